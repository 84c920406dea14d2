"""Demonstration data of two departments: invented people, years 2010 to 2026, always the same."""
