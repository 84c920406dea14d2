from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.councils.models import Attendance, Council, Member, Sitting
from thidua.cycle.councils.permissions import runs
from thidua.cycle.councils.refusals import require_year_of_round
from thidua.cycle.movements.queries import require_open
from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def prepare_sitting(*, actor: Actor, council: Council, **values: Any) -> Sitting:
    """Call a sitting; everybody whose term runs on its day is invited.

    Raises NotPermitted, ValidationError.
    """
    row = Sitting(council=council, **values)
    require_open(council.organisation, row.year)
    sitting = enter(actor=actor, verb="prepare_sitting", row=row, may=runs(council))
    require_year_of_round(sitting)
    invited = Member.objects.filter(council=council).on(sitting.held_on).order_by("pk")
    if not invited:
        raise ValidationError(_("Ngày này hội đồng chưa có thành viên nào; hãy ghi thành viên."))
    Attendance.objects.bulk_create(Attendance(sitting=sitting, member=one) for one in invited)
    return sitting
