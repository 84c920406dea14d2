"""Pages of movements and of the years they belong to."""
