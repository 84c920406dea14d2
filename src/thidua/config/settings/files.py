"""Static files: from the packages, or collected and fingerprinted where a folder is named."""

from pathlib import Path
from typing import Any

STATIC_URL = "static/"
PAPER_FONTS = Path(__file__).parents[2] / "surfaces/desk/static/vendor/tinos-paper"
"""Whole fonts for papers (PDF), brought with the pages' files."""


def static_files(folder: str) -> dict[str, Any]:
    """Settings of static files for a folder of collected files ('' for none)."""
    if not folder:
        return {"WHITENOISE_USE_FINDERS": True, "WHITENOISE_MAX_AGE": 300}
    return {
        "STATIC_ROOT": folder,
        "STORAGES": {
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
        },
    }
