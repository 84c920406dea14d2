"""Search everywhere: grouped results, one kind at a time, the list under the header's field."""
