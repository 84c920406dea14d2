from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.initiatives.models import Submission
from thidua.cycle.initiatives.permissions import may_recognise
from thidua.cycle.initiatives.words import State
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.actions.record_initiative import record_initiative
from thidua.foundation.registry.authorship import Author
from thidua.foundation.registry.models import Initiative


@transaction.atomic
def record_recognition(
    *, actor: Actor, submission: Submission, version: int, decision_no: str, decided: date,
    decision_uid: UUID | None = None, **scope: Any,
) -> Initiative:  # fmt: skip
    """A signed decision recognises the submission: the registry gets it with its authors.

    ``scope``: ``level`` (base unless said) and ``replicable``. Called by whoever decides, a later
    room. Raises NotPermitted, ValidationError, StaleEdit.
    """
    if submission.state != State.FORWARDED:
        raise ValidationError(
            _("Chỉ sáng kiến đã trình hội đồng mới được ghi công nhận; chưa ghi gì.")
        )
    origin: dict[str, Any] = {"door": "decided", "submission": str(submission.uid)}
    if decision_uid is not None:
        origin["decision"] = str(decision_uid)
    authors = submission.authors.select_related("person")
    row = record_initiative(
        actor=actor, organisation=submission.organisation, title=submission.title,
        kind=submission.kind, year=submission.year, decided=decided, decision_no=decision_no,
        provenance=origin, **{"level": "base"} | scope,
        authors=[Author(author.person, author.share) for author in authors],
    )  # fmt: skip
    changes: dict[str, Any] = {"state": State.RECOGNISED, "registry_uid": row.uid}
    amend(actor=actor, verb="record_recognition", row=submission, version=version,
          changes=changes, may=may_recognise)  # fmt: skip
    return row
