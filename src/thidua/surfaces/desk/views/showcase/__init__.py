"""Conferences, honour lists, role models."""
