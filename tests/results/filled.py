"""A row of each book of initiatives and results, for the tests that walk all books."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.office import Office, found
from thidua.cycle.initiatives.models import Confirmation, Criterion, Submission
from thidua.cycle.movements.models import Indicator
from thidua.cycle.results.models import IndicatorResult, ScoreLine, ScoreSheet
from thidua.foundation.policy.roles import Role

DAY = date(2020, 1, 2)


def _submission(o: Office, n: int) -> Submission:
    row = Submission.objects.create(organisation=o.energy, year=2020 + n, title=f"Giải pháp {n}")
    row.authors.create(person=o.an, share=100)
    row.reviews.create(reviewer=o.user(Role.INITIATIVE_REVIEWER))
    return row


def _sheet(o: Office, n: int) -> ScoreSheet:
    bloc = found(f"Cụm {n}", "bloc", o.department)
    return ScoreSheet.objects.create(bloc=bloc, year=2020 + n, name=f"Bảng {n}")


def _result(o: Office, n: int) -> IndicatorResult:
    indicator = Indicator.objects.create(
        organisation=o.department, code=f"KQ{n}", name=f"Kết quả {n}", unit="cái", shape="level"
    )
    return IndicatorResult.objects.create(
        indicator=indicator, organisation=o.department, year=2020 + n, actual=n
    )


FILLED: dict[str, Callable[[Office, int], Any]] = {
    "ho-so-sang-kien": _submission,
    "pham-vi-sang-kien": lambda o, n: Confirmation.objects.create(
        submission=_submission(o, n), level="ministry_province", proposed_on=DAY
    ),
    "phieu-diem-sang-kien": lambda o, n: Criterion.objects.create(
        organisation=o.department, number=n, text=f"Tính mới {n}", most=20
    ),
    "bang-cham-diem": _sheet,
    "tieu-chi-cham-diem": lambda o, n: ScoreLine.objects.create(
        sheet=_sheet(o, n), number=n, text=f"Tiêu chí {n}", most=10
    ),
    "so-ket-qua": _result,
}
