"""Principles about the person: holds, discipline, death, a head's unit, what counts as a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ..model.law import PrincipleVersion
from ..model.verdict import Overall
from ..tables import DISCIPLINE_FORMS, RATINGS, STUDY_RESULTS
from .posthumous import refused_to_dead
from .seen import Found, Seen, days_within, number

MONTH = 30
"""Days taken for a month of absence; a span of whole calendar months is never short of it."""


def holds(seen: Seen, _version: PrincipleVersion) -> Found:
    """Review is suspended, not refused."""
    if seen.overall is Overall.ON_HOLD:
        day = seen.question.received
        open_ = [r for r in seen.recorded("holds") if r.ends is None or day < r.ends]
        yield "held_up", {"reasons": sorted({row.reason for row in open_})}


def restart(seen: Seen, version: PrincipleVersion) -> Found:
    """Only what was achieved after discipline ended counts."""
    if "discipline" not in version.applies["after"] or seen.subject.kind != "individual":
        return
    oldest = date(seen.year - seen.reach + 1, 1, 1)
    rows = [r for r in seen.recorded("discipline")
            if r.form in DISCIPLINE_FORMS and (r.ends is None or r.ends > oldest)]  # fmt: skip
    if not rows:
        return
    if any(row.ends is None or row.ends > seen.question.received for row in rows):
        yield "discipline_runs", {"day": min(row.starts for row in rows)}
    else:
        yield "counted_after", {"day": max(row.ends for row in rows)}


def priority(seen: Seen, version: PrincipleVersion) -> Found:
    """Direct workers and farmers; who lives in a remote area is not on record."""
    if seen.award.family == "form" and seen.subject.group in version.applies["groups"]:
        yield "priority_group", {}


def posthumous(seen: Seen, version: PrincipleVersion) -> Found:
    """Titles are refused to the dead; forms may be given."""
    deaths = seen.recorded("deaths")
    if not deaths or seen.subject.kind != "individual":
        return
    received, sent = seen.receipt
    tokens: dict[str, object] = {"day": deaths[0].starts}
    if refused_to_dead(seen.law, seen.award, received=received, sent=sent):
        yield "posthumous_refused", tokens
    elif seen.award.code in version.applies["unsettled"] and seen.award.posthumous is None:
        yield "posthumous_unsettled", tokens
    else:
        yield "posthumous_form", tokens


def head_and_unit(seen: Seen, version: PrincipleVersion) -> Found:
    """A head rated above the unit led."""
    led = {row.unit for row in seen.touching("posts") if row.unit and _leads(row.post, version)}
    own = seen.rating_of(seen.subject.uid, seen.year)
    for unit in sorted(led):
        theirs = seen.rating_of(unit, seen.year)
        if own and theirs and RATINGS.index(own) > RATINGS.index(theirs):
            yield "head_above_unit", {"own": own, "theirs": theirs}


def _leads(post: str, version: PrincipleVersion) -> bool:
    """Whether a post is a head's; deputies are not."""
    words = post.split("_")
    return "deputy" not in words and (post in version.applies["posts"] or words[-1] == "head")


# -- what counts as a year of work -----------------------------------------------------------
def maternity(seen: Seen, _version: PrincipleVersion) -> Found:
    """Maternity leave is no deduction."""
    if seen.yearly and any(row.kind == "maternity" for row in seen.touching("absences")):
        yield "maternity_counts", {"year": seen.year}


def study_time(seen: Seen, version: PrincipleVersion) -> Found:
    """Short courses count if the school's rules were kept; long ones by their result."""
    least = STUDY_RESULTS.index(version.applies["at_least"][0])
    for row in seen.touching("absences") if seen.yearly else ():
        if row.kind != "study":
            continue
        if not _long(row, number(version, "months")):
            yield "study_short", {"year": seen.year}
        elif row.result is None:
            yield "study_unfinished", {"year": seen.year}
        elif STUDY_RESULTS.index(row.result) >= least:
            yield "study_counts", {"year": seen.year}


def _long(row: Any, months: int) -> bool:
    if row.ends is None:
        return True
    away = (row.ends.year - row.starts.year) * 12 + row.ends.month - row.starts.month
    return bool(away - (row.ends.day < row.starts.day) >= months)


def transfer(seen: Seen, version: PrincipleVersion) -> Found:
    """Who decides after a transfer in the year, and whose opinion is asked."""
    posts = [row for row in seen.touching("posts") if row.unit]
    units = list(dict.fromkeys(row.unit for row in sorted(posts, key=lambda row: row.starts)))
    if not seen.yearly or len(units) < 2:
        return
    old, day = units[-2], seen.question.received
    days = sum(days_within(row, seen.year, day) for row in posts if row.unit == old)
    asked = days >= number(version, "months") * MONTH
    yield "transferred", {"decides": decider(seen, version), "opinion": asked}


def secondment(seen: Seen, version: PrincipleVersion) -> Found:
    """Who decides about a person seconded in the year."""
    if seen.yearly and any(row.kind == "secondment" for row in seen.touching("absences")):
        yield "seconded", {"decides": decider(seen, version)}


def decider(seen: Seen, version: PrincipleVersion) -> str:
    """The body that rates decides about officials only; about others the new unit."""
    word = version.applies["decides"][0]
    official = (seen.subject.group or "official") == "official"
    return word if word != "rating_body" or official else "new_unit"


def long_absence(seen: Seen, version: PrincipleVersion) -> Found:
    """Months away in the year, where a ministry or a province may refuse to consider them."""
    covered = any(getattr(part, "kind", "") == "absence" for part in seen.parts())
    if covered or seen.award.code not in version.applies["awards"]:
        return
    away = [r for r in seen.touching("absences") if r.kind not in version.applies["except"]]
    days = sum(days_within(row, seen.year, seen.question.received) for row in away)
    if days >= number(version, "months") * MONTH:
        yield "long_absence", {"months": days // MONTH, "year": seen.year}


def unrated_year(seen: Seen, version: PrincipleVersion) -> Found:
    """Years looked at in which too little was worked to be rated: neither pass nor fail."""
    years = sorted(_too_short(seen, version))
    if years:
        yield "unrated_years", {"years": years}


def _too_short(seen: Seen, version: PrincipleVersion) -> Iterator[int]:
    rated = {row.year for row in seen.recorded("ratings")}
    joined = seen.subject.joined
    for year in range(seen.year - seen.reach + 1, seen.year + 1):
        if year in rated or joined is None or joined.year > year:
            continue
        worked = 12 - joined.month + (joined.day == 1) if joined.year == year else 12
        away = [r for r in seen.touching("absences", year)
                if r.kind not in version.applies["except"]]  # fmt: skip
        days = sum(days_within(row, year, seen.question.received) for row in away)
        if worked - days // MONTH < number(version, "months"):
            yield year
