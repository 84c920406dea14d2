from __future__ import annotations

from django.db import transaction

from thidua.cycle.showcase.models import Speech
from thidua.cycle.showcase.permissions import may_hold_conferences
from thidua.cycle.showcase.refusals import require_open
from thidua.foundation.documents.actions.keep_paper import keep_paper
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def attach_speech(*, actor: Actor, row: Speech, version: int, name: str, content: bytes) -> Speech:
    """Keep the text of a paper read at the conference: Word or PDF.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    require_open(row.conference)
    paper = keep_paper(
        actor=actor, organisation=row.conference.organisation, kind="speech", name=name,
        content=content, may=may_hold_conferences,
    )  # fmt: skip
    return amend(
        actor=actor, verb="attach_speech", row=row, version=version, changes={"paper": paper},
        may=may_hold_conferences,
    )  # fmt: skip
