from django.db import transaction
from django.utils import timezone

from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.papers import paper_of
from thidua.cycle.decisions.permissions import may_draft
from thidua.cycle.decisions.refusals import require_state, require_way
from thidua.cycle.decisions.words import State, Way
from thidua.foundation.documents.actions.keep_paper import keep_paper
from thidua.foundation.documents.rendering import word
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def send_out(*, actor: Actor, decision: Decision, version: int) -> Decision:
    """The Word draft goes to the document system; it is kept as it went.

    Raises NotPermitted, StaleEdit, NotNow.
    """
    current = held(decision, version=version)
    require_state(current, State.FROZEN)
    require_way(current, Way.OUTSIDE)
    kept = keep_paper(
        actor=actor, organisation=current.organisation, kind="decision",
        name=f"du-thao-{current.symbol}-{current.pk}.docx", content=word(paper_of(current)),
        may=may_draft, frozen=True,
    )  # fmt: skip
    changes = {"state": State.SENT_OUT, "sent_on": timezone.localdate(), "word": kept}
    return amend(
        actor=actor, verb="send_out", row=decision, version=version, changes=changes, may=may_draft
    )
