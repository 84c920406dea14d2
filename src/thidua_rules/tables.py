"""The input tables: the one contract between the rules core and the outside.

Every door (case file, workbook, folder of tables, the office's registry) fills the same typed
rows. A year is an ``int``; a date is a legal date without time; ``None`` means *not known*.
Words are the English codes of the vocabularies below. Version of the contract: ``VERSION``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import NamedTuple

VERSION = 1

YEARS = (1945, 2062)
"""The first and the last year a row may speak of."""

KINDS = ("individual", "collective", "household")
GROUPS = (
    "official",
    "worker",
    "farmer",
    "businessperson",
    "scientist",
    "foreigner",
    "armed_forces",
)
RATINGS = ("not_completed", "completed", "good", "excellent")  # ascending
ISSUERS = (
    "unit", "department", "commune", "province", "ministry", "government", "state",
    "union", "front", "party", "association", "other",
)  # fmt: skip
LAUNCHERS = (*ISSUERS, "president", "prime_minister")  # who may launch a movement
METHODS = ("merit", "sudden", "thematic", "long_service", "seniority", "external")
INITIATIVE_LEVELS = ("base", "ministry_province", "national")  # ascending
INITIATIVE_KINDS = ("initiative", "science_work")
ACHIEVEMENT_KINDS = (
    "movement", "many", "sudden", "contribution", "invention", "prize", "training", "model",
)  # fmt: skip
ACHIEVEMENT_LEVELS = ("base", "commune", "ministry_province", "national")  # ascending
DISCIPLINE_FORMS = (
    "reprimand", "warning", "pay_cut", "demotion", "dismissal", "expulsion",
)  # ascending  # fmt: skip
VIOLATION = "violation"
"""A serious violation concluded in writing: no discipline, but recorded beside it; bars from long
service who held a leading post on the day of the conclusion (Decree 152/2025 Article 9.3)."""
DISCIPLINE_WORDS = (VIOLATION, *DISCIPLINE_FORMS)
HOLD_REASONS = ("discipline_pending", "investigation", "inspection", "complaint")
ABSENCE_KINDS = ("maternity", "sick", "unpaid", "study", "secondment", "military")
STUDY_RESULTS = ("failed", "average", "fair", "good", "excellent")  # ascending; fair = khá
BODIES = ("party", "union", "youth")
MOVED_DOWN = ("rotation", "assignment", "reorganisation")  # to a lower post, by decision
POST_ENDINGS = (*MOVED_DOWN, "age_limit", "early_retirement", "other")


class Subject(NamedTuple):
    """A person, a collective or a household. ``uid`` is any stable text."""

    uid: str
    kind: str = "individual"  # KINDS
    group: str | None = "official"  # GROUPS; None for collectives
    sex: str | None = None  # female | male
    born: date | None = None
    joined: date | None = None  # first day of service
    left: date | None = None  # first day out of service (retired, moved away, died)
    role: str | None = None  # collectives: department, division, enterprise …
    founded: date | None = None
    unit: str | None = None  # people: uid of the collective they belong to


class Rating(NamedTuple):
    """The rating of one year (xếp loại mức độ hoàn thành nhiệm vụ)."""

    subject: str
    year: int
    rating: str  # RATINGS


class AwardHeld(NamedTuple):
    """A title or form already given. ``year`` is the last year of its achievement period."""

    subject: str
    award: str
    year: int
    decided: date | None = None
    issuer: str | None = None  # ISSUERS
    method: str = "merit"  # METHODS
    achievement_from: date | None = None
    achievement_to: date | None = None
    revoked: date | None = None
    decision_no: str | None = None  # None is kept: «chưa có minh chứng»
    restored: date | None = None  # given back after it was revoked


def stands(award: AwardHeld, as_of: date) -> bool:
    """Whether an award is not revoked, not yet revoked, or given back by ``as_of``."""
    if award.revoked is None or award.revoked > as_of:
        return True
    return award.restored is not None and award.restored <= as_of


class Initiative(NamedTuple):
    """A recognised initiative or an accepted science work (sáng kiến, đề tài)."""

    subject: str
    year: int
    level: str = "base"  # INITIATIVE_LEVELS: where it is recognised
    kind: str = "initiative"  # INITIATIVE_KINDS
    share: int = 100  # percent of this author
    replicable: bool = False  # may be replicated / has influence at ``level``
    used_for: tuple[str, ...] = ()  # award codes it already served
    decided: date | None = None
    title: str | None = None
    decision_no: str | None = None


class Achievement(NamedTuple):
    """An achievement or contribution claimed for a commendation form."""

    subject: str
    year: int
    kind: str  # ACHIEVEMENT_KINDS
    level: str = "base"  # ACHIEVEMENT_LEVELS: how far its influence reaches
    launched_by: str | None = None  # LAUNCHERS; movements only
    duration: int | None = None  # years; movements only
    used_for: tuple[str, ...] = ()
    title: str | None = None


class Discipline(NamedTuple):
    """``ends`` is the first day after the discipline is served; None = still running.

    Of a violation ``starts`` is the day it was concluded in writing, and nothing runs.
    """

    subject: str
    form: str  # DISCIPLINE_WORDS
    starts: date
    ends: date | None = None


class Hold(NamedTuple):
    """A reason that suspends review (tạm dừng xét); ``ends`` None = still open."""

    subject: str
    reason: str  # HOLD_REASONS
    starts: date
    ends: date | None = None


class Post(NamedTuple):
    """A post held from ``starts`` until the day before ``ends``."""

    subject: str
    post: str
    starts: date
    ends: date | None = None
    unit: str | None = None
    ended_by: str | None = None  # POST_ENDINGS; counts for long service
    term_ends: date | None = None  # first day after the term or appointment would have ended


class Retirement(NamedTuple):
    """The notice or decision of retirement, and what long service asks beside the posts."""

    subject: str
    decided: date | None = None  # None: not yet
    higher_age: bool | None = None  # a woman under the higher retirement age
    both_wars: bool | None = None  # served on through both resistance wars; None: presumed not


class Absence(NamedTuple):
    """Time away from work; study carries its result."""

    subject: str
    kind: str  # ABSENCE_KINDS
    starts: date
    ends: date | None = None
    full_time: bool = True
    result: str | None = None  # STUDY_RESULTS


class Members(NamedTuple):
    """The roll of a collective in one year, counted."""

    subject: str
    year: int
    total: int
    rated: int | None = None
    advanced_worker: int | None = None
    emulation_fighter_grassroots: int | None = None
    all_completed: bool | None = None
    disciplined_reprimand_or_more: int | None = None
    disciplined_warning_or_more: int | None = None
    advanced_soldier: int | None = None  # units of the armed forces


class Membership(NamedTuple):
    """A person counted in a collective's roll for a year; a collective's shares follow from it."""

    subject: str
    unit: str
    year: int


class Bloc(NamedTuple):
    """The result of a collective in its cluster or bloc (cụm, khối thi đua)."""

    subject: str
    year: int
    leader: bool | None = None
    exceeds_targets: bool | None = None
    organised_by: str | None = "province"  # province | ministry | central
    name: str | None = None


class BodyRating(NamedTuple):
    """The year's rating of a collective's Party organisation, union or youth union."""

    subject: str
    year: int
    body: str  # BODIES
    rating: str  # RATINGS


class Attestation(NamedTuple):
    """A human statement that is given (the code of an attested criterion)."""

    subject: str
    code: str
    year: int | None = None


class Death(NamedTuple):
    """The day a person died (từ trần, hy sinh)."""

    subject: str
    starts: date


class Coverage(NamedTuple):
    """Records of ``table`` are complete for the years ``starts`` … ``ends`` (both included)."""

    subject: str
    table: str
    starts: int
    ends: int


class Proposal(NamedTuple):
    """A subject on the list now proposed for an award of ``year`` (the round's own list)."""

    subject: str
    award: str
    year: int


@dataclass(frozen=True, slots=True)
class Register:
    """All rows of all tables. Lists may be in any order; ``subjects`` fixes the row order."""

    subjects: list[Subject] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)
    awards: list[AwardHeld] = field(default_factory=list)
    initiatives: list[Initiative] = field(default_factory=list)
    achievements: list[Achievement] = field(default_factory=list)
    discipline: list[Discipline] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    members: list[Members] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    blocs: list[Bloc] = field(default_factory=list)
    body_ratings: list[BodyRating] = field(default_factory=list)
    attested: list[Attestation] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    deaths: list[Death] = field(default_factory=list)
    retirements: list[Retirement] = field(default_factory=list)

    def tables(self) -> Iterator[tuple[str, list[NamedTuple]]]:
        """Every table's name and rows, in the order of the contract."""
        for item in fields(self):
            yield item.name, getattr(self, item.name)


ROWS: Mapping[str, type[tuple[object, ...]]] = {
    "subjects": Subject, "ratings": Rating, "awards": AwardHeld, "initiatives": Initiative,
    "achievements": Achievement, "discipline": Discipline, "holds": Hold, "posts": Post,
    "absences": Absence, "members": Members, "memberships": Membership, "blocs": Bloc,
    "body_ratings": BodyRating, "attested": Attestation, "coverage": Coverage,
    "proposals": Proposal, "deaths": Death, "retirements": Retirement,
}  # fmt: skip
"""Table name → row type. Field names are column names in every door."""
