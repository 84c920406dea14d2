from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.cycle.nominations.checking import preflights
from thidua.cycle.nominations.models import Nomination
from thidua.cycle.nominations.permissions import may_appraise
from thidua.cycle.nominations.refusals import require_round, require_state
from thidua.cycle.nominations.states import RoundState, State
from thidua.cycle.nominations.together import refuse_blocked, told_by
from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor

COLUMNS = ("state", "appraised_on", "opinion", "edit_version", "provenance")


@transaction.atomic
def appraise_nominations(
    *, actor: Actor, nominations: Sequence[Nomination], opinion: str
) -> list[Nomination]:
    """Pass files of one round on to the council with an opinion: all of them or none.

    The check is made anew with all the appraiser may know: what is on hold waits.

    Raises NotPermitted, NotNow, Blocked, ValidationError.
    """
    keys = [row.pk for row in nominations]
    kept = Nomination.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    rows = list(kept.with_subject().select_related("round__organisation", "unit__parent"))
    if not opinion.strip():
        raise ValidationError({"opinion": _("Hãy ghi ý kiến thẩm định.")})
    for row in rows:
        require(may_appraise, actor, row.round.organisation_id)
        require_state(row, State.SUBMITTED)
    if not rows:
        return []
    require_round(rows[0].round, RoundState.OPEN, RoundState.APPRAISING)
    refuse_blocked(preflights(actor, rows[0].round, rows))
    _pass(actor, rows, opinion.strip())
    return rows


def _pass(actor: Actor, rows: list[Nomination], opinion: str) -> None:
    for row in rows:
        row.state, row.appraised_on, row.opinion = State.APPRAISED, timezone.localdate(), opinion
        row.edit_version += 1
    _record(actor, rows, opinion)
    Nomination.objects.bulk_update(rows, COLUMNS, batch_size=200)


def _record(actor: Actor, rows: list[Nomination], opinion: str) -> None:
    if len(rows) == 1:
        record(actor=actor, verb="appraise_nominations", target=rows[0], after=rows[0].snapshot())
        return
    event = record(
        actor=actor, verb="appraise_nominations", target=rows[0], many=len(rows),
        after={"opinion": opinion,
               "passed": [{"uid": str(row.uid), "name": str(row)} for row in rows]},
        organisation_uid=rows[0].round.organisation.uid,
    )  # fmt: skip
    told_by(event, rows)
