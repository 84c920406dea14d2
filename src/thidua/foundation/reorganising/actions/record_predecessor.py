from datetime import date

from thidua.foundation.keeping import enter
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.reorganising.models import Succession
from thidua.foundation.reorganising.permissions import may_confirm_inheritance


def record_predecessor(
    *, actor: Actor, successor: Organisation, predecessor: Organisation, on: date, ground: str
) -> Succession:
    """Name the collective before this one, where the event itself was never recorded here."""
    row = Succession(successor=successor, predecessor=predecessor, on=on, ground=ground)
    return enter(actor=actor, verb="record_predecessor", row=row, may=may_confirm_inheritance)
