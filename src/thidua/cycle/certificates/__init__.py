"""Certificates: the printed object of an award, its number in the gold book, its public code."""
