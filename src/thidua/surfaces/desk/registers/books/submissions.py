"""The book of initiatives handed in; each has a page of its own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.cycle.initiatives.actions.correct_submission import correct_submission
from thidua.cycle.initiatives.actions.write_submission import write_submission
from thidua.cycle.initiatives.authors import Share
from thidua.cycle.initiatives.models import Submission
from thidua.cycle.initiatives.permissions import (
    may_assign,
    may_recognise,
    may_see_submissions,
    may_submit,
)
from thidua.cycle.initiatives.queries import ALL_GIVEN, SENT_BACK
from thidua.cycle.initiatives.words import LIVE, State
from thidua.foundation.registry.words import INITIATIVE_KIND_CHOICES, INITIATIVE_LEVEL_CHOICES
from thidua.surfaces.desk.registers.authors import AuthorsForm
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.books.submission_forms import (
    DeclineForm,
    RecogniseForm,
    ReturnSubmissionForm,
    WiderForm,
    WithdrawSubmissionForm,
)
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices, of_places, of_states, of_years
from thidua.surfaces.desk.registers.register import Deed, Register


def story(label: Any, length: int, rows: int) -> forms.CharField:
    """A text of several paragraphs; it may wait until the submission is sent."""
    field = forms.CharField(
        label=label, max_length=length, required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip
    field.wide = True  # type: ignore[attr-defined]  # read by the form's template
    return field


class SubmissionForm(AuthorsForm):
    title = fields.line(_("Tên sáng kiến, đề tài"), 500, wide=True)
    organisation = fields.place(_("Đơn vị nộp"))
    year = fields.year()
    kind = fields.word(_("Loại"), INITIATIVE_KIND_CHOICES)
    level = fields.word(_("Cấp đề nghị công nhận"), INITIATIVE_LEVEL_CHOICES)
    applied_from = fields.day(_("Áp dụng từ ngày"))
    problem = story(_("Thực trạng, vấn đề cần giải quyết"), 8000, 5)
    solution = story(_("Nội dung giải pháp"), 12000, 9)
    effect = story(_("Hiệu quả, phạm vi áp dụng"), 8000, 5)

    def prepare(self) -> None:
        self.fields.pop("reason", None)
        self.offer_places("organisation", may_submit)
        self.offer_authors()

    def deed(self, version: int, values: dict[str, Any]) -> Submission:
        authors = [Share(*one) for one in self.take_authors(values)]
        if self.row is None:
            return write_submission(actor=self.actor, authors=authors, **values)
        return correct_submission(
            actor=self.actor, row=self.row, version=version, authors=authors, **values
        )


def page_of(row: Submission) -> str:
    return reverse("desk:submission", args=[row.uid])


def _authors(row: Submission) -> str:
    return "; ".join(f"{one.person} ({one.share} %)" for one in row.authors.all())


SHAPES = {
    State.SUBMITTED: "near", State.IN_REVIEW: "near", State.FORWARDED: "near",
    State.RECOGNISED: "eligible",
}  # fmt: skip


def state_shape(row: Submission) -> str:
    return SHAPES.get(State(row.state), "not_eligible")


def _in(*states: State) -> Any:
    return lambda row: row.state in states


SUBMISSIONS = Register(
    slug="ho-so-sang-kien",
    title=_("Hồ sơ sáng kiến"),
    one=_("hồ sơ sáng kiến"),
    lead=_("Từ lúc tác giả viết đến khi được công nhận; sáng kiến đã công nhận nằm ở sổ đăng ký."),
    rows=lambda actor: (
        Submission.objects.visible_to(actor)
        .select_related("organisation")
        .prefetch_related("authors__person")
    ),
    columns=(
        Column("title", _("Tên sáng kiến, đề tài"), lambda row: row.title, sort=("folded",)),
        Column("authors", _("Tác giả"), _authors),
        Column("unit", _("Đơn vị nộp"), lambda row: row.organisation,
               sort=("organisation__sort_key",)),
        fields.YEAR_COLUMN,
        Column("kind", _("Loại"), lambda row: row.get_kind_display(), sort=("kind",)),
        Column("level", _("Cấp đề nghị công nhận"), lambda row: row.get_level_display(),
               sort=("level",), listed=False),
        Column("state", _("Tình trạng"), lambda row: row.standing, sort=("state",),
               shape=state_shape),
        Column("sent", _("Ngày nộp"), lambda row: row.submitted_on, sort=("submitted_on",),
               kind="day"),
        Column("why", _("Lý do"), lambda row: row.declined_why, listed=False, if_said=True),
    ),
    filters=(
        of_years(_("Năm")),
        of_states(_("Tình trạng"), State.choices, {
            "sent_back": (_("Bị trả lại, chờ sửa"), SENT_BACK),
            "all_given": (_("Đã chấm xong, chờ trình hội đồng"), ALL_GIVEN),
        }),
        of_places(_("Đơn vị nộp"), "organisation"),
        of_choices("kind", _("Loại"), INITIATIVE_KIND_CHOICES),
    ),
    search=("folded",),
    search_label=_("Tìm theo tên"),
    order="-year",
    form=SubmissionForm,
    may_see=may_see_submissions,
    may_keep=may_submit,
    deeds=(
        Deed("tra-lai", _("Trả lại để sửa"), ReturnSubmissionForm, may_assign,
             _in(State.SUBMITTED, State.IN_REVIEW)),
        Deed("khong-cong-nhan", _("Không công nhận"), DeclineForm, may_assign,
             _in(State.SUBMITTED, State.IN_REVIEW, State.FORWARDED)),
        Deed("cong-nhan", _("Ghi công nhận"), RecogniseForm, may_recognise, _in(State.FORWARDED)),
        Deed("pham-vi-rong-hon", _("Đề nghị phạm vi rộng hơn"), WiderForm, may_recognise,
             _in(State.RECOGNISED)),
        Deed("rut", _("Rút hồ sơ"), WithdrawSubmissionForm, may_submit, _in(*LIVE)),
    ),
    opened=page_of,
)  # fmt: skip
