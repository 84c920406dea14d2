"""The law as data: YAML read by :mod:`thidua_rules.loading`; no code lives here."""
