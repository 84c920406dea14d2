"""The awards that stand as columns: those that a kind of subject may receive, in ladder order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from django.utils.translation import get_language

from thidua.bridge.law import the_law
from thidua.bridge.quotas import at_most, quota_rules
from thidua.bridge.verdicts import Law, Overall, in_language
from thidua.cycle.nominations.board import Board
from thidua.cycle.nominations.reviewing import Review


@dataclass(frozen=True, slots=True)
class Quota:
    """What the law allows at most: ``percent`` of those who get the title ``of``.

    ``most`` is known where the base level decides: only there all who are counted are in view.
    """

    percent: int
    of: str
    most: int | None

    @property
    def share(self) -> str:
        return f"{self.percent}%"


@dataclass(frozen=True, slots=True)
class Column:
    """One award, with its counts over the rows in view."""

    code: str
    place: int
    short: str
    name: str
    family: str
    eligible: int = 0
    likely: int = 0
    near: int = 0
    hopeful: int = 0  # would meet the standard with the best rating of the year
    held: int = 0
    quota: Quota | None = None


def language() -> str:
    """``vi`` or ``en``: the languages of the law data."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def columns(kind: str, codes: tuple[str, ...] | None = None) -> list[Column]:
    """Those of ``codes`` (by default the ladder) that a kind of subject may receive.

    ``codes`` are a sweep's awards in its order: a column's place is its place there.
    """
    law, lang = the_law(), language()
    asked = [law.awards[code] for code in law.asked(codes)]
    return [
        Column(award.code, n, in_language(award.short, lang), in_language(award.name, lang),
               award.family)
        for n, award in enumerate(asked) if kind in award.recipients
    ]  # fmt: skip


def counted(board: Board, kind: str, rows: np.ndarray | None = None) -> list[Column]:
    """The columns with their totals over ``rows`` (by default all of the board)."""
    rows = np.arange(len(board.entries)) if rows is None else rows
    shown, leaning = board.overall[rows], board.leaning[rows]
    near, held, waits = board.near[rows], board.held[rows], board.waits[rows]
    eligible = {code: int((shown[:, n] == Overall.ELIGIBLE).sum())
                for n, code in enumerate(board.awards)}  # fmt: skip
    return [
        Column(
            one.code, one.place, one.short, one.name, one.family, eligible[one.code],
            int(((shown[:, one.place] == Overall.UNDETERMINED)
                 & (leaning[:, one.place] == Overall.ELIGIBLE)).sum()),
            int(near[:, one.place].sum()),
            int((waits[:, one.place] > 0).sum()), int(held[:, one.place].sum()),
            _quota(one.code, kind, board, eligible),
        )
        for one in columns(kind, board.awards)
    ]  # fmt: skip


def _quota(code: str, kind: str, board: Board, eligible: dict[str, int]) -> Quota | None:
    """The quota of the version that judges; none where rows in view have quotas that differ."""
    found = {_quota_by(law, code, kind, board.review, eligible) for law in board.laws}
    return found.pop() if len(found) == 1 else None


def _quota_by(
    law: Law, code: str, kind: str, review: Review, eligible: dict[str, int]
) -> Quota | None:
    """One law's own quota; none where the version that judges was not read."""
    award = law.awards[code]
    received = dict(review.higher).get(award.level, review.received)
    for rule in quota_rules(law, code, received=received, sent=review.sent, kind=kind):
        if rule.of in eligible and not rule.last_verified:
            most = at_most(rule.percent, eligible[rule.of]) if award.level == "base" else None
            return Quota(rule.percent, in_language(law.awards[rule.of].short, language()), most)
    return None
