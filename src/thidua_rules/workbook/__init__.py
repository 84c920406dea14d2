"""Workbooks written: the template to fill, the results, the upload with its cells marked."""
