"""An old decision entered with its list: paste the names, settle the doubtful ones, save once."""
