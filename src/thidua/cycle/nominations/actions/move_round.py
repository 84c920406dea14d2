from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.cycle.nominations.models import Round
from thidua.cycle.nominations.permissions import may_keep_rounds
from thidua.cycle.nominations.refusals import NotNow, require_in_year
from thidua.cycle.nominations.states import ORDER_OF_ROUND, RoundState, State
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor

UNSETTLED = (State.SUBMITTED, State.RETURNED)


@transaction.atomic
def move_round(*, actor: Actor, row: Round, version: int, state: str, reason: str = "") -> Round:
    """Take a round one step on, or one step back while the council has decided nothing.

    Raises NotPermitted, NotNow, StaleEdit.
    """
    require(may_keep_rounds, actor, row.organisation_id)
    current = held(row, version=version)
    require_in_year(current)
    was, now = ORDER_OF_ROUND.index(current.state), ORDER_OF_ROUND.index(state)
    decided = ORDER_OF_ROUND.index(RoundState.DECIDED)
    if now - was not in (1, -1) or (now < was and was >= decided):
        raise NotNow(_("Đợt xét chỉ đi từng bước; đã có quyết định thì không lùi lại được."))
    if state == RoundState.WITH_COUNCIL:
        _require_settled(current)
    return amend(
        actor=actor, verb="move_round", row=row, version=version, changes={"state": state},
        may=may_keep_rounds, reason=reason,
    )  # fmt: skip


def _require_settled(round_: Round) -> None:
    """The council gets files that somebody has appraised, and no others wait outside its door."""
    waiting = round_.nominations.filter(state__in=UNSETTLED).count()
    if waiting:
        message = ngettext(
            "Còn %(count)s hồ sơ đã nộp mà chưa thẩm định xong; hãy thẩm định, không trình hoặc "
            "để đơn vị rút trước khi trình hội đồng.",
            "Còn %(count)s hồ sơ đã nộp mà chưa thẩm định xong; hãy thẩm định, không trình hoặc "
            "để đơn vị rút trước khi trình hội đồng.",
            waiting,
        )
        raise NotNow(message % {"count": waiting})
