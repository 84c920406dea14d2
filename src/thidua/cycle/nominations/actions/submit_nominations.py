from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from thidua.cycle.nominations.checking import Preflight, preflights
from thidua.cycle.nominations.freezing import frozen
from thidua.cycle.nominations.models import FileRemark, Nomination
from thidua.cycle.nominations.permissions import may_draw_up
from thidua.cycle.nominations.refusals import require_round, require_state
from thidua.cycle.nominations.states import OPEN_TO_UNIT, RoundState, State
from thidua.cycle.nominations.together import refuse_blocked, told_by
from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import digest
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor

COLUMNS = (
    "state",
    "submitted_on",
    "sent_again_on",
    "verdict",
    "digest",
    "edit_version",
    "provenance",
)


@transaction.atomic
def submit_nominations(*, actor: Actor, nominations: Sequence[Nomination]) -> list[Nomination]:
    """Send files of one round: all of them or none.

    The check is made anew and frozen; the day of sending stays whatever comes later, a file that
    was returned keeps its first day and notes the day it was sent again.

    Raises NotPermitted, NotNow, Blocked with the reasons of every file that may not go.
    """
    rows = _locked(nominations)
    for row in rows:
        require(may_draw_up, actor, row.unit_id)
        require_state(row, *OPEN_TO_UNIT)
    if not rows:
        return []
    assert len({row.round_id for row in rows}) == 1, "what is sent together is of one round"
    today = timezone.localdate()
    checked = _checked(rows, today)
    require_round(rows[0].round, RoundState.OPEN, RoundState.APPRAISING)
    for found in checked:
        _send(found, today)
    _record(actor, rows)
    Nomination.objects.bulk_update(rows, COLUMNS, batch_size=200)
    FileRemark.objects.filter(nomination__in=rows, open=True).update(open=False)
    return rows


def _locked(nominations: Sequence[Nomination]) -> list[Nomination]:
    keys = [row.pk for row in nominations]
    kept = Nomination.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    return list(kept.with_subject().select_related("round__organisation", "unit__parent"))


def _checked(rows: list[Nomination], today: date) -> list[Preflight]:
    """What is frozen is in the language of the state's papers, whoever sends; what stands in the
    way is told in the reader's."""
    with translation.override(settings.LANGUAGE_CODE):
        found = preflights(None, rows[0].round, rows, today=today)
    if any(one.blocks for one in found):
        refuse_blocked(preflights(None, rows[0].round, rows, today=today))
    return found


def _send(found: Preflight, today: date) -> None:
    row = found.nomination
    with translation.override(settings.LANGUAGE_CODE):
        row.verdict, row.digest = frozen(found, today)
    if row.submitted_on is None:
        row.submitted_on = today
    else:
        row.sent_again_on = today
    row.state = State.SUBMITTED
    row.edit_version += 1


def _record(actor: Actor, rows: list[Nomination]) -> None:
    if len(rows) == 1:
        record(actor=actor, verb="submit_nominations", target=rows[0], after=rows[0].snapshot())
        return
    event = record(
        actor=actor, verb="submit_nominations", target=rows[0], many=len(rows),
        digest=digest([[str(row.uid), row.digest] for row in rows]),
        after={"sent": [{"uid": str(row.uid), "name": str(row)} for row in rows]},
        organisation_uid=rows[0].unit.uid,
    )  # fmt: skip
    told_by(event, rows)
