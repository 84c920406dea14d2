from typing import Any

from thidua.foundation.blocs.models import BlocMembership, Part
from thidua.foundation.blocs.permissions import may_keep_members
from thidua.foundation.keeping import enter
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor


def join_bloc(
    *, actor: Actor, bloc: Organisation, organisation: Organisation, year: int,
    part: str = Part.MEMBER, provenance: dict[str, Any] | None = None, reason: str = "",
) -> BlocMembership:  # fmt: skip
    """Make an organisation a member of a cluster or bloc for one year."""
    row = BlocMembership(
        bloc=bloc, organisation=organisation, convener=bloc.parent or bloc, year=year, part=part,
        provenance=provenance or {"door": "typed"},
    )  # fmt: skip
    may = may_keep_members(bloc.pk)
    return enter(actor=actor, verb="join_bloc", row=row, may=may, reason=reason)
