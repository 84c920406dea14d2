from __future__ import annotations

from thidua.cycle.certificates.models import Batch
from thidua.cycle.certificates.permissions import may_print
from thidua.cycle.certificates.words import Stage
from thidua.foundation.documents.actions.keep_paper import keep_paper
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


def attach_print(*, actor: Actor, batch: Batch, content: bytes) -> Batch:
    """Keep the drawn sheets of a batch, frozen. Called in the transaction of the drawing's job.

    Raises NotPermitted, StaleEdit.
    """
    paper = keep_paper(
        actor=actor, organisation=batch.organisation, kind="certificates", content=content,
        name=f"bang-{batch.decision_no}.pdf".replace("/", "-"), may=may_print, frozen=True,
    )  # fmt: skip
    return amend(
        actor=actor, verb="attach_print", row=batch, version=batch.edit_version, may=may_print,
        changes={"paper": paper, "state": Stage.MADE},
    )  # fmt: skip
