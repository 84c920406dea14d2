"""The leaf of long service: its value is the time counted, in whole months, and its evidence the
posts."""

from __future__ import annotations

from ..model.law import Leaf
from ..model.verdict import CriterionResult, Status
from ..service.history import history_of
from ..service.model import Scale
from ..service.telling import Told, told
from .evidence import Rows, evidence


def service_result(
    leaf: Leaf, scale: Scale, path: str, status: Status, rows: Rows, subject: str
) -> CriterionResult:
    """The judged criterion; ``value``, ``required`` and ``margin`` are in months."""
    history = history_of(rows.all_of(subject), rows.as_of)
    found = told(history, scale)
    counted = found.counted
    tokens = dict(found.tokens)
    if leaf.branch:
        tokens["branch"] = leaf.branch
    return CriterionResult(
        id=leaf.id, leaf=leaf.kind, path=path, status=status, nature=leaf.nature,
        label=dict(leaf.text), value=counted.counted.months if counted else None,
        required=counted.needed if counted else None,
        margin=counted.margin if counted else None, years=_years(found, history.until.year),
        evidence=tuple(evidence("posts", post) for post in found.posts),
        citation=leaf.citation, tokens=tokens,
    )  # fmt: skip


def _years(found: Told, last: int) -> tuple[int, ...]:
    """Every year in which a post of the table was held."""
    years = {y for p in found.posts
             for y in range(p.starts.year, (p.ends.year if p.ends else last) + 1)}  # fmt: skip
    return tuple(sorted(years))
