from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.decisions.candidates import Candidate, Source, in_order, listed_already
from thidua.cycle.decisions.models import Decision, DecisionLine
from thidua.cycle.decisions.permissions import may_draft
from thidua.cycle.movements.queries import require_open
from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import digest, enter
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def draft_decision(
    *, actor: Actor, source: Source, kind: str, listed: Sequence[Candidate], **texts: Any
) -> Decision:
    """Begin a decision or a proposal with its list; everything can be changed until it is frozen.
    Whoever else drafts at the same office waits: nobody is listed twice.

    ``texts``: ``title``, ``symbol``, ``bases``, ``way``, ``addressed_to``, the signer …
    Raises NotPermitted, ValidationError.
    """
    if not listed:
        raise ValidationError(_("Chưa chọn ai vào danh sách; chưa có gì được lưu."))
    require_open(source.organisation, source.year)
    Organisation.objects.select_for_update(no_key=True).get(pk=source.organisation.pk)
    if twice := listed_already(source, kind, texts.get("addressed_to", ""), listed):
        raise ValidationError(
            _("Đã có trong một văn bản khác đang soạn hoặc đã ban hành: %s. Chưa có gì được lưu.")
            % "; ".join(one.name for one in twice)
        )
    row = Decision(
        organisation=source.organisation, year=source.year, kind=kind, round=source.round,
        sitting=source.sitting, **texts,
    )  # fmt: skip
    decision = enter(actor=actor, verb="draft_decision", row=row, may=may_draft)
    lines = [
        DecisionLine(decision=decision, number=number, **one.columns())
        for number, one in enumerate(in_order(listed), start=1)
    ]
    for line in lines:
        line.name_subject()
        line.full_clean(exclude=["decision"], validate_constraints=False)
    DecisionLine.objects.bulk_create(lines, batch_size=500)
    record(
        actor=actor, verb="list_decision", target=decision, many=len(lines),
        digest=digest([one.listed() for one in lines]),
    )  # fmt: skip
    return decision
