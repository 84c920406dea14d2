"""Whom a sitting, or a round without one, has left to be decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from thidua.bridge.law import the_law
from thidua.cycle.councils.models import BallotItem, Sitting
from thidua.cycle.councils.queries import passed
from thidua.cycle.councils.subjects import of_nominations
from thidua.cycle.councils.words import INITIATIVE, BallotState
from thidua.cycle.decisions.levels import is_own
from thidua.cycle.decisions.models import DecisionLine
from thidua.cycle.decisions.words import Kind, State
from thidua.cycle.initiatives.models import Submission
from thidua.cycle.nominations.models import Nomination, Round
from thidua.cycle.nominations.queries import for_council
from thidua.cycle.nominations.states import RoundKind
from thidua.cycle.nominations.states import State as Filed
from thidua.foundation.organisations.kinds import Kind as Body
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.registry.catalogue import award_name
from thidua.foundation.registry.words import COLLECTIVE_CLASS_WORDS

LATEST = 40
"""Sittings, and rounds, looked through for somebody undecided."""

WITHOUT_COUNCIL = (RoundKind.SUDDEN, RoundKind.THEMATIC)
"""Kinds of rounds whose appraised files may go to the head without a vote of the council."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a list is drawn from: a sitting's votes, or the appraised files of a round."""

    organisation: Organisation
    year: int
    sitting: Sitting | None = None
    round: Round | None = None

    @property
    def received(self) -> date:
        """The day whose law speaks."""
        if self.round is not None:
            return self.round.reckoned
        assert self.sitting is not None, "a source is a sitting or a round"
        return self.sitting.held_on


@dataclass(frozen=True, slots=True)
class Candidate:
    """One line to be. ``key`` names it on a form."""

    name: str
    detail: str
    award: str
    nomination: Nomination | None = None
    submission: Submission | None = None
    person: Person | None = None
    organisation: Organisation | None = None
    object_class: str = ""
    achievement_from: date | None = None
    achievement_to: date | None = None

    @property
    def key(self) -> str:
        about = self.nomination or self.submission or self.person or self.organisation
        assert about is not None, "nobody is decided on"
        return f"{self.award or INITIATIVE}:{about.uid}"

    @property
    def award_words(self) -> str:
        """The award's name in the reader's language; empty for an initiative."""
        return award_name(self.award) if self.award else ""

    def columns(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def of_sitting(sitting: Sitting) -> Source:
    return Source(sitting.council.organisation, sitting.year, sitting, sitting.round)


def of_round(round_: Round) -> Source:
    return Source(round_.organisation, round_.year, None, round_)


def candidates(source: Source, kind: str, addressed_to: str = "") -> list[Candidate]:
    """In the order of awards and then of the ballot papers; what a standing decision or proposal
    to the same addressee lists already is left out."""
    return left_for(source, everyone(source), kind, addressed_to)


def everyone(source: Source) -> list[Candidate]:
    """Whoever a sitting let through, or a round without a council brings to the head."""
    return _of_files(source) if source.sitting is None else _of_votes(source.sitting)


def left_for(
    source: Source, rows: Sequence[Candidate], kind: str, addressed_to: str = ""
) -> list[Candidate]:
    """Those of the rows that a paper of the kind is still to list; one query."""
    taken = _taken(source, kind, addressed_to)
    return [one for one in rows if _fits(source, one, kind) and _same(one) not in taken]


def listed_already(
    source: Source, kind: str, addressed_to: str, rows: Sequence[Candidate]
) -> list[Candidate]:
    """Those of the rows that a standing decision, or proposal to the same addressee, lists."""
    taken = _taken(source, kind, addressed_to)
    return [one for one in rows if _same(one) in taken]


def _fits(source: Source, one: Candidate, kind: str) -> bool:
    if kind == Kind.INITIATIVE or one.submission is not None:
        return kind == Kind.INITIATIVE and one.submission is not None
    return is_own(source.organisation, one.award) == (kind == Kind.AWARD)


def _same(one: Candidate | DecisionLine) -> tuple[Any, ...]:
    about = [getattr(getattr(one, name), "pk", None) for name in
             ("submission", "person", "organisation")]  # fmt: skip
    return (one.award, *about)


def _taken(source: Source, kind: str, addressed_to: str) -> set[tuple[Any, ...]]:
    rows = DecisionLine.objects.filter(
        decision__organisation=source.organisation, decision__year=source.year,
        decision__kind=kind, decision__addressed_to=addressed_to,
    ).exclude(decision__state=State.ANNULLED)  # fmt: skip
    if source.round is not None:
        rows = rows.filter(decision__round=source.round)
    return {_same(one) for one in rows.select_related("submission", "person", "organisation")}


def _of_votes(sitting: Sitting) -> list[Candidate]:
    voted = sitting.ballots.filter(state=BallotState.CLOSED).order_by("pk")
    codes = dict.fromkeys(voted.values_list("award", flat=True))
    return [_of_item(item) for code in codes for item in passed(sitting, code)]


def _of_item(item: BallotItem) -> Candidate:
    file = item.nomination
    award = "" if item.submission_id else item.ballot.award
    year = item.ballot.sitting.year
    first, last = (file.achievement_from, file.achievement_to) if file else (
        (None, None) if item.submission_id else (date(year, 1, 1), date(year, 12, 31))
    )  # fmt: skip
    return Candidate(
        item.name, item.detail, award, file, item.submission, item.person, item.organisation,
        file.object_class if file else class_of(item.organisation), first, last,
    )  # fmt: skip


def _of_files(source: Source) -> list[Candidate]:
    assert source.round is not None, "a source is a sitting or a round"
    if source.round.kind not in WITHOUT_COUNCIL:
        return []
    files = list(for_council(source.round).select_related("organisation__parent"))
    return [
        Candidate(
            shown.name, shown.detail, file.award, file, None, file.person, file.organisation,
            file.object_class or class_of(file.organisation), file.achievement_from,
            file.achievement_to,
        )
        for file, shown in zip(files, of_nominations(files), strict=True)
    ]  # fmt: skip


def class_of(organisation: Organisation | None) -> str:
    """The row of the statistical forms that a collective's own kind says; a person's is asked."""
    if organisation is None:
        return ""
    told = {Body.ENTERPRISE: "enterprise", Body.HOUSEHOLD: "household"}
    found = told.get(Body(organisation.kind), "collective")
    return found if found in COLLECTIVE_CLASS_WORDS else ""


def counted(rows: Iterable[Candidate | DecisionLine]) -> list[tuple[str, int]]:
    """(name of the award, how many), in the order of first appearance; initiatives by ''."""
    found = Counter(one.award for one in rows)
    return [(award_name(code) if code else "", number) for code, number in found.items()]


def in_order(rows: Sequence[Candidate]) -> list[Candidate]:
    """By award in the order of the catalogue, as the list of the paper has them."""
    order = {code: place for place, code in enumerate(the_law().awards)}
    return sorted(rows, key=lambda one: order.get(one.award, len(order)))


def sources_of(sittings: QuerySet[Sitting], rounds: QuerySet[Round]) -> list[Source]:
    """Sittings that let somebody through, and rounds without a council that have appraised files;
    two queries."""
    voted = sittings.filter(
        ballots__state=BallotState.CLOSED, ballots__items__passed=True
    ).distinct()  # fmt: skip
    filed = rounds.filter(
        kind__in=WITHOUT_COUNCIL, nominations__state=Filed.APPRAISED
    ).distinct()  # fmt: skip
    return [*map(of_sitting, voted[:LATEST]), *map(of_round, filed[:LATEST])]
