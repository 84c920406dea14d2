"""The law as data: YAML files only. Read by ``thidua_rules.loading``."""
