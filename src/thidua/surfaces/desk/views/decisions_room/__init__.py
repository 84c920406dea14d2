"""Pages of decisions and proposals: drafting, signing, what comes back, outcomes."""
