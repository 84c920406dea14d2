from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.nominations.models import DossierPaper, Nomination
from thidua.cycle.nominations.permissions import may_draw_up
from thidua.cycle.nominations.refusals import require_open_file
from thidua.foundation.keeping import enter
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def waive_paper(
    *, actor: Actor, nomination: Nomination, kind: str, name: str, why: str
) -> DossierPaper:
    """Say why a paper the law lists is not in the file; whoever appraises reads it.

    Raises NotPermitted, NotNow, ValidationError.
    """
    require(may_draw_up, actor, nomination.unit_id)
    require_open_file(nomination)
    if not why.strip():
        raise ValidationError({"why": _("Hãy ghi lý do không kèm giấy tờ này.")})
    row = DossierPaper(nomination=nomination, kind=kind, name=name, waived_why=why)
    return enter(actor=actor, verb="waive_paper", row=row, may=may_draw_up)
