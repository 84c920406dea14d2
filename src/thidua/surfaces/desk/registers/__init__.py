"""Registers: one list class, one form class, and a declaration for each book of the registry."""
