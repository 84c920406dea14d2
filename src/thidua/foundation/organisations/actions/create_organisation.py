from datetime import date

from thidua.foundation.keeping import enter
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.permissions import may_found_roots, may_keep_organisations
from thidua.foundation.policy.reach import Actor


def create_organisation(
    *, actor: Actor, name: str, kind: str, parent: Organisation | None = None,
    short_name: str = "", valid_from: date | None = None, reason: str = "", **issuers: str,
) -> Organisation:  # fmt: skip
    """Add an organisation under its parent; without a parent it opens a tree of its own.

    ``issuers``: codes of the ``province`` and of the ``ministry`` whose own rules it names.
    """
    row = Organisation(
        name=name, short_name=short_name, kind=kind, parent=parent, valid_from=valid_from,
        **issuers,
    )  # fmt: skip
    may = may_keep_organisations if parent else may_found_roots
    return enter(actor=actor, verb="create_organisation", row=row, may=may, reason=reason)
