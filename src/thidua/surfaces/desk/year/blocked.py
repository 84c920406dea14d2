"""What does not go on, and whose hand it waits for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundation.access.models import User
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.permissions import may_see_overlays
from thidua.foundation.overlays.words import State
from thidua.foundation.policy.roles import READERS
from thidua.foundation.registry.permissions import may_keep_year_facts
from thidua.surfaces.desk.year.cycle import serving
from thidua.surfaces.desk.year.tally import rows_of

SHOWN = 8
"""Units named on the first page; the list of people has them all."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """``who`` is waited for, ``what`` is missing; ``count`` 0 where there is but one."""

    who: str
    what: str
    address: str
    count: int


def blocked(user: User, year: int) -> list[Blocked]:
    """Two queries. The officer of one unit alone is waited for, and reads it in the to-do list."""
    return [*_ratings(user, year), *_rules(user)]


def _ratings(user: User, year: int) -> Iterator[Blocked]:
    if may_keep_year_facts(user) and len(user.reach(*READERS).places) < 2:
        return
    lacking = (
        serving(user, year).exclude(ratings__year=year).order_by()
        .values("organisation__uid", "organisation__name")
        .annotate(count=Count("pk", distinct=True)).order_by("-count", "organisation__name")
    )  # fmt: skip
    for one in lacking[:SHOWN]:
        address = rows_of("ca-nhan", f"?unrated={year}&place={one['organisation__uid']}")
        what = _("cá nhân chưa có xếp loại năm %(year)s") % {"year": year}
        yield Blocked(one["organisation__name"], what, address, one["count"])


def _rules(user: User) -> Iterator[Blocked]:
    """One's own draft waits for another's confirmation."""
    if not may_see_overlays(user):
        return
    sent = OverlayDraft.objects.visible_to(user).filter(state=State.SUBMITTED, writer=user)
    for draft in sent[:SHOWN]:
        yield Blocked(
            _("Người thứ hai có quyền xác nhận"),
            _("quy định riêng %(number)s chờ xác nhận") % {"number": draft.number},
            reverse("desk:overlay", args=[draft.uid]), 0,
        )  # fmt: skip
