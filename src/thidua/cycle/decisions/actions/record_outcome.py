from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.decisions.entering import Deciding, enter_awards, lines_for_entering
from thidua.cycle.decisions.levels import OF_ADDRESSEE, granted_by
from thidua.cycle.decisions.models import Decision, DecisionLine
from thidua.cycle.decisions.permissions import may_draft
from thidua.cycle.decisions.refusals import require_state
from thidua.cycle.decisions.words import Addressee, Kind, Outcome, State
from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@dataclass(frozen=True, slots=True)
class Told:
    """What the answer says: ``number`` and ``on`` of the higher level's decision, or ``why``
    not."""

    outcome: str
    number: str = ""
    on: date | None = None
    issuer_name: str = ""
    why: str = ""


COLUMNS = ["outcome", "outcome_no", "outcome_on", "outcome_why"]


@transaction.atomic
def record_outcome(
    *, actor: Actor, decision: Decision, version: int, lines: Sequence[UUID], told: Told
) -> Decision:
    """What the higher level has decided of some lines of a proposal; those granted become awards
    of the registry by that level's decision.

    Raises NotPermitted, ValidationError, StaleEdit, NotNow.
    """
    current = held(decision, version=version)
    require(may_draft, actor, current.place_id)
    require_state(current, State.ISSUED)
    chosen = _chosen(current, lines)
    _require_said(told)
    for line in chosen:
        line.outcome, line.outcome_no = told.outcome, told.number.strip()
        line.outcome_on, line.outcome_why = told.on, told.why.strip()
    if told.outcome == Outcome.GRANTED:
        _grant(actor, current, chosen, told)
    DecisionLine.objects.bulk_update(chosen, COLUMNS, batch_size=200)
    current.edit_version += 1
    current.save(update_fields=["edit_version"])
    record(
        actor=actor, verb="record_outcome", target=current, many=len(chosen),
        reason=told.why, after=asdict(told) | {"lines": [one.number for one in chosen]},
    )  # fmt: skip
    return current


def _chosen(decision: Decision, lines: Sequence[UUID]) -> list[DecisionLine]:
    keys = decision.lines.filter(uid__in=list(lines), outcome=Outcome.WAITING)
    chosen = lines_for_entering(decision, keys.values_list("pk", flat=True))
    if decision.kind != Kind.PROPOSAL or not chosen:
        raise ValidationError(_("Hãy chọn những dòng đang chờ kết quả; chưa có gì được lưu."))
    return chosen


def _require_said(told: Told) -> None:
    if told.outcome == Outcome.GRANTED and (not told.number.strip() or told.on is None):
        raise ValidationError(_("Kết quả được tặng phải có số và ngày quyết định của cấp trên."))
    if told.outcome == Outcome.REFUSED and not told.why.strip():
        raise ValidationError(_("Hãy ghi lý do không được tặng, theo văn bản trả lời."))
    if told.outcome not in (Outcome.GRANTED, Outcome.REFUSED):
        raise ValidationError(_("Hãy chọn kết quả."))


def _grant(actor: Actor, decision: Decision, lines: Sequence[DecisionLine], told: Told) -> None:
    assert told.on is not None, "asked for above"
    levels = {granted_by(one.award, decision.addressed_to) for one in lines}
    if len(levels) > 1:
        raise ValidationError(_(
            "Một quyết định do một cấp ký. Hãy ghi riêng những dòng do Thủ tướng, Chủ tịch nước "
            "quyết định; chưa có gì được lưu."
        ))  # fmt: skip
    (issuer,) = levels
    by = Deciding(
        told.number.strip(), told.on, issuer, told.issuer_name or _named(decision, issuer)
    )
    enter_awards(actor, decision, lines, by)


def _named(decision: Decision, issuer: str) -> str:
    """Whom the proposal was addressed to first, where that level decides itself."""
    if issuer != OF_ADDRESSEE[Addressee(decision.addressed_to)]:
        return ""
    return decision.addressee.partition(";")[0].strip()
