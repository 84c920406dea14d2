"""Rounds, the units' reviews, files, their appraisal."""
