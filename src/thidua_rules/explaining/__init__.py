"""Verdict → tokens → sentences (vi, en)."""
