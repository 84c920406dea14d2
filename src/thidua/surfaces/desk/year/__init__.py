"""What the first page says of a year: where it stands, what is due, what waits, and for whom."""
