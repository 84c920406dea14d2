"""The ten rooms of the year, in order; a room imports earlier rooms and the foundation only."""
