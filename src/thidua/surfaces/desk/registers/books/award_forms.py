"""The forms of an award held: entered, corrected, revoked, restored, reissued, struck."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.foundation.registry.actions.correct_award import correct_award
from thidua.foundation.registry.actions.record_award import record_award
from thidua.foundation.registry.actions.reissue_award import reissue_award
from thidua.foundation.registry.actions.restore_award import restore_award
from thidua.foundation.registry.actions.revoke_award import revoke_award
from thidua.foundation.registry.actions.strike_award import strike_award
from thidua.foundation.registry.catalogue import award_choices
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.registry.words import (
    ISSUER_CHOICES,
    METHOD_CHOICES,
    OBJECT_CLASS_CHOICES,
    REISSUE_CHOICES,
)
from thidua.surfaces.desk.registers.books.fields import day, line, word, year
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm, SubjectForm


class AwardForm(SubjectForm):
    award = forms.ChoiceField(
        label=_("Danh hiệu, hình thức"),
        required=False,
        choices=lambda: [("", gettext("Chọn trong danh mục")), *award_choices()],
        help_text=_("Không có trong danh mục thì ghi ở ô Tên khác."),
    )
    award_name = line(
        _("Tên khác"), 300, required=False,
        help_text=_("Ghi khi danh mục chưa có, ví dụ của công đoàn, tổ chức đảng."),
    )  # fmt: skip
    year = year(_("Năm thành tích"))
    method = word(_("Loại hình khen thưởng"), METHOD_CHOICES, initial="merit")
    achievement_from = day(_("Thành tích từ ngày"))
    achievement_to = day(_("Thành tích đến ngày"))
    issuer = word(_("Cấp quyết định"), ISSUER_CHOICES, required=False)
    issuer_name = line(_("Nơi quyết định"), required=False)
    decision_no = line(
        _("Số quyết định"), 80, required=False,
        help_text=_("Để trống thì ghi là “chưa có minh chứng”."),
    )  # fmt: skip
    decided = day(_("Ngày quyết định"), past=True)
    certificate_no = line(_("Số sổ vàng, số bằng"), 60, required=False)
    object_class = word(
        _("Đối tượng thống kê"), OBJECT_CLASS_CHOICES, required=False,
        help_text=_("Dòng của biểu thống kê nhà nước mà người, tập thể này được đếm vào."),
    )  # fmt: skip

    def deed(self, version: int, values: dict[str, Any]) -> AwardHeld:
        values = self.split(values)
        if self.row is None:
            return record_award(actor=self.actor, provenance={"door": "typed"}, **values)
        return correct_award(actor=self.actor, row=self.row, version=version, **values)


class RevokeForm(RecordForm):
    reason_label = _("Căn cứ hủy bỏ, thu hồi")
    on = day(_("Ngày hủy bỏ, thu hồi"), required=True, past=True)
    decision_no = line(_("Số quyết định thu hồi"), 80, required=False)

    def initial_of(self, row: Any) -> dict[str, Any]:  # noqa: ARG002 a decision of its own
        return {}

    def deed(self, version: int, values: dict[str, Any]) -> AwardHeld:
        return revoke_award(actor=self.actor, row=self.row, version=version, **values)


class RestoreForm(RecordForm):
    reason_label = _("Căn cứ khôi phục")
    on = day(_("Ngày khôi phục"), required=True)
    decision_no = line(_("Số quyết định khôi phục"), 80, required=False)

    def initial_of(self, row: Any) -> dict[str, Any]:  # noqa: ARG002 a decision of its own
        return {}

    def deed(self, version: int, values: dict[str, Any]) -> AwardHeld:
        return restore_award(actor=self.actor, row=self.row, version=version, **values)


class ReissueForm(RecordForm):
    reason_label = _("Lý do cấp đổi, cấp lại")
    kind = word(_("Cấp đổi hay cấp lại"), REISSUE_CHOICES)
    on = day(_("Ngày cấp đổi, cấp lại"), required=True, past=True)
    certificate_no = line(_("Số của bằng mới"), 60)
    decision_no = line(_("Số quyết định cấp đổi, cấp lại"), 80, required=False)

    def initial_of(self, row: Any) -> dict[str, Any]:  # noqa: ARG002 a certificate of its own
        return {}

    def deed(self, version: int, values: dict[str, Any]) -> AwardHeld:
        return reissue_award(actor=self.actor, row=self.row, version=version, **values)


class StrikeAwardForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_award(actor=self.actor, row=self.row, version=version, **values)
