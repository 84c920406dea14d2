"""Room 9: the numbers of a year, the state's forms, the reports drafted from the data."""
