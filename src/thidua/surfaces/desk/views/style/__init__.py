"""The living page of style: every component of the desk, in each of its states."""
