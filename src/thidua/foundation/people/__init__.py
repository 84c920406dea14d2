"""People and where they serve: posts and absences in time. A person is not an account."""
