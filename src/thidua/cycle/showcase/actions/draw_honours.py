from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.showcase.ceremony import worthy
from thidua.cycle.showcase.models import Conference, HonourEntry
from thidua.cycle.showcase.permissions import may_hold_conferences
from thidua.cycle.showcase.refusals import require_open
from thidua.cycle.showcase.words import Honour
from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import digest
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def draw_honours(
    *, actor: Actor, conference: Conference, awards: Collection[str] | None = None
) -> list[HonourEntry]:
    """Draw the honour list anew from the registry, in ceremony order; ``awards`` narrows it to
    some. Whoever is praised without an award stays, after all others.

    Raises NotPermitted, ValidationError where nobody is to be honoured.
    """
    require(may_hold_conferences, actor, conference.organisation_id)
    require_open(conference)
    found = worthy(actor, conference)
    if awards is not None:
        found = [row for row in found if row.award in awards]
    if not found:
        raise ValidationError(
            _("Chưa có khen thưởng nào của các năm này được quyết định trước ngày hội nghị; danh "
              "sách chưa thay đổi.")
        )  # fmt: skip
    HonourEntry.objects.filter(conference=conference, kind=Honour.AWARD).delete()
    rows = [
        HonourEntry(conference=conference, number=number, kind=Honour.AWARD, award=award,
                    person=award.person, organisation=award.organisation)
        for number, award in enumerate(found, start=1)
    ]  # fmt: skip
    HonourEntry.objects.bulk_create(rows)
    _after(conference, len(rows))
    record(
        actor=actor, verb="draw_honours", target=conference, after={"honours": len(rows)},
        digest=digest([row.snapshot() for row in rows]),
    )  # fmt: skip
    return rows


def _after(conference: Conference, last: int) -> None:
    praised = HonourEntry.objects.filter(conference=conference, kind=Honour.PRAISED)
    for number, row in enumerate(praised.order_by("number", "pk"), start=last + 1):
        HonourEntry.objects.filter(pk=row.pk).update(number=number)
