"""Pages of registrations: the board of the year, one unit's registration, its pledge."""
