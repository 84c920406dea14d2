"""One file a table: what may be asked, what is told, what may be written."""
