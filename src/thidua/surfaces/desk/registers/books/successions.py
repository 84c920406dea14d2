"""The book of successions: which collective came after which, and what it takes over."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from thidua.foundation.policy.predicates import Predicate
from thidua.foundation.reorganising.models import Succession
from thidua.foundation.reorganising.words import Ground, Takes
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import Filter, of_choices, of_places
from thidua.surfaces.desk.registers.forms import StrikeForm
from thidua.surfaces.desk.registers.register import Register

on_its_own_page = Predicate(lambda _actor, _place: False, lambda: "")
"""Named and confirmed on the page of the collective, never by a form of the book."""
OPEN = "open"
"""The address's word for what is not confirmed, which the row says by an empty one."""


def _takes(rows: Any, value: str) -> Any:
    return rows.filter(takes="" if value == OPEN else value)


def _pages(row: Succession) -> list[dict[str, Any]]:
    return [
        {"label": _now("Xem, xác nhận ở trang của tập thể"),
         "address": reverse("desk:organisation-life", args=[row.successor.uid])}
    ]  # fmt: skip


SUCCESSIONS = Register(
    slug="ke-thua",
    title=_("Kế thừa của tập thể"),
    one=_("kế thừa"),
    lead=_("Tập thể nào tiếp nối tập thể nào; chưa xác nhận thì các năm trước đó chưa được tính."),
    rows=lambda actor: Succession.objects.visible_to(actor).select_related(
        "successor", "predecessor"
    ),
    columns=(
        Column("successor", _("Tập thể kế thừa"), lambda row: row.successor,
               sort=("successor__sort_key",)),
        Column("predecessor", _("Tiền thân"), lambda row: row.predecessor,
               sort=("predecessor__sort_key",)),
        Column("on", _("Từ ngày"), lambda row: row.on, sort=("on",), kind="day"),
        Column("ground", _("Do"), lambda row: row.get_ground_display(), sort=("ground",)),
        Column("takes", _("Kế thừa"), lambda row: row.get_takes_display(), sort=("takes",)),
        Column("basis", _("Căn cứ xác nhận kế thừa"), lambda row: row.basis),
    ),
    filters=(
        of_places(_("Tập thể kế thừa"), "successor"),
        of_choices("ground", _("Do"), Ground.choices),
        Filter("takes", _("Kế thừa"),
               lambda _request, _rows: [(value or OPEN, label) for value, label in Takes.choices],
               _takes),
    ),
    search=("successor__folded", "predecessor__folded"),
    search_label=_("Tìm theo tên"),
    order="-on",
    form=StrikeForm,
    may_see=readers,
    may_keep=on_its_own_page,
    pages=_pages,
)  # fmt: skip
