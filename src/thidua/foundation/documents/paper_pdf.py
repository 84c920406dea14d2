"""A state paper as PDF/A-2b."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from thidua.foundation.documents.state_paper import Block, StatePaper, short_of
from thidua.foundation.documents.typesetting import SHARED, set_pdf

TEMPLATE = SHARED / "state_paper.typ"


def pdf(paper: StatePaper) -> bytes:
    """Raises Unprintable where a letter has no shape in the paper's font."""
    return set_pdf(TEMPLATE, told(paper))


def told(paper: StatePaper) -> dict[str, Any]:
    """The paper as the template reads it."""
    higher, issuer = paper.agency
    kept: dict[str, Any] = {
        "title": paper.title, "higher": higher, "issuer": issuer, "number": paper.full_number,
        "dateline": paper.dateline, "name": paper.name, "about": paper.about,
        "authority": paper.authority, "addressed": list(paper.addressed),
        "belonging": paper.belonging, "recipients": list(paper.recipients),
        "signatures": [
            {**asdict(one), "short": short}
            for one, short in zip(paper.signatures, short_of(paper.signatures), strict=True)
        ],
        "body": [_block(one) for one in paper.body],
        "annexes": [
            {"name": one.name, "about": one.about, "label": one.label,
             "landscape": one.landscape, "blocks": [_block(each) for each in one.blocks]}
            for one in paper.annexes
        ],
    }  # fmt: skip
    if paper.day is not None:
        kept["made"] = [paper.day.year, paper.day.month, paper.day.day]
    return kept


def _block(block: Block) -> dict[str, Any]:
    return {"is": type(block).__name__.lower(), **asdict(block)}
