"""Certificates, on the desk."""
