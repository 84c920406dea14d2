"""Search across everything: one index of words over people, organisations, awards, initiatives."""
