"""Registrations: titles and targets a unit or a person undertakes for the year."""
