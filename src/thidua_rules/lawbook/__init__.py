"""The law read as a book: what cites what, what is sure, what changed, and where a word stands."""
