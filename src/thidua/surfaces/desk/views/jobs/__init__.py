"""Background work, on the desk."""
