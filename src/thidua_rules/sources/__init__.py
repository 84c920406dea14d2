"""Readers of the outside: case files, workbooks, folders of tables."""
