"""The registry published as SQL views in the shape of the input tables (``rules_ratings`` …)."""
