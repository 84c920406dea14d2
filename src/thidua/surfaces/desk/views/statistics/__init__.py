"""The numbers of a year, the state's forms, reports."""
