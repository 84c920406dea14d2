"""What a unit is proposed to register: it starts from something and changes what it likes.

Titles its people and itself held lately, those the sweep says lie within reach, and the targets
of the movement. Nothing here rests on discipline or holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from thidua.bridge.law import the_law
from thidua.bridge.outlook import IF_EXCELLENT, NEAR, outlook
from thidua.cycle.movements.figures import measured
from thidua.cycle.movements.models import Movement, Target
from thidua.cycle.movements.words import Shape
from thidua.cycle.registrations.models import RegisteredTarget, RegisteredTitle, Registration
from thidua.cycle.registrations.queries import staff_of
from thidua.foundation.audit.queries import revision_and_moment
from thidua.foundation.documents.letterhead import in_vietnamese
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.registry.models import AwardHeld

Subject = Person | Organisation
HELD = "held"
BACK = 2
"""Years looked back for titles held: the latest year's are often not decided yet."""
FOR_MEETING = (NEAR, IF_EXCELLENT)
"""Offered, but not put down for the unit: it says itself who aims that high."""
PLEDGE = (
    "Đoàn kết, chủ động, sáng tạo, hoàn thành các chỉ tiêu, nhiệm vụ được giao; chấp hành nghiêm "
    "pháp luật, kỷ luật, kỷ cương; hưởng ứng các phong trào thi đua và thực hiện đúng những nội "
    "dung đã đăng ký."
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """``why``: held before, then with the ``year``, or a word of the outlook."""

    subject: Subject
    award: str
    why: str
    year: int | None = None

    @property
    def key(self) -> tuple[str, str]:
        return self.subject.uid.hex, self.award


def proposals(year: int, staff: Sequence[Subject]) -> list[Proposal]:
    """Each subject and title once, in the order of the catalogue; a title held says more than the
    sweep."""
    found: dict[tuple[str, str], Proposal] = {}
    for one in (*_held(staff, year), *_within_reach(staff, year)):
        found.setdefault(one.key, one)
    order = {code: place for place, code in enumerate(the_law().awards)}
    return sorted(found.values(), key=lambda one: order.get(one.award, len(order)))


def _held(staff: Sequence[Subject], year: int) -> Iterator[Proposal]:
    """Titles of the latest year of which a subject holds any."""
    by_person = {one.pk: one for one in staff if isinstance(one, Person)}
    by_unit = {one.pk: one for one in staff if isinstance(one, Organisation)}
    law = the_law()
    titles = [code for code in law.ladder if law.awards[code].family == "title"]
    whom = Q(person__in=by_person) | Q(organisation__in=by_unit)
    rows = AwardHeld.objects.filter(whom, award__in=titles, year__range=(year - BACK, year - 1))
    latest: dict[Subject, int] = {}
    for row in rows.exclude(status="revoked").order_by("-year", "subject_key", "pk"):
        subject = by_person[row.person_id] if row.person_id else by_unit[row.organisation_id or 0]
        if latest.setdefault(subject, row.year) == row.year:
            yield Proposal(subject, row.award, HELD, row.year)


def _within_reach(staff: Sequence[Subject], year: int) -> Iterator[Proposal]:
    by_uid = {one.uid.hex: one for one in staff}
    for one in outlook(year, revision_and_moment(), list(by_uid)):
        yield Proposal(by_uid[one.subject], one.award, one.word)


def titles_of(row: Registration) -> list[RegisteredTitle]:
    """Titles a new registration starts with: those held before, and those within easy reach."""
    staff = staff_of(row.organisation, row.year)
    return [
        title_of(row, one) for one in proposals(row.year, staff)
        if one.why not in FOR_MEETING
    ]  # fmt: skip


def title_of(row: Registration, one: Proposal) -> RegisteredTitle:
    about = "person" if isinstance(one.subject, Person) else "organisation"
    origin = {"door": "proposed", "why": one.why} | ({"year": one.year} if one.year else {})
    return RegisteredTitle(
        registration=row, award=one.award, provenance=origin,
        **{about: one.subject},
    )  # fmt: skip


def targets_of(row: Registration) -> list[RegisteredTarget]:
    """The movement's targets of the year: the unit's own, and those of the whole office for which
    it has none of its own."""
    movement = row.movement
    if movement is None:
        return []
    own: dict[int, Target] = {}
    for one in _planned(movement, row):
        held = own.get(one.indicator_id)
        if held is None or one.organisation_id is not None:
            own[one.indicator_id] = one
    return [_promised(row, movement, one) for one in own.values()]


@in_vietnamese
def _promised(row: Registration, movement: Movement, target: Target) -> RegisteredTarget:
    """A unit takes a share of units, and what it was given, as its own value; of an amount that
    the whole office aims at it says that it does its part."""
    one, office = target.indicator, movement.organisation
    made = RegisteredTarget(registration=row, indicator=one)
    if target.organisation_id or row.organisation_id == office.pk or one.shape == Shape.SHARE:
        made.value = target.value
    else:
        made.text = f"Góp phần để {office.name} đạt mức {measured(one, target.value)}"
    return made


def _planned(movement: Movement, row: Registration) -> Iterator[Target]:
    targets = movement.targets.filter(year=row.year).select_related("indicator")
    rows = targets.order_by("indicator__code", "pk")
    yield from (one for one in rows if one.organisation_id in (None, row.organisation_id))


def suggestions(row: Registration, staff: Sequence[Subject]) -> list[Proposal]:
    """What the sweep says and the registration does not have, what is one criterion away too."""
    there = {(one.subject.uid.hex, one.award) for one in row.titles.all().with_subject()}
    return [one for one in proposals(row.year, staff) if one.key not in there]
