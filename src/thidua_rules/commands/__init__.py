"""The commands of ``thidua`` that need no database; each imports what it needs, when it runs."""
