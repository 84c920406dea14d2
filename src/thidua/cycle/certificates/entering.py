"""New entries of the gold book, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.cycle.certificates.models import Batch, Certificate
from thidua.cycle.certificates.numbering import new_code, next_number
from thidua.foundation.registry.models import AwardHeld


def certificates_for(
    batch: Batch, awards: Sequence[AwardHeld], texts: Sequence[dict[str, str]], *, year: int
) -> list[Certificate]:
    """Unsaved rows in the order of the awards, in the book of the year; called in the transaction
    that saves them."""
    first = next_number(batch.organisation, year)
    return [
        Certificate(
            award=award, organisation=batch.organisation, batch=batch, book_year=year,
            number=first + at, code=new_code(), decision_uid=batch.decision_uid, told=told,
            name_key=str(award.subject),
        )
        for at, (award, told) in enumerate(zip(awards, texts, strict=True))
    ]  # fmt: skip
