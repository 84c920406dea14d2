"""The drawing of a batch: numbers and codes stand already, so that it may be begun again."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.cycle.certificates.actions.attach_print import attach_print
from thidua.cycle.certificates.drawing import draw, in_parts, joined, sheet_of
from thidua.cycle.certificates.models import Batch, Certificate
from thidua.cycle.certificates.permissions import may_print
from thidua.cycle.certificates.words import Stage
from thidua.foundation.jobs.kinds import job
from thidua.foundation.jobs.run import Result, Run


@job("print_certificates", title=gettext_lazy("Lập tệp in bằng"), may=may_print, safe=True)
def print_certificates(run: Run, *, batch: str) -> Result:
    found = Batch.objects.select_related("design__organisation", "organisation").get(uid=batch)
    if found.state == Stage.MADE:  # an earlier attempt came to its end
        return Result(_("Tệp in đã có."), about=found.uid)
    rows = list(Certificate.objects.filter(batch=found).order_by("number"))
    made: list[bytes] = []
    done = 0
    for part in in_parts(rows):
        run.tell(done, len(rows), _("Đang vẽ từng bằng"))
        made.append(draw(found.design, [sheet_of(row) for row in part]))
        done += len(part)
    content = joined(made)
    with run.change():
        attach_print(actor=run.actor, batch=found, content=content)
    run.tell(len(rows), len(rows))
    return Result(_("Đã lập tệp in %(count)s bằng.") % {"count": len(rows)}, about=found.uid)
