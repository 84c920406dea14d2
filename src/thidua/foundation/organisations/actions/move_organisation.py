from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.foundation.keeping import amend
from thidua.foundation.organisations.kinds import ChangeKind
from thidua.foundation.organisations.models import Change, Organisation
from thidua.foundation.organisations.permissions import may_keep_organisations
from thidua.foundation.organisations.queries import line_above
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def move_organisation(
    *, actor: Actor, organisation: Organisation, version: int, parent: Organisation, on: date,
    legal_basis: str = "",
) -> Organisation:  # fmt: skip
    """Put an organisation under another parent; the actor keeps both places."""
    require(may_keep_organisations, actor, parent.pk)
    if organisation.pk in line_above(parent):
        raise ValidationError(
            {"parent": _("Cấp trên mới đang nằm dưới chính tổ chức này; hãy chọn nơi khác.")}
        )
    change = Change(
        organisation=organisation, kind=ChangeKind.MOVED, on=on, legal_basis=legal_basis,
        parent_before=organisation.parent,
    )  # fmt: skip
    change.full_clean()
    change.save()
    return amend(
        actor=actor, verb="move_organisation", row=organisation, version=version,
        changes={"parent": parent}, may=may_keep_organisations, reason=legal_basis,
    )  # fmt: skip
