"""The desk: what staff see and do, one frame for every page."""
