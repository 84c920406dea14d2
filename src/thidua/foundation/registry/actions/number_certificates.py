from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import digest
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.bulk import save_columns
from thidua.foundation.records.rows import Record
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.registry.permissions import may_keep_awards


@transaction.atomic
def number_certificates(
    *, actor: Actor, numbers: Sequence[tuple[AwardHeld, str]], target: Record
) -> None:
    """Note the numbers of many awards' first certificates, with one audit event about ``target``,
    the row they come with. A number noted before is kept. Raises NotPermitted."""
    for place in {award.place_id for award, _number in numbers}:
        require(may_keep_awards, actor, place)
    changed = []
    for award, number in numbers:
        if not award.certificate_no:
            award.certificate_no = number
            award.edit_version += 1
            changed.append(award)
    save_columns((award, ["certificate_no", "edit_version"]) for award in changed)
    told = [[str(award.uid), award.certificate_no] for award in changed]
    record(
        actor=actor, verb="number_certificates", target=target, many=max(len(told), 1),
        after={"count": len(told)}, digest=digest(told),
    )  # fmt: skip
