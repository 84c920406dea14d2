"""A row of each book of statistics and showcase, for the tests that walk all books."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.office import Office
from thidua.cycle.showcase.models import (
    AgendaItem,
    Conference,
    Delegate,
    HonourEntry,
    RoleModel,
    Speech,
    TakenUp,
)
from thidua.cycle.statistics.models import Report

DAY = date(2020, 1, 2)


def _conference(o: Office, n: int) -> Conference:
    return Conference.objects.create(
        organisation=o.department, title=f"Hội nghị {n}", first_year=2019, last_year=2020,
        held_on=DAY,
    )  # fmt: skip


def _model(o: Office, n: int) -> RoleModel:
    return RoleModel.objects.create(
        organisation=o.department, kind="person", person=o.an, unit=o.energy, title=f"Gương {n}",
        year=2020 + n, found_on=DAY,
    )  # fmt: skip


FILLED: dict[str, Callable[[Office, int], Any]] = {
    "bao-cao": lambda o, n: Report.objects.create(
        organisation=o.department, kind="forms", first_year=2020 + n, last_year=2020 + n,
        cutoff=DAY,
    ),
    "hoi-nghi": _conference,
    "chuong-trinh": lambda o, n: AgendaItem.objects.create(
        conference=_conference(o, n), number=n, text=f"Mục {n}"
    ),
    "tham-luan": lambda o, n: Speech.objects.create(
        conference=_conference(o, n), number=n, title=f"Bài {n}", speaker="An", unit=o.energy
    ),
    "dai-bieu": lambda o, n: Delegate.objects.create(
        conference=_conference(o, n), name=f"Khách mời {n}", unit_name="Sở Nội vụ"
    ),
    "vinh-danh": lambda o, n: HonourEntry.objects.create(
        conference=_conference(o, n), number=n, kind="praised", person=o.an
    ),
    "dien-hinh": _model,
    "lam-theo": lambda o, n: TakenUp.objects.create(
        role_model=_model(o, n), organisation=o.trade, on=DAY, what=f"Việc {n}"
    ),
}  # fmt: skip
