"""The pages of the lawbook."""
