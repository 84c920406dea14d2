from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.foundation.documents.actions.keep_paper import checked_type
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
    refuse_frozen(paper)
    changes = {"content": content, "media_type": checked_type(content), "size": len(content),
               "digest": digest_of(content), "made_by": actor.full_name}  # fmt: skip
    return amend(
        actor=actor, verb="replace_paper", row=paper, version=version, changes=changes, may=may,
        reason=reason,
    )  # fmt: skip


def refuse_frozen(paper: KeptPaper) -> None:
    """Raises ValidationError."""
    if paper.frozen:
        raise ValidationError(
            _("Giấy tờ này đã đóng băng nên không sửa được. Hãy lập bản mới nếu cần.")
        )
