"""From what a file says to what would be written: nothing here writes."""
