"""Organisations in time: ministries, provinces, departments, divisions, units, blocs."""
