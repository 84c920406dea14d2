from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.decisions.entering import lines_for_entering
from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.permissions import may_draft
from thidua.cycle.decisions.refusals import NotNow, require_state
from thidua.cycle.decisions.served import free_used
from thidua.cycle.decisions.words import Kind, State
from thidua.cycle.initiatives.actions.revoke_recognition import revoke_recognition
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.actions.revoke_award import revoke_award
from thidua.foundation.registry.models import AwardHeld


@transaction.atomic
def annul_decision(
    *, actor: Actor, decision: Decision, version: int, on: date, decision_no: str, reason: str
) -> Decision:
    """Annul an issued decision by another: all its awards are revoked from that day, and what they
    rested on may serve again; initiatives it recognised are before the council again.

    Raises NotPermitted, ValidationError, StaleEdit, NotNow.
    """
    current = held(decision, version=version)
    require(may_draft, actor, current.place_id)
    require_state(current, State.ISSUED)
    _require_annullable(current, on, reason)
    if current.kind == Kind.INITIATIVE:
        _take_back(actor, current, reason)
    else:
        _revoke(actor, current, on, decision_no, reason)
    changes = {"state": State.ANNULLED, "annulled_on": on, "annulled_no": decision_no,
               "annulled_why": reason[:300]}  # fmt: skip
    return amend(
        actor=actor, verb="annul_decision", row=decision, version=version, changes=changes,
        may=may_draft, reason=reason,
    )  # fmt: skip


def _revoke(actor: Actor, decision: Decision, on: date, decision_no: str, reason: str) -> None:
    given = decision.lines.filter(award_uid__isnull=False).values_list("award_uid", flat=True)
    for row in AwardHeld.objects.filter(uid__in=list(given), revoked__isnull=True):
        revoke_award(
            actor=actor, row=row, version=row.edit_version, on=on, reason=reason,
            decision_no=decision_no,
        )  # fmt: skip
    free_used(actor, decision, lines_for_entering(decision), reason)


def _take_back(actor: Actor, decision: Decision, reason: str) -> None:
    for line in lines_for_entering(decision):
        assert line.submission is not None, "a decision on initiatives lists initiatives"
        revoke_recognition(
            actor=actor, submission=line.submission, version=line.submission.edit_version,
            reason=reason,
        )  # fmt: skip


def _require_annullable(decision: Decision, on: date, reason: str) -> None:
    if decision.kind == Kind.PROPOSAL and decision.lines.filter(outcome="granted").exists():
        raise NotNow(
            _("Cấp trên đã tặng theo tờ trình này; hãy thu hồi từng khen thưởng trong sổ đăng ký.")
        )
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do hủy bỏ.")})
    if decision.decided is not None and on < decision.decided:
        raise ValidationError({"on": _("Ngày hủy bỏ không thể trước ngày ký quyết định.")})
