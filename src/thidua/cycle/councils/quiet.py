"""While a secret ballot is open no copy of the office is made: two copies taken between two sheets
would differ by one sheet and by one name on the roll."""

from __future__ import annotations

from thidua.cycle.councils.models import Ballot
from thidua.cycle.councils.words import BallotState, Method
from thidua.foundation.backups.waiting import not_now


@not_now("open_ballot")
def a_ballot_is_open() -> tuple[str, str] | None:
    open_ones = Ballot.objects.filter(state=BallotState.OPEN, method=Method.SECRET)
    found = open_ones.select_related("sitting").order_by("pk").first()
    if found is None:
        return None
    day = f"{found.sitting.held_on:%d/%m/%Y}"
    vi = f"Đang bỏ phiếu kín «{found}» (phiên họp ngày {day}); làm được ngay khi phiếu được đóng."
    en = f"The secret ballot «{found}» is open (sitting of {day}); possible once it is closed."
    return vi, en
