from datetime import date

from django.db import transaction

from thidua.foundation.keeping import amend
from thidua.foundation.organisations.kinds import ChangeKind
from thidua.foundation.organisations.models import Change, Organisation
from thidua.foundation.organisations.permissions import may_keep_organisations
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def rename_organisation(
    *, actor: Actor, organisation: Organisation, version: int, name: str, on: date,
    short_name: str = "", legal_basis: str = "",
) -> Organisation:  # fmt: skip
    """Give a new name from a day on; the old name stays as a dated change."""
    change = Change(
        organisation=organisation, kind=ChangeKind.RENAMED, on=on, legal_basis=legal_basis,
        name_before=organisation.name,
    )  # fmt: skip
    change.full_clean()
    change.save()
    return amend(
        actor=actor, verb="rename_organisation", row=organisation, version=version,
        changes={"name": name, "short_name": short_name}, may=may_keep_organisations,
        reason=legal_basis,
    )  # fmt: skip
