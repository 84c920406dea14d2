"""The register of decisions and proposals; each opens on a page of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.permissions import may_draft, may_number, may_see_decisions
from thidua.cycle.decisions.queries import NUMBERED, UNANSWERED, WITHOUT_NUMBER
from thidua.cycle.decisions.words import Kind, State, Way
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.books.decision_forms import (
    AnnulForm,
    FreezeForm,
    IssueForm,
    NumberForm,
    OpenForm,
    SendForm,
    StrikeDecisionForm,
    TextsForm,
)
from thidua.surfaces.desk.registers.books.merges import by_their_deeds
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices, of_places, of_states, of_years
from thidua.surfaces.desk.registers.register import Deed, Register

SHAPES = {State.ISSUED: "eligible", State.SIGNED: "near", State.ANNULLED: "not_eligible"}


def page_of(row: Decision) -> str:
    return reverse("desk:decision", args=[row.uid])


def _in(*states: State, way: Way | None = None) -> Callable[[Decision], bool]:
    return lambda row: row.state in states and (way is None or row.way == way)


DECISIONS = Register(
    slug="quyet-dinh",
    title=_("Quyết định, tờ trình"),
    one=_("quyết định, tờ trình"),
    lead=_("Từ bản soạn đến khi ban hành; khen thưởng vào sổ đăng ký khi quyết định ban hành."),
    rows=lambda actor: Decision.objects.visible_to(actor).select_related("organisation").defer(
        "list_snapshot"
    ).annotate(listed=Count("lines")),
    columns=(
        Column("title", _("Trích yếu"), lambda row: row.title, sort=("folded",)),
        Column("number", _("Số"), lambda row: row.full_number, kind="code",
               sort=("book_year", "book_number", "number")),
        Column("decided", _("Ngày ký"), lambda row: row.decided, sort=("decided",), kind="day"),
        Column("kind", _("Loại văn bản"), lambda row: row.get_kind_display(), sort=("kind",)),
        fields.YEAR_COLUMN,
        Column("listed", _("Số dòng"), lambda row: row.listed, sort=("listed",), kind="num"),
        Column("state", _("Tình trạng"), lambda row: row.get_state_display(), sort=("state",),
               shape=lambda row: SHAPES.get(State(row.state), "")),
        Column("way", _("Cách ký"), lambda row: row.get_way_display(), listed=False),
        Column("to", _("Trình"), lambda row: row.get_addressed_to_display(), listed=False),
        Column("signer", _("Người ký"), lambda row: row.signer_name, listed=False),
        Column("organisation", _("Cơ quan ban hành"), lambda row: row.organisation, listed=False),
        Column("annulled", _("Ngày hủy bỏ"), lambda row: row.annulled_on, kind="day",
               listed=False),
    ),
    filters=(
        of_years(_("Năm")), of_choices("kind", _("Loại văn bản"), Kind.choices),
        of_states(_("Tình trạng"), State.choices, {
            "to_number": (_("Đã chốt, chờ cho số"), WITHOUT_NUMBER),
            "to_sign": (_("Đã cho số, chờ ký"), NUMBERED),
            "unanswered": (_("Đã trình, chờ kết quả"), UNANSWERED),
        }),
        of_choices("way", _("Cách ký"), Way.choices),
        of_places(_("Cơ quan ban hành"), "organisation"),
    ),
    search=("folded",),
    search_label=_("Tìm theo số, trích yếu"),
    order="-decided",
    form=TextsForm,
    may_see=may_see_decisions,
    may_keep=by_their_deeds,
    deeds=(
        Deed("sua-van-ban", _("Sửa nội dung"), TextsForm, may_draft, _in(State.DRAFT)),
        Deed("chot", _("Chốt danh sách"), FreezeForm, may_draft, _in(State.DRAFT)),
        Deed("cho-so", _("Cho số và ngày"), NumberForm, may_number,
             _in(State.FROZEN, way=Way.HERE)),
        Deed("gui-di", _("Gửi sang hệ thống văn bản"), SendForm, may_draft,
             _in(State.FROZEN, way=Way.OUTSIDE)),
        Deed("ban-hanh", _("Ban hành, ghi vào sổ"), IssueForm, may_draft, _in(State.SIGNED)),
        Deed("mo-lai", _("Mở lại danh sách"), OpenForm, may_draft,
             _in(State.FROZEN, State.SENT_OUT)),
        Deed("huy-bo", _("Hủy bỏ"), AnnulForm, may_draft, _in(State.ISSUED)),
        Deed("xoa", _("Xóa bản soạn"), StrikeDecisionForm, may_draft,
             lambda row: row.state == State.DRAFT and not row.number),
    ),
    opened=page_of,
)  # fmt: skip


def deeds_for(user: Any, row: Decision) -> list[dict[str, Any]]:
    """Label and address of each deed the reader may do to a row, in the order of its way."""
    return [
        {"slug": deed.slug, "label": deed.label,
         "address": reverse("desk:record-deed", args=[DECISIONS.slug, row.uid, deed.slug])}
        for deed in DECISIONS.deeds if deed.fits(row) and deed.may(user, row.organisation_id)
    ]  # fmt: skip
