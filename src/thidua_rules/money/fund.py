"""Ceilings of the fund and of what council work may cost; a ceiling is never rounded above."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..model.law import Text
from ..model.verdict import Citation
from .model import Maximum, MoneyLaw, within


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that may be set aside, in đồng; None where no text is recorded for the day."""

    id: str
    text: Text
    dong: int | None
    citation: Citation | None


def ceiling(money: MoneyLaw, share: str, whole: int, day: date) -> Ceiling:
    """«At most percent of ``whole`` đồng» on a day.

    Args:
        share: department, province_delta, province_mountain or organising.

    Raises:
        KeyError: no such share.
    """
    found = next((item for item in money.shares if item.id == share), None)
    if found is None:
        raise KeyError(share)
    citation = next((c for c in found.versions if within(day, c.starts, c.ends)), None)
    dong = int(found.percent * whole // 100) if citation else None
    return Ceiling(found.id, found.text, dong, citation)


def maximum(money: MoneyLaw, code: str, day: date) -> Maximum | None:
    """The most that one council session, member or file may cost on a day; None: not recorded."""
    return next(
        (m for m in money.maxima
         if m.id == code and within(day, m.citation.starts, m.citation.ends)), None,
    )  # fmt: skip
