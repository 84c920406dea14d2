"""The API at /api/v1/: the same rooms, for programs, with the permissions of the pages."""
