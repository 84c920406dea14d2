"""What an overlay says, as the pages keep it."""

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


def head_of(overlay: Overlay) -> dict[str, Any] | None:
    """Columns of a draft that say whose rules these are and in which decision or circular they
    stand; None for a file that leans on an instrument it does not declare itself."""
    stands = overlay.instrument
    if stands is None or stands.issued is None:
        return None
    seen = overlay.sources.get(next(iter(stands.seen), ""), {})
    return {
        "code": overlay.code, "issuer": overlay.issuer, "holder": overlay.holder.code,
        "holder_vi": overlay.holder.name["vi"], "holder_en": overlay.holder.name.get("en", ""),
        "kind": stands.kind, "number": stands.number, "issued": stands.issued,
        "title": stands.name["vi"], "article": overlay.citation.article,
        "source": seen.get("what", ""), "source_where": seen.get("where", ""),
        "valid_from": overlay.starts, "valid_to": overlay.ends, "sure": str(stands.sure),
    }  # fmt: skip
