"""Organisations in time: the tree of a day, the picture of a history, a life, its events."""
