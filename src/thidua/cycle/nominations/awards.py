"""The awards a round considers, and what is said of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from thidua.bridge.belonging import law_of
from thidua.bridge.law import the_law
from thidua.bridge.verdicts import Award, Law
from thidua.cycle.nominations.models import Nomination, Round
from thidua.cycle.nominations.reviewing import Review
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.registry.catalogue import award_name


def awards_of(round_: Round) -> tuple[str, ...]:
    """Codes the round considers, in the order of the catalogue; the yearly ladder by default."""
    law = the_law()
    wanted = set(round_.awards)
    return tuple(code for code in law.awards if code in wanted) or law.ladder


def choices_of(round_: Round, kind: str | None = None) -> list[tuple[str, str]]:
    """(code, name) of the round's awards, for one kind of recipient or for all."""
    law = the_law()
    return [
        (code, award_name(code)) for code in awards_of(round_)
        if kind is None or kind in law.awards[code].recipients
    ]  # fmt: skip


def review_for(round_: Round, more: tuple[str, ...] = ()) -> Review:
    """The sweep that answers for a round: its year, its day of receipt, its awards."""
    law = the_law()
    wanted = {*awards_of(round_), *more}
    plain = Review(round_.year, round_.reckoned)
    if wanted <= set(law.ladder):
        return plain
    known = wanted | set(law.ladder)
    return replace(plain, awards=tuple(code for code in law.judged if code in known))


def law_for(organisation: Organisation) -> Law:
    """The law by which an organisation's files are judged."""
    return law_of(organisation.uid.hex)


def kind_of(subject: Person | Organisation) -> str:
    """The kind of recipient, as the law counts them."""
    if isinstance(subject, Person):
        return "individual"
    return "household" if subject.kind == Kind.HOUSEHOLD else "collective"


def award_of(nomination: Nomination) -> Award | None:
    """The award in the catalogue."""
    return the_law().awards.get(nomination.award)


def period_of(year: int) -> tuple[date, date]:
    """The achievement period of a yearly award."""
    return date(year, 1, 1), date(year, 12, 31)
