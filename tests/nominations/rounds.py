"""A yearly round of the test office, and the way of a file through it."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.nominations.history import RECEIVED, Histories
from thidua.cycle.nominations.actions.draft_unit_review import draft_unit_review
from thidua.cycle.nominations.actions.nominate import nominate
from thidua.cycle.nominations.actions.nominate_reviewed import nominate_reviewed
from thidua.cycle.nominations.actions.open_round import open_round
from thidua.cycle.nominations.actions.record_unit_review import Voted, record_unit_review
from thidua.cycle.nominations.actions.sign_unit_review import sign_unit_review
from thidua.cycle.nominations.models import Nomination, Round, UnitReview
from thidua.foundation.policy.roles import Role

WORKER, FIGHTER = "advanced_worker", "emulation_fighter_grassroots"
MEETING: dict[str, Any] = {
    "held_on": date(2025, 12, 20), "chair": "Đặng Thị Hương An", "secretary": "Lê Thư Ký",
    "present": 5, "voters": 5,
}  # fmt: skip


def opened(histories: Histories, **more: Any) -> Round:
    values = {
        "organisation": histories.office.department, "year": 2025, "name": "Xét năm 2025",
        "opens": date(2025, 12, 1), "closes": date(2027, 12, 31), "received": RECEIVED,
        "awards": [WORKER, FIGHTER],
    }  # fmt: skip
    return open_round(actor=histories.office.officer, **values | more)


def held(histories: Histories, round_: Round, **said: Voted) -> UnitReview:
    """The energy division's meeting; ``said`` of a person by the name in the histories."""
    actor = histories.office.user(Role.UNIT_OFFICER)
    review = draft_unit_review(actor=actor, round_=round_, unit=histories.office.energy)
    others = {getattr(histories, name).pk: vote for name, vote in said.items()}
    votes = {
        line.pk: others.get(line.person_id, Voted(5, line.proposed, ""))
        for line in review.lines.all()
    }
    return record_unit_review(
        actor=actor, row=review, version=review.edit_version, votes=votes, **MEETING
    )


def signed(histories: Histories, round_: Round) -> UnitReview:
    review = held(histories, round_)
    head = histories.office.user(Role.UNIT_HEAD)
    return sign_unit_review(actor=head, row=review, version=review.edit_version)


def drawn_up(histories: Histories, round_: Round) -> list[Nomination]:
    """The files of everyone the energy division puts forward."""
    actor = histories.office.user(Role.UNIT_OFFICER)
    nominate_reviewed(actor=actor, review=signed(histories, round_))
    return list(Nomination.objects.filter(round=round_).with_subject().order_by("pk"))


def of(files: list[Nomination], person: Any, award: str = WORKER) -> Nomination:
    return next(one for one in files if one.person == person and one.award == award)


def single(histories: Histories, round_: Round, person: Any, **more: Any) -> Nomination:
    """A file made without a meeting."""
    actor = histories.office.officer
    values = {"award": WORKER, "summary": "Đã làm tốt.", "object_class": "direct"} | more
    return nominate(actor=actor, round_=round_, unit=person.organisation, subject=person, **values)
