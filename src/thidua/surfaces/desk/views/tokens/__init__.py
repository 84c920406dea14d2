"""Keys for programs: one's own, and those of the accounts one keeps."""
