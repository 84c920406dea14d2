from django.db import transaction

from thidua.cycle.nominations.models import DossierPaper, Nomination
from thidua.cycle.nominations.permissions import may_draw_up
from thidua.cycle.nominations.refusals import require_open_file
from thidua.foundation.documents.actions.keep_paper import keep_paper
from thidua.foundation.keeping import enter
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def attach_paper(
    *, actor: Actor, nomination: Nomination, kind: str, name: str, file_name: str,
    content: bytes, reason: str = "",
) -> DossierPaper:  # fmt: skip
    """Put a paper into a file that has not been sent; a waiver of the same paper falls away.

    Raises NotPermitted, NotNow, ValidationError.
    """
    require(may_draw_up, actor, nomination.unit_id)
    require_open_file(nomination)
    kept = keep_paper(
        actor=actor, organisation=nomination.unit, kind="dossier", name=file_name,
        content=content, may=may_draw_up,
    )  # fmt: skip
    nomination.papers.filter(kind=kind, name=name, paper__isnull=True).delete()
    row = DossierPaper(nomination=nomination, kind=kind, name=_free_name(nomination, kind, name),
                       paper=kept)  # fmt: skip
    return enter(actor=actor, verb="attach_paper", row=row, may=may_draw_up, reason=reason)


def _free_name(nomination: Nomination, kind: str, name: str) -> str:
    """A second file of the same paper gets a number."""
    taken = set(nomination.papers.filter(kind=kind).values_list("name", flat=True))
    number, free = 2, name
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    return free
