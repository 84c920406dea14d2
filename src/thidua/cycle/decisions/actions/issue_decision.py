from __future__ import annotations

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.cycle.decisions.bonuses import worked_out
from thidua.cycle.decisions.closing import close_round
from thidua.cycle.decisions.entering import Deciding, enter_awards, lines_for_entering
from thidua.cycle.decisions.freezing import is_whole
from thidua.cycle.decisions.levels import issuer_of
from thidua.cycle.decisions.models import Decision, DecisionLine
from thidua.cycle.decisions.permissions import may_draft
from thidua.cycle.decisions.refusals import NotNow, require_state
from thidua.cycle.decisions.words import Kind, Outcome, State
from thidua.cycle.initiatives.actions.record_recognition import record_recognition
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def issue_decision(*, actor: Actor, decision: Decision, version: int) -> Decision:
    """Put a signed decision into the registry, in one transaction: awards with their decision and
    achievement period, initiatives recognised, what they rest on marked as used, the bonus kept,
    the round moved on. Of a proposal: every line waits for its outcome.

    Raises NotPermitted, ValidationError, StaleEdit, NotNow; nothing is written then.
    """
    current = held(decision, version=version)
    require(may_draft, actor, current.place_id)
    require_state(current, State.SIGNED)
    if not is_whole(current):
        raise NotNow(_("Danh sách không còn đúng với bản đã chốt; chưa ghi gì. Hãy báo quản trị."))
    _enter(actor, current)
    changes = {"state": State.ISSUED, "issued_on": timezone.localdate()}
    issued = amend(
        actor=actor, verb="issue_decision", row=decision, version=version, changes=changes,
        may=may_draft,
    )  # fmt: skip
    close_round(actor, issued)
    return issued


def _enter(actor: Actor, decision: Decision) -> None:
    lines = lines_for_entering(decision)
    if decision.kind == Kind.PROPOSAL:
        decision.lines.update(outcome=Outcome.WAITING)
        return
    assert decision.decided is not None, "a signed decision has its day"
    if decision.kind == Kind.INITIATIVE:
        _recognise(actor, decision, lines)
        return
    _keep_bonus(decision, lines)
    unit = decision.organisation
    by = Deciding(decision.full_number, decision.decided, issuer_of(unit), unit.name, decision.uid)
    enter_awards(actor, decision, lines, by)


def _keep_bonus(decision: Decision, lines: list[DecisionLine]) -> None:
    assert decision.decided is not None, "a signed decision has its day"
    for line, found in worked_out(decision, lines, decision.decided):
        line.bonus, line.money = found.dong, asdict(found)
    DecisionLine.objects.bulk_update(lines, ["bonus", "money"], batch_size=200)


def _recognise(actor: Actor, decision: Decision, lines: list[DecisionLine]) -> None:
    assert decision.decided is not None, "a signed decision has its day"
    for line in lines:
        assert line.submission is not None, "a decision on initiatives lists initiatives"
        row = record_recognition(
            actor=actor, submission=line.submission, version=line.submission.edit_version,
            decision_no=decision.full_number, decided=decision.decided, decision_uid=decision.uid,
        )  # fmt: skip
        line.award_uid = row.uid
    DecisionLine.objects.bulk_update(lines, ["award_uid"], batch_size=200)
