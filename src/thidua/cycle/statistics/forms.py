"""The state's forms 0601, 0602, 0603 and the table of the base level, which those leave out.

Rows and columns are those seen of the annex of Circular 02/2023/TT-BNV. The circular that replaced
it (18/2025/TT-BNV) keeps its forms in annexes not read yet: every form says so, and a row whose
kinds were not read stands there without a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from thidua.bridge.levels import awards_of_shelf, is_for
from thidua.bridge.reporting import Stretch, statistics_year
from thidua.cycle.statistics.conditions import SHELVES
from thidua.cycle.statistics.movement_counts import movement_table
from thidua.cycle.statistics.tables import Case, Scope, Table, cross
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.catalogue import award_name
from thidua.foundation.registry.words import METHOD_CHOICES, PERSON_CLASS_WORDS

TO_CONFIRM = _(
    "Hàng, cột theo biểu của Thông tư 02/2023/TT-BNV đã biết; biểu kèm Thông tư 18/2025/TT-BNV "
    "chưa đọc được, cần đối chiếu trước khi nộp."
)
TOTAL = Case(_("Tổng số"))
ORDERS = ("labour_order_1", "labour_order_2", "labour_order_3")


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one reporting year, of a part of the tree, as of a cut-off date."""

    year: int
    stretch: Stretch
    cutoff: date
    tables: tuple[tuple[str, Table], ...]


def state_forms(actor: Actor, year: int, cutoff: date, root: Organisation | None) -> Forms:
    """Six queries."""
    stretch = statistics_year(year)
    scope = Scope(since=stretch.starts, until=min(cutoff, stretch.ends), root=root)
    return Forms(year, stretch, cutoff, (
        ("0601.N/BNV-TĐKT", movement_table(actor, stretch, cutoff, root)),
        ("0602.N/BNV-TĐKT", _form(actor, scope, _("Khen thưởng cấp Nhà nước"), _state_columns())),
        ("0603.N/BNV-TĐKT",
         _form(actor, scope, _("Khen thưởng cấp bộ, ban, ngành, tỉnh"), _province_columns())),
        (str(_("Cấp cơ sở")),
         _form(actor, scope, _("Khen thưởng cấp cơ sở, ngoài ba biểu trên"), _base_columns(),
               base=True)),
    ))  # fmt: skip


def _form(
    actor: Actor, scope: Scope, title: Any, columns: list[Case], *, base: bool = False
) -> Table:
    notes = () if base else (TO_CONFIRM,)
    return cross(
        scope.awards(actor), title, list(_lines(base)), columns, scope.address, notes=notes
    )


def _lines(base: bool) -> Iterator[Case]:
    yield TOTAL
    if not base:
        yield Case(_("Theo cơ quan trình (chưa đọc được danh mục)"), unread=True)
    yield Case(_("Tập thể"), {"object": "collective"})
    yield Case(_("Trong đó doanh nghiệp"), {"object": "enterprise"}, deep=True)
    yield Case(_("Trong đó hộ gia đình"), {"object": "household"}, deep=True)
    yield Case(_("Cá nhân"), {"object": "individual"})
    for code, words in PERSON_CLASS_WORDS.items():
        yield Case(words, {"class": code}, deep=True)
    yield Case(_("Chưa phân loại đối tượng"), {"object": "unclassed"})
    for code, words in METHOD_CHOICES:
        yield Case(words, {"method": code})


def _state_columns() -> list[Case]:
    orders = (*ORDERS, *awards_of_shelf("order"), *awards_of_shelf("medal"))
    found = [one for code in orders for one in _split(code)]
    found += [Case(SHELVES["prize"], {"shelf": "prize"})]
    found += [Case(SHELVES["honour"], {"shelf": "honour"})]
    found += [_named("government_flag"), *_split("pm_merit_certificate")]
    return [*found, _named("emulation_fighter_national"),
            Case(_("Khác"), {"level": "state", "free": "yes"})]  # fmt: skip


def _province_columns() -> list[Case]:
    return [
        *_split("ministry_province_merit_certificate"),
        _named("emulation_fighter_ministry_province"), _named("ministry_province_flag"),
        Case(SHELVES["commemorative"], {"shelf": "commemorative"}),
    ]  # fmt: skip


def _base_columns() -> list[Case]:
    codes = ("advanced_worker", "emulation_fighter_grassroots", "advanced_labour_collective",
             "commendation_certificate")  # fmt: skip
    free = Case(_("Khác, ngoài danh mục"), {"level": "base", "free": "yes"})
    return [Case(_("Tổng cấp cơ sở"), {"level": "base"}), *map(_named, codes), free]


def _named(code: str) -> Case:
    return Case(award_name(code), {"award": code})


def _split(code: str) -> Iterator[Case]:
    """A column for collectives and one for people, where the award is given to both."""
    kinds = (("collective", "organisation", _("tập thể")), ("individual", "person", _("cá nhân")))
    for recipient, subject, words in kinds:
        if is_for(code, recipient):
            yield Case(f"{award_name(code)} ({words})", {"award": code, "subject": subject})
