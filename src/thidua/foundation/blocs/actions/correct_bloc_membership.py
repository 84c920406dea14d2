from thidua.foundation.blocs.models import BlocMembership
from thidua.foundation.blocs.permissions import may_keep_members
from thidua.foundation.keeping import amend
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def correct_bloc_membership(
    *, actor: Actor, row: BlocMembership, version: int, bloc: Organisation,
    organisation: Organisation, year: int, part: str, reason: str = "",
) -> BlocMembership:  # fmt: skip
    """Correct a membership; the actor keeps what it said and what it says now."""
    require(may_keep_members(row.bloc_id), actor, row.organisation_id)
    changes = {
        "bloc": bloc, "convener": bloc.parent or bloc, "organisation": organisation,
        "year": year, "part": part,
    }  # fmt: skip
    return amend(
        actor=actor, verb="correct_bloc_membership", row=row, version=version, changes=changes,
        may=may_keep_members(bloc.pk), reason=reason,
    )  # fmt: skip
