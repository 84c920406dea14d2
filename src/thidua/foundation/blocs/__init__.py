"""Clusters and blocs: who compares with whom in which year, and who leads them."""
