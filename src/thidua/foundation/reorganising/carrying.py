"""An event is carried out when its day has come; until then it is a plan."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import save
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.reorganising.models import Event, Party
from thidua.foundation.reorganising.performing import joining, simple
from thidua.foundation.reorganising.performing.pen import Pen
from thidua.foundation.reorganising.seen import fingerprint
from thidua.foundation.reorganising.words import EventKind, Status

PERFORM: dict[str, Callable[[Event, Pen], simple.Touched]] = {
    EventKind.RENAMED: simple.renamed,
    EventKind.MOVED: simple.moved,
    EventKind.CLOSED: simple.closed,
    EventKind.RESTORED: simple.restored,
    EventKind.MERGED: joining.merged,
    EventKind.SPLIT: joining.split,
}


@transaction.atomic
def decide(*, actor: Actor, verb: str, event: Event, seen: str = "") -> Event:
    """Write an event: carried out at once, or planned for its day. Raises ValidationError.

    A plan is rehearsed first, so that what cannot be is told now and not on the day.

    Args:
        seen: the fingerprint of the preview that was agreed to; empty compares none.
    """
    event.status = Status.PLANNED if event.on > timezone.localdate() else Status.DONE
    if seen and fingerprint(event, lock=True) != seen:
        raise ValidationError(
            _(
                "Tổ chức, người hoặc chức vụ liên quan vừa được người khác sửa sau khi bạn xem "
                "trước. Chưa có gì được ghi và nội dung bạn nhập vẫn còn. Hãy xem trước lại."
            )
        )
    save(event, new=True)
    if event.status == Status.DONE:
        carry_out(event)
    else:
        rehearse(event)
        _name_parties(event, [event.organisation], [])
    record(actor=actor, verb=verb, target=event, after=event.snapshot(), reason=event.legal_basis)
    return event


def carry_out(event: Event) -> None:
    """Write what the plan says, with its journal and its parties."""
    pen = Pen()
    before, after = PERFORM[event.kind](event, pen)
    event.journal, event.status, event.stopped_why = pen.journal, Status.DONE, ""
    save(event, new=False)
    event.parties.all().delete()
    _name_parties(event, before, after)


def rehearse(event: Event) -> Pen:
    """What carrying it out would write; nothing is kept. Raises ValidationError."""
    pen = Pen()
    with transaction.atomic():
        PERFORM[event.kind](event, pen)
        transaction.set_rollback(True)
    return pen


def _name_parties(event: Event, before: list[Organisation], after: list[Organisation]) -> None:
    sides = {one.pk: False for one in before} | {one.pk: True for one in after}
    sides.setdefault(event.organisation_id, False)
    Party.objects.bulk_create(
        Party(event=event, organisation_id=pk, after=later) for pk, later in sides.items()
    )
