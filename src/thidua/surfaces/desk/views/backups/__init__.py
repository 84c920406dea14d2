"""Backups, on the desk."""
