"""Who may do what: roles, reach and composable predicates. Knows no model."""
