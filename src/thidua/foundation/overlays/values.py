"""What an overlay fills in, as the pages keep it."""

from typing import Any

from thidua.bridge.overlays import Overlay


def values_of(overlay: Overlay) -> dict[str, dict[str, Any]]:
    """Setting → its words and, where it is not the overlay's own, its article."""
    common = overlay.citation.article
    return {
        name: {
            "value": list(fill.values),
            "article": "" if fill.citation.article == common else fill.citation.article,
        }
        for name, fill in overlay.fills.items()
    }
