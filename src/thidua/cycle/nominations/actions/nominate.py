from typing import Any

from django.db import transaction

from thidua.cycle.nominations.awards import period_of
from thidua.cycle.nominations.models import Nomination, Round
from thidua.cycle.nominations.permissions import may_draw_up
from thidua.cycle.nominations.refusals import require_round
from thidua.cycle.nominations.states import RoundState
from thidua.foundation.keeping import enter
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def nominate(
    *, actor: Actor, round_: Round, unit: Organisation, subject: Person | Organisation,
    award: str, reason: str = "", **values: Any,
) -> Nomination:  # fmt: skip
    """Put one subject forward for one award; the period is the round's year unless said.

    Raises NotPermitted, NotNow, ValidationError.
    """
    require(may_draw_up, actor, unit.pk)
    require_round(round_, RoundState.OPEN)
    first, last = period_of(round_.year)
    about = "person" if isinstance(subject, Person) else "organisation"
    row = Nomination(
        round=round_, unit=unit, award=award,
        **({"achievement_from": first, "achievement_to": last} | values | {about: subject}),
    )  # fmt: skip
    return enter(actor=actor, verb="nominate", row=row, may=may_draw_up, reason=reason)
