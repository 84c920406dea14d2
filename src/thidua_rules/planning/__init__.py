"""What is missing, and the earliest year it could be met."""
