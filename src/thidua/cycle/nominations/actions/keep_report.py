from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.nominations.actions.attach_paper import attach_paper
from thidua.cycle.nominations.models import DossierPaper, Nomination
from thidua.cycle.nominations.papers import report
from thidua.foundation.documents.rendering import pdf
from thidua.foundation.policy.reach import Actor

KIND = "report"


@transaction.atomic
def keep_report(*, actor: Actor, nomination: Nomination) -> DossierPaper:
    """Put the drafted achievement report into the file as PDF.

    Raises NotPermitted, NotNow, ValidationError.
    """
    return attach_paper(
        actor=actor, nomination=nomination, kind=KIND, name=_("Báo cáo thành tích"),
        file_name=f"bao-cao-thanh-tich-{nomination.round.year}.pdf",
        content=pdf(report(nomination)),
    )  # fmt: skip
