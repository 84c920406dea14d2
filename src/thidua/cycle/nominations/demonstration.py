"""A year of rounds for the demonstration: reviews held, files at every stage.

Everything goes through the room's own actions, so that the trail tells it like any office's year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from thidua.cycle.nominations.actions.appraise_nominations import appraise_nominations
from thidua.cycle.nominations.actions.draft_unit_review import draft_unit_review
from thidua.cycle.nominations.actions.nominate import nominate
from thidua.cycle.nominations.actions.nominate_reviewed import nominate_reviewed
from thidua.cycle.nominations.actions.open_round import open_round
from thidua.cycle.nominations.actions.record_unit_review import Voted, record_unit_review
from thidua.cycle.nominations.actions.return_nomination import ToMend, return_nomination
from thidua.cycle.nominations.actions.sign_unit_review import sign_unit_review
from thidua.cycle.nominations.actions.submit_nominations import submit_nominations
from thidua.cycle.nominations.models import Nomination, ReviewLine, Round, UnitReview
from thidua.cycle.nominations.standing import MEETS
from thidua.cycle.nominations.states import RoundKind
from thidua.cycle.nominations.together import whatever_may
from thidua.cycle.nominations.units import units_of
from thidua.foundation.access.models import User
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.actions.record_achievement import record_achievement

YEAR = 2025
OPINION = "Hồ sơ đầy đủ, thành tích đúng với dữ liệu trong sổ; đề nghị trình Hội đồng."
DEEDS = (
    ("Phát hiện, ngăn chặn kho hàng giả lớn trong đêm, bảo vệ an toàn người dân", 9),
    ("Khắc phục sự cố mất điện diện rộng sau bão, cấp điện trở lại trong 18 giờ", 16),
)


@dataclass(frozen=True, slots=True)
class Filled:
    """What was written: the yearly round, the sudden one, and files by state."""

    annual: Round
    sudden: Round
    files: int


@transaction.atomic
def fill(
    actor: Actor, *, organisation: Organisation, signer: User, today: date,
    finished: Sequence[str] | None = None,
) -> Filled:  # fmt: skip
    """Play a department's yearly round and a sudden one.

    Args:
        signer: the account of a head whose reach covers the units; signs in person.
        today: the day the year is seen from; the sudden deeds lie a few days before it.
        finished: short names of units that have signed; None lets all but the last two be done.
    """
    annual = open_round(
        actor=actor, organisation=organisation, year=YEAR, kind=RoundKind.ANNUAL,
        name=f"Xét danh hiệu thi đua, khen thưởng năm {YEAR}", opens=date(YEAR, 12, 1),
        closes=max(date(YEAR + 1, 1, 10), today), received=date(YEAR + 1, 1, 15),
    )  # fmt: skip
    signed = list(_reviews(actor, annual, signer, finished))
    for review in signed:
        nominate_reviewed(actor=actor, review=review)
    _settle(actor, annual, signed)
    sudden = _sudden(actor, organisation, today)
    return Filled(annual, sudden, Nomination.objects.filter(round=annual).count())


def _reviews(
    actor: Actor, annual: Round, signer: User, finished: Sequence[str] | None
) -> Iterator[UnitReview]:
    """Units that met and signed; one more has met and waits, one has only its list."""
    units = units_of(annual)
    done = units[:-2] if finished is None else [u for u in units if str(u) in finished]
    for unit in units:
        review = draft_unit_review(actor=actor, round_=annual, unit=unit)
        if not review.voters or not review.lines.exists():
            review.delete()
            continue
        if unit in done:
            met = _meet(actor, review)
            yield sign_unit_review(actor=signer, row=met, version=met.edit_version)
        elif unit == units[-2]:
            _meet(actor, review)


def _meet(actor: Actor, review: UnitReview) -> UnitReview:
    """The meeting: nearly all present, nearly all agree, one who meets the standard left out."""
    voters = review.voters or 1
    present = voters - (voters > 6)
    lines = list(review.lines.order_by("pk"))
    left_out = next((one for one in lines if one.stood in MEETS and one.person_id), None)
    left_out = left_out if len(lines) > 12 else None
    chair = Person.objects.filter(
        postings__organisation=review.unit, postings__is_head=True, postings__ends__isnull=True
    ).first()  # fmt: skip
    staff = Person.objects.filter(organisation=review.unit, left__isnull=True, died__isnull=True)
    clerk = staff.exclude(pk=chair.pk if chair else 0).order_by("sort_key").first()
    return record_unit_review(
        actor=actor, row=review, version=review.edit_version,
        votes={line.pk: _vote(line, present, line is left_out) for line in lines},
        held_on=date(YEAR, 12, 22), venue=f"Phòng họp {review.unit.name}", present=present,
        voters=voters, chair=str(chair or "Chủ trì cuộc họp"), secretary=str(clerk or "Thư ký"),
        remarks="Các ý kiến thống nhất với danh sách đề nghị.",
    )  # fmt: skip


def _vote(line: ReviewLine, present: int, left_out: bool) -> Voted:
    if left_out:
        why = "Cá nhân xin nhường, đã được khen thưởng nhiều năm liền."
        return Voted(None, False, why)
    return Voted(present - (line.pk % 5 == 0), line.stood in MEETS)


def _settle(actor: Actor, annual: Round, signed: list[UnitReview]) -> None:
    """Files of all but the last unit are sent; of these one is returned, most are appraised."""
    sent: list[Nomination] = []
    for review in signed[:-1]:
        rows = list(
            Nomination.objects.filter(round=annual, unit=review.unit).with_subject()
            .select_related("round__organisation", "unit__parent")
        )  # fmt: skip
        sent += whatever_may(lambda files: submit_nominations(actor=actor, nominations=files),
                             rows)[0]  # fmt: skip
    returned, waiting = sent[:1], sent[1:6]
    for row in returned:
        remarks = [ToMend("summary", "Nêu rõ kết quả cụ thể, có số liệu so với kế hoạch.")]
        return_nomination(actor=actor, row=row, version=row.edit_version, remarks=remarks)
    rest = [row for row in sent if row not in returned and row not in waiting]
    whatever_may(
        lambda files: appraise_nominations(actor=actor, nominations=files, opinion=OPINION), rest
    )


def _sudden(actor: Actor, organisation: Organisation, today: date) -> Round:
    """Commendation soon after the deed: days from the deed are shown on every file."""
    made = open_round(
        actor=actor, organisation=organisation, year=today.year, kind=RoundKind.SUDDEN,
        name=f"Khen thưởng đột xuất năm {today.year}", opens=today - timedelta(days=30),
        closes=today + timedelta(days=30), awards=["commendation_certificate"],
    )  # fmt: skip
    units = [unit for unit in units_of(made) if unit.pk != organisation.pk]
    for (title, days), unit in zip(DEEDS, units, strict=False):
        person = Person.objects.filter(
            organisation=unit, left__isnull=True, died__isnull=True
        ).order_by("sort_key").first()  # fmt: skip
        if person is not None:
            _deed(actor, made, unit, person, title, today - timedelta(days=days))
    return made


def _deed(
    actor: Actor, made: Round, unit: Organisation, person: Person, title: str, day: date
) -> None:
    row = record_achievement(
        actor=actor, person=person, title=title, kind="sudden", year=day.year,
        provenance={"door": "demonstration"},
    )  # fmt: skip
    nominate(
        actor=actor, round_=made, unit=unit, subject=person, award="commendation_certificate",
        achievement=row, deed_on=day, achievement_from=day, achievement_to=day,
        object_class="direct", summary=f"{title}.",
    )  # fmt: skip
