"""Criteria → one typed graph per law version → a kernel."""
