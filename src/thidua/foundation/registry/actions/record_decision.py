from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import digest
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import line_above
from thidua.foundation.people.models import Person
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.origin import stamped
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.registry.permissions import may_keep_awards
from thidua.foundation.registry.recipients import check_recipient


class Listed(NamedTuple):
    """One line of a decision's list."""

    subject: Person | Organisation
    object_class: str = ""
    certificate_no: str = ""


@transaction.atomic
def record_decision(
    *, actor: Actor, listed: Sequence[Listed], reason: str = "", **decision: Any
) -> list[AwardHeld]:
    """Record an old decision with everyone it lists: all of it or nothing, one audit event.

    ``decision`` holds the columns of an award that every line shares: ``decision_no``,
    ``decided``, ``award`` or ``award_name``, ``year``, ``issuer`` … Raises NotPermitted, and
    ValidationError naming each line that cannot be recorded.
    """
    if not decision.get("decision_no") or not decision.get("decided"):
        raise ValidationError({"decision_no": _("Quyết định phải có số và ngày.")})
    origin = stamped({"door": "decision", "listed": len(listed)}, actor)
    rows = [_row(line, decision, origin) for line in listed]
    for place in {row.place_id for row in rows}:
        require(may_keep_awards, actor, place)
    _check(rows)
    event = record(
        actor=actor, verb="record_decision", target=rows[0], many=len(rows), reason=reason,
        after=_told(rows), digest=digest([row.snapshot() for row in rows]),
        organisation_uid=_above_all(rows),
    )  # fmt: skip
    for row in rows:
        row.provenance["event"] = event.pk
    try:
        with transaction.atomic():
            AwardHeld.objects.bulk_create(rows, batch_size=500)
    except IntegrityError as error:
        raise ValidationError(_(
            "Một dòng của danh sách vừa được người khác ghi. Chưa ghi dòng nào; hãy đối chiếu lại."
        )) from error  # fmt: skip
    return rows


def _row(line: Listed, decision: dict[str, Any], origin: dict[str, Any]) -> AwardHeld:
    about = "person" if isinstance(line.subject, Person) else "organisation"
    whom: dict[str, Any] = {about: line.subject}
    return AwardHeld(
        **decision, **whom, object_class=line.object_class, certificate_no=line.certificate_no,
        provenance=dict(origin),
    )  # fmt: skip


def _check(rows: list[AwardHeld]) -> None:
    """Raise every objection at once, each with the name it is about."""
    if not rows:
        raise ValidationError({"listed": _("Danh sách chưa có ai.")})
    wrong: list[str] = []
    seen: set[Any] = set()
    for row in rows:
        if row.subject in seen:
            wrong.append(_("%(name)s: có hai lần trong danh sách.") % {"name": row.subject})
        seen.add(row.subject)
        try:
            check_recipient(row)
            row.full_clean()
        except ValidationError as error:
            wrong += [f"{row.subject}: {message}" for message in error.messages]
    if wrong:
        raise ValidationError({"listed": wrong})


def _told(rows: list[AwardHeld]) -> dict[str, Any]:
    """What the trail keeps: the decision once, and whom it lists."""
    first = rows[0].snapshot()
    of_a_line = ("person", "organisation", "object_class", "certificate_no", "provenance")
    shared = {name: value for name, value in first.items() if name not in of_a_line}
    return shared | {
        "listed": [{"uid": str(row.subject.uid), "name": str(row.subject)} for row in rows]
    }


def _above_all(rows: list[AwardHeld]) -> UUID | None:
    """The lowest organisation above everyone listed; that of the first where there is none."""
    places = {row.place.pk: row.place for row in rows if row.place is not None}
    lines = [line_above(place) for place in places.values()]
    shared = next((key for key in lines[0] if all(key in line for line in lines)), None)
    keys = [shared] if shared is not None else list(places)[:1]
    return Organisation.objects.values_list("uid", flat=True).get(pk=keys[0])
