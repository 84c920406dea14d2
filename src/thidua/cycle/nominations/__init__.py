"""Nominations (đề nghị). First floor: the sweep (rà soát), everyone against every award."""
