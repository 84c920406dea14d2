"""How rows are kept: identity, edit versions, text without accents, one audit event a change."""
