"""The book of review meetings (họp bình xét) of the units."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.cycle.nominations.actions.draft_unit_review import draft_unit_review
from thidua.cycle.nominations.actions.record_unit_review import record_unit_review
from thidua.cycle.nominations.models import Round, UnitReview
from thidua.cycle.nominations.permissions import may_draw_up, may_see_files
from thidua.cycle.nominations.states import ReviewState, RoundState
from thidua.foundation.policy.reach import Actor
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import Filter, of_conditions, of_places
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.registers.register import Register

OPENING = ("round", "unit")
MEETING = ("held_on", "venue", "chair", "secretary", "voters", "present", "remarks")
READY = Q(held_on__isnull=False, present__isnull=False)


class UnitReviewForm(RecordForm):
    """Opens a review; of one that is open, writes down the head of the meeting."""

    round = forms.ModelChoiceField(
        label=_("Đợt xét"), queryset=Round.objects.none(), empty_label=_("Chọn đợt xét")
    )
    unit = fields.place(_("Đơn vị"))
    held_on = fields.day(_("Ngày họp"), required=True)
    venue = fields.line(_("Nơi họp"), required=False)
    chair = fields.line(_("Người chủ trì"), 120)
    secretary = fields.line(_("Thư ký"), 120)
    voters = forms.IntegerField(label=_("Số người được biểu quyết"), min_value=1, max_value=5000)
    present = forms.IntegerField(label=_("Số người dự họp"), min_value=1, max_value=5000)
    remarks = forms.CharField(
        label=_("Ý kiến tại cuộc họp"), max_length=4000, required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip

    def prepare(self) -> None:
        for name in MEETING if self.row is None else OPENING:
            del self.fields[name]
        self.fields.pop("reason", None)
        if self.row is None:
            rounds = Round.objects.visible_to(self.actor).filter(state=RoundState.OPEN)
            self.fields["round"].queryset = rounds  # type: ignore[attr-defined]
            self.offer_places("unit", may_draw_up)
        else:
            self.fields["remarks"].wide = True  # type: ignore[attr-defined]

    def deed(self, version: int, values: dict[str, Any]) -> UnitReview:
        if self.row is None:
            return draft_unit_review(actor=self.actor, round_=values["round"], unit=values["unit"])
        return record_unit_review(actor=self.actor, row=self.row, version=version, **values)


def _rows(actor: Actor) -> QuerySet[UnitReview]:
    put = Count("lines", filter=Q(lines__proposed=True))
    return UnitReview.objects.visible_to(actor).select_related("round", "unit").annotate(put=put)


def of_rounds(path: str = "round") -> Filter:
    """Rounds that occur in the rows the reader may see."""

    def rounds(_request: Any, rows: QuerySet[Any]) -> list[tuple[str, Any]]:
        there = Round.objects.filter(pk__in=rows.order_by().values(path))
        return [(str(one.uid), str(one)) for one in there]

    return Filter(
        "round", _("Đợt xét"), rounds,
        lambda rows, value: rows.filter(**{f"{path}__uid": value}),
    )  # fmt: skip


UNIT_REVIEWS = Register(
    slug="binh-xet",
    title=_("Họp bình xét"),
    one=_("cuộc họp bình xét"),
    lead=_("Việc xét bắt đầu từ đơn vị: họp, biểu quyết, người đứng đầu ký biên bản."),
    rows=_rows,
    columns=(
        Column("unit", _("Đơn vị"), lambda row: row.unit, sort=("unit__sort_key",)),
        Column("round", _("Đợt xét"), lambda row: row.round, sort=("round__folded",)),
        Column("held_on", _("Ngày họp"), lambda row: row.held_on, sort=("held_on",), kind="day"),
        Column("present", _("Dự họp"), lambda row: row.present, sort=("present",), kind="num"),
        Column("voters", _("Được biểu quyết"), lambda row: row.voters, kind="num"),
        Column("put", _("Đề nghị"), lambda row: row.put, sort=("put",), kind="num"),
        Column("state", _("Tình trạng"), lambda row: row.get_state_display(), sort=("state",),
               shape=lambda row: "eligible" if row.state == ReviewState.SIGNED else "near"),
        Column("signed_on", _("Ngày ký"), lambda row: row.signed_on, sort=("signed_on",),
               kind="day"),
    ),
    filters=(
        of_rounds(),
        of_places(_("Đơn vị"), "unit"),
        of_conditions("state", _("Tình trạng"), {
            "waiting": (_("Chưa họp hoặc chưa ghi xong"), Q(state=ReviewState.DRAFT) & ~READY),
            "unfinished": (
                _("Chưa ghi xong, đợt xét đang mở"),
                Q(state=ReviewState.DRAFT, round__state=RoundState.OPEN) & ~READY,
            ),
            "ready": (_("Chờ ký"), Q(state=ReviewState.DRAFT) & READY),
            "signed": (_("Đã ký"), Q(state=ReviewState.SIGNED)),
        }),
    ),
    search=("unit__folded",),
    search_label=_("Tìm theo tên đơn vị"),
    order="unit",
    form=UnitReviewForm,
    may_see=may_see_files,
    may_keep=may_draw_up,
    opened=lambda row: reverse("desk:unit-review", args=[row.uid]),
)  # fmt: skip
