"""Movements: the years opened and closed, movements launched, targets set, directions followed."""
