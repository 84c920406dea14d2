"""Who is honoured at a conference, and in which order (Decree 152/2025/NĐ-CP Articles 29 and 30).

From the highest award to the lowest; of one deciding level titles before forms; of one form
collectives and households before people, and the living before those honoured posthumously.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from thidua.bridge.certificates import has_certificate
from thidua.bridge.levels import ceremony_place, level_of
from thidua.cycle.showcase.models import Conference
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.policy.among import among
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.registry.words import STANDING_STATUSES

OUTSIDE = "outside"


def worthy(actor: Actor, conference: Conference) -> list[AwardHeld]:
    """Standing awards of the years of the conference, decided before it, in ceremony order; those
    the law hands over as money alone are not called up, nor those of other bodies."""
    ids = subtree_ids([conference.organisation_id])
    where = Q(**among("organisation", ids)) | Q(**among("person__organisation", ids))
    rows = AwardHeld.objects.visible_to(actor).filter(
        where, status__in=STANDING_STATUSES, decided__lte=conference.held_on,
        year__range=(conference.first_year, conference.last_year),
    )  # fmt: skip
    return in_order(row for row in rows.with_subject() if is_called(row))


def is_called(row: AwardHeld) -> bool:
    level = level_of(row.award, row.issuer)
    return level != OUTSIDE and (level != "base" or has_certificate(row.award))


def in_order(rows: Iterable[AwardHeld]) -> list[AwardHeld]:
    return sorted(rows, key=_key)


def _key(row: AwardHeld) -> tuple[Any, ...]:
    person = row.person
    return (
        *ceremony_place(row.award, row.issuer), person is not None, is_posthumous(row),
        row.subject.sort_key, row.year, row.pk,
    )  # fmt: skip


def is_posthumous(row: AwardHeld) -> bool:
    died = row.person.died if row.person else None
    return died is not None and (row.decided is None or died <= row.decided)
