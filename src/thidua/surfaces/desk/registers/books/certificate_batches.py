"""Batches of certificates: what was printed by which decision, and its file."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.cycle.certificates.models import Batch
from thidua.cycle.certificates.permissions import may_print, may_see_certificates
from thidua.cycle.certificates.words import Stage
from thidua.foundation.registry.catalogue import award_name
from thidua.surfaces.desk.registers.books.merges import by_their_deeds
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices
from thidua.surfaces.desk.registers.forms import StrikeForm
from thidua.surfaces.desk.registers.register import Register


def _pages(row: Batch) -> list[dict[str, Any]]:
    book = reverse("desk:register", args=["bang"])
    listed = {"label": _("Các bằng trong sổ vàng"), "address": f"{book}?q={row.decision_no}"}
    if row.state == Stage.MADE:
        file = reverse("desk:certificate-batch-file", args=[row.uid])
        return [{"label": _("Mở tệp in (PDF)"), "address": file, "main": True}, listed]
    again = reverse("desk:certificate-print", args=[row.uid])
    return [{"label": _("Lập tệp in"), "address": again, "main": True}, listed]


BATCHES = Register(
    slug="dot-in-bang",
    title=_("Đợt in bằng"),
    one=_("đợt in bằng"),
    lead=_("Số và mã đã có trước khi vẽ: tệp in bị ngắt giữa chừng được lập lại y như cũ."),
    rows=lambda actor: Batch.objects.visible_to(actor).select_related("design", "organisation"),
    columns=(
        Column("decision", _("Số quyết định"), lambda row: row.decision_no, sort=("decision_no",)),
        Column("decided", _("Ngày quyết định"), lambda row: row.decided, kind="day",
               sort=("decided",)),
        Column("award", _("Danh hiệu, hình thức"), lambda row: award_name(row.design.award),
               sort=("design__award",)),
        Column("count", _("Số bằng"), lambda row: row.count, kind="num", sort=("count",)),
        Column("state", _("Tình trạng"), lambda row: row.get_state_display(),
               shape=lambda row: "eligible" if row.state == Stage.MADE else "near"),
        Column("made_at", _("Lập lúc"), lambda row: timezone.localtime(row.made_at),
               sort=("made_at",), kind="day"),
        Column("design", _("Mẫu"), lambda row: row.design.name, listed=False),
        Column("organisation", _("Nơi tặng"), lambda row: row.organisation, listed=False),
    ),
    filters=(of_choices("state", _("Tình trạng"), Stage.choices),),
    search=("folded",),
    search_label=_("Tìm theo số quyết định"),
    order="-made_at",
    form=StrikeForm,
    may_see=may_see_certificates & may_print,
    may_keep=by_their_deeds,
    pages=_pages,
)  # fmt: skip
