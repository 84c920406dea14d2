from django.db import transaction

from thidua.cycle.movements.queries import require_open
from thidua.cycle.results.models import ScoreLine, ScoreSheet
from thidua.cycle.results.permissions import may_keep_sheets
from thidua.foundation.keeping import enter
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def open_sheet(*, actor: Actor, bloc: Organisation, year: int, name: str) -> ScoreSheet:
    """Open a bloc's score sheet of a year, with the lines of its latest one to begin with.

    Raises NotPermitted, ValidationError.
    """
    require_open(bloc, year)
    row = ScoreSheet(bloc=bloc, year=year, name=name)
    row = enter(actor=actor, verb="open_sheet", row=row, may=may_keep_sheets)
    before = ScoreSheet.objects.filter(bloc=bloc, year__lt=year).order_by("-year").first()
    for line in before.lines.all() if before else ():
        copied = ScoreLine(sheet=row, number=line.number, group=line.group, text=line.text,
                           most=line.most, floor=line.floor)  # fmt: skip
        enter(actor=actor, verb="enter_score_line", row=copied, may=may_keep_sheets)
    return row
