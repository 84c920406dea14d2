from __future__ import annotations

from pathlib import PurePath

from thidua.foundation.documents.media import checked_type
from thidua.foundation.documents.models import KeptPaper, digest_of
from thidua.foundation.keeping import enter
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import Predicate
from thidua.foundation.policy.reach import Actor


def keep_paper(
    *, actor: Actor, organisation: Organisation, kind: str, name: str, content: bytes,
    may: Predicate, frozen: bool = False, reason: str = "",
) -> KeptPaper:  # fmt: skip
    """Keep a Word file, a PDF, a workbook or a picture. Raises NotPermitted, ValidationError."""
    row = KeptPaper(
        organisation=organisation, kind=kind, name=PurePath(name).name, content=content,
        media_type=checked_type(content), size=len(content), digest=digest_of(content),
        frozen=frozen, made_by=actor.full_name,
    )  # fmt: skip
    return enter(actor=actor, verb="keep_paper", row=row, may=may, reason=reason)
