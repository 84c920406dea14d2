"""Long histories → one row a subject: year masks and a few numbers."""
