from collections.abc import Iterable
from datetime import date

from django.db import transaction

from thidua.foundation.access.models import User
from thidua.foundation.access.permissions import may_keep_accounts
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.correct_award import correct_award
from thidua.foundation.registry.actions.correct_rating import correct_rating
from thidua.foundation.registry.actions.reissue_award import reissue_award
from thidua.foundation.registry.models import AwardHeld, Rating

YEAR = 2015
REASONS = (
    "Ghi nhầm số thông báo, đối chiếu lại bản gốc",
    "Bổ sung ký hiệu cơ quan ban hành",
    "Thông báo được đính chính",
)
CERTIFIED = "ministry_province_merit_certificate"
NUMBERED = "Bổ sung số bằng theo sổ vàng"
DAMAGED = "Bằng bị hỏng khi sửa trụ sở"


@transaction.atomic
def correct_samples(*, actor: Actor) -> int:
    """Let each officer of the demonstration correct a few old rows by the office's own actions, so
    that records have a history to show: notices of ratings, certificates, one of them reissued.
    Returns how many deeds."""
    require(may_keep_accounts, actor)
    done = 0
    officers = User.objects.filter(demonstration=True, grants__role=Role.DEPARTMENT_OFFICER)
    for officer in officers.order_by("username").distinct():
        done += _correct_notices(officer) + _number_certificates(officer)
    return done


def _correct_notices(officer: User) -> int:
    rows = Rating.objects.visible_to(officer).filter(year=YEAR, person__isnull=False)
    found = list(rows.exclude(decision_no="").order_by("pk")[: len(REASONS)])
    for reason, row in zip(REASONS, found, strict=False):
        correct_rating(
            actor=officer, row=row, version=row.edit_version, reason=reason,
            decision_no=f"{row.decision_no}-ĐC",
        )  # fmt: skip
    return len(found)


def _number_certificates(officer: User) -> int:
    """Two certificates of collectives get their numbers; the later one is exchanged."""
    rows = AwardHeld.objects.visible_to(officer).filter(
        award=CERTIFIED, status="valid", organisation__isnull=False, decided__lt=date(2024, 1, 1)
    )
    found = [
        correct_award(actor=officer, row=row, version=row.edit_version, reason=NUMBERED,
                      certificate_no=f"{number:04}/BK")
        for number, row in enumerate(_first_two(rows.order_by("decided", "pk")), start=118)
    ]  # fmt: skip
    for row in found[1:]:
        reissue_award(actor=officer, row=row, version=row.edit_version, on=date(2025, 8, 14),
                      kind="exchanged", certificate_no="0512/BK", reason=DAMAGED)  # fmt: skip
    return len(found) + len(found[1:])


def _first_two(rows: Iterable[AwardHeld]) -> list[AwardHeld]:
    """The first rows of two different collectives."""
    first: dict[int | None, AwardHeld] = {}
    for row in rows:
        first.setdefault(row.organisation_id, row)
    return list(first.values())[:2]
