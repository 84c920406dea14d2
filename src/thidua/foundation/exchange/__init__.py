"""Workbooks in and out: read, preview, import, undo; the registry as a workbook."""
