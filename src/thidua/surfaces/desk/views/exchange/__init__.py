"""Workbooks in and out, on the desk."""
