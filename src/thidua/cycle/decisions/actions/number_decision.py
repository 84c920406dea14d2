from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.numbering import next_number, shown
from thidua.cycle.decisions.permissions import may_number
from thidua.cycle.decisions.refusals import require_state, require_way
from thidua.cycle.decisions.words import State, Way
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def number_decision(
    *, actor: Actor, decision: Decision, version: int, decided: date, number: str = ""
) -> Decision:
    """Give a paper that is signed here its number and day. Without ``number`` the next one of the
    office's own book is taken; a number the paper has already is kept, so that none is lost.

    Raises NotPermitted, ValidationError, StaleEdit, NotNow.
    """
    current = held(decision, version=version)
    require(may_number, actor, current.place_id)
    require_state(current, State.FROZEN)
    require_way(current, Way.HERE)
    _require_day(current, decided)
    number = number.strip()
    taken = current.book_number if current.book_year == decided.year else None
    if not number or (taken is not None and number == current.number):
        taken = taken or next_number(current.organisation, current.symbol, decided.year)
        number = shown(taken)
    elif taken is not None:
        told = _("Văn bản đã có số %(number)s của sổ; đổi số sẽ để trống số ấy.")
        raise ValidationError({"number": told % {"number": current.number}})
    changes = {"number": number, "book_number": taken, "book_year": decided.year,
               "decided": decided}  # fmt: skip
    return amend(
        actor=actor, verb="number_decision", row=decision, version=version, changes=changes,
        may=may_number,
    )  # fmt: skip


def _require_day(decision: Decision, decided: date) -> None:
    if decided > timezone.localdate():
        raise ValidationError({"decided": _("Ngày ký không thể ở tương lai.")})
    if decision.sitting is not None and decided < decision.sitting.held_on:
        told = _("Hội đồng họp ngày %(day)s; quyết định không thể ký trước ngày ấy.")
        raise ValidationError({"decided": told % {"day": f"{decision.sitting.held_on:%d/%m/%Y}"}})
    if decision.book_number and decision.book_year != decided.year:
        told = _("Số đã cấp thuộc sổ năm %(year)s; ngày ký phải trong năm ấy.")
        raise ValidationError({"decided": told % {"year": decision.book_year}})
