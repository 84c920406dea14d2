from datetime import date

from django.db import transaction

from thidua.foundation.keeping import amend
from thidua.foundation.organisations.kinds import ChangeKind
from thidua.foundation.organisations.models import Change, Organisation
from thidua.foundation.organisations.permissions import may_keep_organisations
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def close_organisation(
    *, actor: Actor, organisation: Organisation, version: int, on: date, legal_basis: str = "",
) -> Organisation:  # fmt: skip
    """End an organisation; ``on`` is the first day it no longer exists. Its history stays."""
    change = Change(
        organisation=organisation, kind=ChangeKind.CLOSED, on=on, legal_basis=legal_basis
    )
    change.full_clean()
    change.save()
    return amend(
        actor=actor, verb="close_organisation", row=organisation, version=version,
        changes={"valid_to": on}, may=may_keep_organisations, reason=legal_basis,
    )  # fmt: skip
