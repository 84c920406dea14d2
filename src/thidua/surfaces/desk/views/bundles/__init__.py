"""Bundles between offices, on the desk."""
