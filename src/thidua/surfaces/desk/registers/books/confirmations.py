"""The book of what was proposed upward, and of the answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.cycle.initiatives.actions.correct_confirmation import correct_confirmation
from thidua.cycle.initiatives.actions.propose_wider import propose_wider
from thidua.cycle.initiatives.actions.record_confirmation import record_confirmation
from thidua.cycle.initiatives.models import Confirmation, Submission
from thidua.cycle.initiatives.permissions import may_recognise, may_see_submissions
from thidua.cycle.initiatives.words import Form, Outcome, State
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.books.submission_forms import WIDER, WiderForm
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.registers.register import Deed, Register

SHAPES = {Outcome.WAITING: "near", Outcome.CONFIRMED: "eligible"}


class ConfirmationForm(WiderForm):
    """Of a recognised initiative; once asked, its number and day may be corrected."""

    submission = forms.ModelChoiceField(
        label=_("Sáng kiến"),
        queryset=Submission.objects.none(),
        to_field_name="uid",
        empty_label=_("Chọn sáng kiến"),
    )
    field_order = ("submission",)

    def prepare(self) -> None:
        super().prepare()
        if self.row is not None:
            for name in ("submission", "level"):
                self.fields.pop(name)
            return
        rows = Submission.objects.visible_to(self.actor).filter(state=State.RECOGNISED)
        self.fields["submission"].queryset = rows  # type: ignore[attr-defined]

    def initial_of(self, row: Any) -> dict[str, Any]:
        return {"proposed_on": row.proposed_on, "proposed_no": row.proposed_no}

    def deed(self, version: int, values: dict[str, Any]) -> Any:
        if self.row is not None:
            return correct_confirmation(actor=self.actor, row=self.row, version=version, **values)
        return propose_wider(actor=self.actor, **values)


class OutcomeForm(RecordForm):
    outcome = fields.word(_("Kết quả"), [one for one in Outcome.choices if one[0] != "waiting"])
    form = fields.word(_("Hình thức"), Form.choices, required=False)
    document_no = fields.line(_("Số văn bản trả lời"), 80, required=False)
    document_date = fields.day(_("Ngày văn bản"), past=True)

    def prepare(self) -> None:
        self.fields.pop("reason", None)

    def initial_of(self, row: Any) -> dict[str, Any]:  # noqa: ARG002 nothing is there yet
        return {}

    def deed(self, version: int, values: dict[str, Any]) -> Confirmation:
        return record_confirmation(actor=self.actor, row=self.row, version=version, **values)


def _pages(row: Confirmation) -> list[dict[str, Any]]:
    draft = reverse("desk:confirmation-paper", args=[row.uid, "docx"])
    return [
        {"label": _("Hồ sơ sáng kiến"),
         "address": reverse("desk:submission", args=[row.submission.uid])},
        {"label": _("Dự thảo Mẫu 13 (Word)"), "address": draft},
    ]  # fmt: skip


CONFIRMATIONS = Register(
    slug="pham-vi-sang-kien",
    title=_("Đề nghị công nhận phạm vi rộng hơn"),
    one=_("đề nghị công nhận phạm vi rộng hơn"),
    lead=_("Sáng kiến đã công nhận ở cơ sở được đề nghị lên bộ, ngành, tỉnh hoặc toàn quốc; ghi "
           "văn bản trả lời khi có."),
    rows=lambda actor: Confirmation.objects.filter(
        submission__in=Submission.objects.visible_to(actor).values("pk")
    ).select_related("submission__organisation"),
    columns=(
        Column("submission", _("Sáng kiến"), lambda row: row.submission,
               sort=("submission__folded",)),
        Column("level", _("Cấp đề nghị"), lambda row: row.get_level_display(), sort=("level",)),
        Column("proposed", _("Ngày đề nghị"), lambda row: row.proposed_on, sort=("proposed_on",),
               kind="day"),
        Column("number", _("Số tờ trình, công văn"), lambda row: row.proposed_no, kind="code"),
        Column("outcome", _("Kết quả"), lambda row: row.get_outcome_display(), sort=("outcome",),
               shape=lambda row: SHAPES.get(Outcome(row.outcome), "not_eligible")),
        Column("form", _("Hình thức"), lambda row: row.get_form_display()),
        Column("document", _("Số văn bản trả lời"), lambda row: row.document_no, kind="code"),
        Column("dated", _("Ngày văn bản"), lambda row: row.document_date, kind="day"),
    ),
    filters=(of_choices("outcome", _("Kết quả"), Outcome.choices),
             of_choices("level", _("Cấp đề nghị"), WIDER)),
    search=("submission__folded",),
    search_label=_("Tìm theo tên"),
    order="-proposed",
    form=ConfirmationForm,
    may_see=may_see_submissions,
    may_keep=may_recognise,
    deeds=(Deed("ket-qua", _("Ghi kết quả"), OutcomeForm, may_recognise,
                lambda row: row.outcome == Outcome.WAITING),),
    pages=_pages,
)  # fmt: skip
