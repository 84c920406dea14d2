"""Pages of accounts: one's own, and what an administrator does to others'."""
