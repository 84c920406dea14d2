from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.foundation.blocs.models import BlocMembership, there_in
from thidua.foundation.blocs.permissions import may_keep_members
from thidua.foundation.keeping import enter_many
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor

FIRST, LAST = 1945, 2062


@transaction.atomic
def carry_bloc_over(
    *, actor: Actor, bloc: Organisation, year: int, reason: str = ""
) -> list[BlocMembership]:
    """Give a bloc in ``year`` the members of the year before that still exist and are not placed.

    Parts are not carried over: the lead changes hands. Raises ValidationError with nobody to carry.
    """
    if not FIRST < year <= LAST:
        raise ValidationError({"year": _("Năm phải từ 1945 đến 2062.")})
    taken = BlocMembership.objects.filter(year=year, convener=bloc.parent).values("organisation")
    before = BlocMembership.objects.filter(bloc=bloc, year=year - 1).exclude(organisation__in=taken)
    rows = [
        BlocMembership(
            bloc=bloc, organisation=old.organisation, convener_id=old.convener_id, year=year,
            provenance={"door": "carried", "from": year - 1},
        )
        for old in before.select_related("organisation", "convener")
        if there_in(old.organisation, year)
    ]  # fmt: skip
    if not rows:
        message = _("Năm %(year)s không có thành viên nào để chuyển sang năm sau.")
        raise ValidationError(message % {"year": year - 1})
    for row in rows:
        row.full_clean()
    return enter_many(
        actor=actor, verb="carry_bloc_over", rows=rows, may=may_keep_members(bloc.pk),
        reason=reason, organisation_uid=bloc.uid,
    )  # fmt: skip
