from __future__ import annotations

from thidua.foundation.documents.media import checked_type
from thidua.foundation.documents.models import KeptPaper, digest_of
from thidua.foundation.keeping import amend
from thidua.foundation.policy.predicates import Predicate
from thidua.foundation.policy.reach import Actor


def replace_paper(
    *, actor: Actor, paper: KeptPaper, version: int, content: bytes, may: Predicate,
    reason: str = "",
) -> KeptPaper:  # fmt: skip
    """Put newer bytes in the place of a paper that is not frozen.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    paper.require_open()
    changes = {"content": content, "media_type": checked_type(content), "size": len(content),
               "digest": digest_of(content), "made_by": actor.full_name}  # fmt: skip
    return amend(
        actor=actor, verb="replace_paper", row=paper, version=version, changes=changes, may=may,
        reason=reason,
    )  # fmt: skip
