from __future__ import annotations

from thidua.foundation.documents.models import KeptPaper
from thidua.foundation.keeping import amend
from thidua.foundation.policy.predicates import Predicate
from thidua.foundation.policy.reach import Actor


def freeze_paper(*, actor: Actor, paper: KeptPaper, version: int, may: Predicate) -> KeptPaper:
    """From now on the paper stays as it is. Raises NotPermitted, ValidationError, StaleEdit."""
    paper.require_open()
    return amend(
        actor=actor, verb="freeze_paper", row=paper, version=version, changes={"frozen": True},
        may=may,
    )  # fmt: skip
