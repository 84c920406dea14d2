"""Principles on what may be counted: one achievement one reward, merit only, the last award."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

from ..compiling.leaves import CLIMB
from ..evaluating.evidence import evidence
from ..model.law import PrincipleVersion
from ..model.verdict import CriterionResult
from .seen import Found, Seen


def _behind(seen: Seen, leaves: list[CriterionResult]) -> list[Any]:
    """Initiatives, topics and achievements that these criteria rest on."""
    shown = {row for leaf in leaves for row in leaf.evidence}
    return [row for table in ("initiatives", "achievements") for row in seen.recorded(table)
            if evidence(table, row) in shown]  # fmt: skip


def _named(row: Any) -> str:
    return str(row.title or row.kind)


def one_reward(seen: Seen, version: PrincipleVersion) -> Found:
    """What served an award already: a form after anything, a title after a form or itself."""
    spent, climbed, titles = [], [], set()
    for row in _behind(seen, list(seen.leaves)):
        used = {code for code in row.used_for if not (seen.already and code == seen.award.code)}
        lower = {c for c in used if _is_title(seen, c) and c != seen.award.code}
        if used and (seen.award.family == "form" or used - lower):
            spent.append(_named(row))
        elif lower:
            climbed.append(_named(row))
            titles |= lower
    if spent:
        yield "achievement_used", {"items": spent}
    climb = seen.law.setting(CLIMB, seen.question.received) or ("warn",)
    if climbed and "initiative_used" in version.applies["warn"] and climb[0] != "allow":
        yield "title_climb", {"items": climbed, "awards": sorted(titles)}


def _is_title(seen: Seen, code: str) -> bool:
    award = seen.law.awards.get(code)
    return award is not None and award.family == "title"


def occasions(seen: Seen, version: PrincipleVersion) -> Found:
    """Achievements behind a state-level award: no register says what occasion they were for."""
    if seen.award.level not in version.applies["levels"]:
        return
    rows = _behind(seen, seen.standing("achievement"))
    if rows:
        yield "occasion_to_check", {"items": [_named(row) for row in rows]}


def initiative_again(seen: Seen, _version: PrincipleVersion) -> Found:
    """One initiative recognised twice at the same level: the same name in two years."""
    years: dict[tuple[str, str], set[int]] = {}
    for row in seen.recorded("initiatives"):
        if row.title and row.year <= seen.year:
            years.setdefault((_folded(row.title), row.level), set()).add(row.year)
    for row in _behind(seen, list(seen.leaves)):
        again = years.pop((_folded(row.title or ""), getattr(row, "level", "")), set())
        if len(again) > 1:
            yield "initiative_again", {"items": [row.title], "years": sorted(again)}


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def merit_only(seen: Seen, version: PrincipleVersion) -> Found:
    """Sudden, thematic and other awards that the standard would count, had they been for merit."""
    prior, counted = seen.prior_awards(), seen.counted_awards()
    left_out = [
        row for row in seen.recorded("awards")
        if row.method not in version.applies["methods"] and row.year <= seen.year
        and (row.award in prior or (row.award in counted and row.year > seen.year - seen.reach))
    ]  # fmt: skip
    if left_out:
        yield (
            "not_merit",
            {
                "awards": sorted({row.award for row in left_out}),
                "years": sorted({row.year for row in left_out}),
            },
        )


def counted_from(seen: Seen, _version: PrincipleVersion) -> Found:
    """The last award's decision names no achievement period, and counting from its day is short;
    or it names one that ends in another year than the register says."""
    for leaf in seen.standing("years_since"):
        first = min(leaf.years, default=seen.year) - 1
        for row in seen.recorded("awards"):
            if row.award not in seen.prior_awards() or row.year != first:
                continue
            if row.achievement_to is None:
                need = leaf.required
                if row.decided and isinstance(need, int) and _short(row.decided, need, seen):
                    yield "period_unnamed", {"awards": [row.award], "day": row.decided,
                                             "required": need, "counted": row.year}  # fmt: skip
            elif row.achievement_to.year != row.year:
                yield "period_differs", {"awards": [row.award], "day": row.achievement_to,
                                         "counted": row.year}  # fmt: skip


def _short(decided: date, years: int, seen: Seen) -> bool:
    """Fewer full years than asked from a decision to the day of the file."""
    received, sent = seen.receipt
    day = sent or received
    full = day.year - decided.year - ((day.month, day.day) < (decided.month, decided.day))
    return full < years


def collective_years(seen: Seen, version: PrincipleVersion) -> Found:
    """The two parts of a collective's chain: excellent years in a row, the others good."""
    if seen.subject.kind != "collective":
        return
    steps = {int(step) for step in version.applies["years"]}
    since = seen.standing("years_since")
    for leaf in seen.leaves:
        value = leaf.value
        short = isinstance(value, int) and isinstance(leaf.margin, int) and leaf.margin < 0
        if leaf.leaf == "years_with" and leaf.required in steps and since and short:
            yield "collective_years", {"value": value, "required": leaf.required}


def revocation(seen: Seen, _version: PrincipleVersion) -> Found:
    """Awards that count because they were restored."""
    back = {e.label for leaf in seen.leaves for e in leaf.evidence if e.note == "restored"}
    if back:
        yield "given_back", {"awards": sorted(back)}


def recognised(seen: Seen, _version: PrincipleVersion) -> Found:
    """Initiatives and topics that carry a criterion without a decision or certificate on record."""
    rows = _behind(seen, seen.standing("initiatives"))
    bare = [_named(row) for row in rows if not row.decision_no]
    if bare:
        yield "work_unproved", {"items": bare}
