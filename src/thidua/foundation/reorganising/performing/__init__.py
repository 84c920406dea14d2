"""Carrying out an event: what each kind writes, all of it in the journal."""
