"""Pages of results: the year's indicators, one over the years, workbooks, ratings, score sheets."""
