"""The forms of a decision: what it says, and each step on its way."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.cycle.decisions.actions.annul_decision import annul_decision
from thidua.cycle.decisions.actions.correct_decision import correct_decision
from thidua.cycle.decisions.actions.freeze_decision import freeze_decision
from thidua.cycle.decisions.actions.issue_decision import issue_decision
from thidua.cycle.decisions.actions.number_decision import number_decision
from thidua.cycle.decisions.actions.open_list import open_list
from thidua.cycle.decisions.actions.send_out import send_out
from thidua.cycle.decisions.actions.strike_decision import strike_decision
from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.words import Kind, Way
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm

OF_KIND = {"addressee": (Kind.PROPOSAL,), "fund": (Kind.AWARD,),
           "executors": (Kind.AWARD, Kind.INITIATIVE)}  # fmt: skip
"""Fields that only some kinds of paper have."""


class TextsForm(RecordForm):
    """What the paper says; ``kind`` chooses the fields that a new one has."""

    kind: str = Kind.AWARD
    title = fields.line(_("Trích yếu"), 300, wide=True)
    way = fields.word(_("Cách ký"), Way.choices)
    symbol = fields.line(_("Ký hiệu"), 40)
    addressee = fields.line(
        _("Kính gửi"), 300, wide=True, help_text=_("Nhiều nơi thì cách nhau bằng dấu chấm phẩy.")
    )
    bases = forms.CharField(
        label=_("Căn cứ"), max_length=6000, widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("Mỗi dòng một căn cứ; dấu câu cuối dòng được thêm khi in."),
    )  # fmt: skip
    fund = fields.line(_("Nguồn chi tiền thưởng"), 200, wide=True, required=False)
    executors = fields.line(_("Trách nhiệm thi hành"), 300, wide=True, required=False)
    signer_name = fields.line(_("Họ tên người ký"), 150)
    signer_post = fields.line(
        _("Chức vụ người ký"), 150, help_text=_("Ví dụ: Giám đốc, Phó Giám đốc (ký thay).")
    )

    def prepare(self) -> None:
        kind = self.row.kind if self.row is not None else self.kind
        for name, kinds in OF_KIND.items():
            if kind not in kinds:
                del self.fields[name]
        self.fields["bases"].wide = True  # type: ignore[attr-defined]  # read by the template
        self.fields.pop("reason", None)

    def deed(self, version: int, values: dict[str, Any]) -> Decision:
        return correct_decision(actor=self.actor, row=self.row, version=version, **values)


class StepForm(RecordForm):
    """A step that asks for nothing but to be sure."""

    def initial_of(self, row: Any) -> dict[str, Any]:  # noqa: ARG002 nothing of the row is edited
        return {}

    def prepare(self) -> None:
        self.fields.pop("reason", None)


class FreezeForm(StepForm):
    def deed(self, version: int, values: dict[str, Any]) -> Decision:  # noqa: ARG002 asks nothing
        return freeze_decision(actor=self.actor, decision=self.row, version=version)


class SendForm(StepForm):
    def deed(self, version: int, values: dict[str, Any]) -> Decision:  # noqa: ARG002 asks nothing
        return send_out(actor=self.actor, decision=self.row, version=version)


class IssueForm(StepForm):
    def deed(self, version: int, values: dict[str, Any]) -> Decision:  # noqa: ARG002 asks nothing
        return issue_decision(actor=self.actor, decision=self.row, version=version)


class NumberForm(StepForm):
    number = fields.line(
        _("Số"), 40, required=False,
        help_text=_("Để trống thì lấy số tiếp theo của sổ, không có số trống."),
    )  # fmt: skip
    decided = fields.day(_("Ngày ký"), required=True, past=True)

    def prepare(self) -> None:
        super().prepare()
        self.fields["decided"].initial = timezone.localdate()

    def deed(self, version: int, values: dict[str, Any]) -> Decision:
        return number_decision(actor=self.actor, decision=self.row, version=version, **values)


class OpenForm(StrikeForm):
    reason_label = _("Lý do mở lại danh sách")

    def deed(self, version: int, values: dict[str, Any]) -> Decision:
        return open_list(actor=self.actor, decision=self.row, version=version, **values)


class StrikeDecisionForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_decision(actor=self.actor, row=self.row, version=version, **values)


class AnnulForm(StrikeForm):
    reason_label = _("Căn cứ, lý do hủy bỏ")
    decision_no = fields.line(_("Số quyết định hủy bỏ"), 80)
    on = fields.day(_("Hủy bỏ từ ngày"), required=True, past=True)

    def prepare(self) -> None:
        super().prepare()
        self.fields["on"].initial = timezone.localdate()

    def deed(self, version: int, values: dict[str, Any]) -> Decision:
        return annul_decision(actor=self.actor, decision=self.row, version=version, **values)
