from collections.abc import Sequence
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from thidua.cycle.nominations.models import FileRemark, Nomination
from thidua.cycle.nominations.parts import part_word
from thidua.cycle.nominations.permissions import may_appraise
from thidua.cycle.nominations.refusals import require_round, require_state
from thidua.cycle.nominations.states import RoundState, State
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


class ToMend(NamedTuple):
    """A part of the file (a field's or a paper's name) and what is wanted there."""

    field: str
    text: str


@transaction.atomic
def return_nomination(
    *, actor: Actor, row: Nomination, version: int, remarks: Sequence[ToMend]
) -> Nomination:
    """Send a file back to its unit with what to mend, part by part; its day of sending stays.

    Raises NotPermitted, NotNow, StaleEdit, ValidationError.
    """
    require(may_appraise, actor, row.round.organisation_id)
    current = held(row, version=version)
    require_state(current, State.SUBMITTED)
    require_round(current.round, RoundState.OPEN, RoundState.APPRAISING)
    said = [one for one in remarks if one.text.strip()]
    if not said:
        raise ValidationError({"remarks": _("Hãy ghi ít nhất một nội dung cần bổ sung.")})
    FileRemark.objects.bulk_create(
        FileRemark(nomination=current, field=one.field, text=one.text.strip()) for one in said
    )
    return amend(
        actor=actor, verb="return_nomination", row=row, version=version, may=may_appraise,
        changes={"state": State.RETURNED}, also={"remarks": _told(current, said)},
    )  # fmt: skip


def _told(row: Nomination, said: Sequence[ToMend]) -> list[str]:
    """What the trail keeps, in its one language."""
    with translation.override(settings.LANGUAGE_CODE):
        return [f"{part_word(row, one.field)}: {one.text.strip()}" for one in said]
