"""Dates 22/11/2026 and numbers 1.234,5 in Vietnamese; the day comes first in English too."""
