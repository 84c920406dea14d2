"""Principles about the file: how fresh it is, what else is proposed, whose papers and opinions."""

from __future__ import annotations

from datetime import date

from ..model.law import PrincipleVersion
from ..months import months_later
from ..tables import RATINGS
from .seen import Found, Seen, number


def is_fresh(reported_to: date, submitted: date, months: int) -> bool:
    """Whether achievements reported up to a day are fresh enough on the day of submission."""
    return submitted <= months_later(reported_to, months)


def report_freshness(seen: Seen, version: PrincipleVersion) -> Found:
    """A report that ends with the reference year is too old on the day of submission."""
    received, sent = seen.receipt
    months = number(version, "months")
    year_end = date(seen.year, 12, 31)
    late = not is_fresh(year_end, sent or received, months)
    if late and seen.award.level in version.applies["levels"]:
        yield "report_stale", {"day": months_later(year_end, months), "months": months}


def one_state_award(seen: Seen, version: PrincipleVersion) -> Found:
    """Another state-level award met, proposed or given in the same year."""
    levels, free = version.applies["levels"], version.applies["except"]
    if seen.award.level not in levels:
        return
    proposed = {row.award for row in seen.recorded("proposals") if row.year == seen.year}
    this_year = seen.question.received.year
    given = {
        row.award for row in seen.recorded("awards")
        if row.method not in free and row.decided and row.decided.year == this_year
    }  # fmt: skip
    others = sorted(
        code for code in proposed | given | {*seen.rivals}
        if code != seen.award.code and _level(seen, code) in levels
    )  # fmt: skip
    if others:
        yield "one_state_award", {"awards": others}


def _level(seen: Seen, code: str) -> str | None:
    award = seen.law.awards.get(code)
    return award.level if award else None


def collective_bodies(seen: Seen, version: PrincipleVersion) -> Found:
    """The Party and mass organisations of a collective rated below what was asked, or not known."""
    if seen.subject.kind != "collective" or seen.award.level not in version.applies["levels"]:
        return
    least = RATINGS.index(version.applies["at_least"][0])
    rated = {r.body: r.rating for r in seen.recorded("body_ratings") if r.year == seen.year}
    below = [b for b in version.applies["bodies"] if b in rated and RATINGS.index(rated[b]) < least]
    open_ = [body for body in version.applies["bodies"] if body not in rated]
    if below:
        yield "bodies_below", {"bodies": below}
    if open_:
        yield "bodies_unknown", {"bodies": open_}


def outsiders(seen: Seen, version: PrincipleVersion) -> Found:
    """Somebody stated to be outside the unit's payroll, and an award of the state level."""
    stated = {row.code for row in seen.recorded("attested")}
    if seen.award.level in version.applies["levels"] and stated & {*version.applies["statement"]}:
        yield "outsider_state_award", {}


def enterprise_papers(seen: Seen, version: PrincipleVersion) -> Found:
    """Papers that only an enterprise's file must hold."""
    if seen.subject.role in version.applies["roles"]:
        yield "enterprise_papers", {"papers": list(version.applies["papers"])}


def enterprise_route(seen: Seen, version: PrincipleVersion) -> Found:
    """Which province and ministry an enterprise's award goes through."""
    enterprise = seen.subject.role in version.applies["roles"]
    owner = seen.subject.kind == "individual" and seen.subject.group in version.applies["groups"]
    if (enterprise or owner) and seen.award.level in ("government", "state"):
        yield "enterprise_route", {"days": number(version, "answer_days")}
