"""The awards that the data on money and deadlines name exist."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from .calendar import load_calendar
from .errors import LawError
from .money import load_money
from .nodes import closest
from .references import line_of


def check_named_awards(root: Path, known: Collection[str]) -> None:
    """Refuse a coefficient or a deadline of an award that no file under ``awards/`` declares.

    Raises:
        LawError: naming the file and the line.
    """
    money, calendar = load_money(root), load_calendar(root)
    for regime in money.regimes:
        scale = regime.scale
        named = {row.award for row in scale.rows} if scale else set()
        _check(named, known, root / "money" / f"{regime.code}.yaml")
    terms = {award for term in calendar.terms.values() for award in term.awards}
    _check(terms, known, root / "calendar" / "deadlines.yaml")


def _check(named: Collection[str], known: Collection[str], path: Path) -> None:
    for award in sorted(set(named) - set(known)):
        raise LawError(path, line_of(path, award), f"no award «{award}»", closest(award, known))
