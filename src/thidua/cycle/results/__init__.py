"""Results: what indicators came to, ratings of the year, score sheets of clusters and blocs."""
