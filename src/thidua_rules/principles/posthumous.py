"""Posthumous awards (truy tặng): forms may be given to the dead, titles may not."""

from __future__ import annotations

from datetime import date

from ..model.law import Award, Law
from ..model.verdict import Citation

CODE = "posthumous"


def refused_to_dead(
    law: Law, award: Award, *, received: date, sent: date | None
) -> Citation | None:
    """What forbids giving ``award`` posthumously on a file's day; None where it may be given.

    What the award's own article says comes before the principle for its family.
    """
    own = award.posthumous
    if own is not None:
        return None if own.allowed else own.citation
    principle = law.principles.get(CODE)
    version = principle and principle.version_for(received=received, sent=sent)
    if version and award.family in version.applies.get("refused", ()):
        return version.citation
    return None
