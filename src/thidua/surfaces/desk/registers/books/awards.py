"""The book of awards held."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.foundation.registry.actions.correct_award import correct_award
from thidua.foundation.registry.actions.record_award import record_award
from thidua.foundation.registry.actions.restore_award import restore_award
from thidua.foundation.registry.actions.revoke_award import revoke_award
from thidua.foundation.registry.actions.strike_award import strike_award
from thidua.foundation.registry.catalogue import award_choices
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.registry.permissions import may_keep_awards
from thidua.foundation.registry.words import ISSUER_CHOICES, METHOD_CHOICES, STATUS_CHOICES
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.books.fields import (
    SUBJECT_COLUMNS,
    SUBJECT_PATHS,
    SUBJECT_SEARCH,
    WHO,
    day,
    line,
    word,
    year,
)
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import (
    Filter,
    of_choices,
    of_conditions,
    of_places,
    of_years,
)
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm, SubjectForm
from thidua.surfaces.desk.registers.register import Deed, Register


class AwardForm(SubjectForm):
    award = forms.ChoiceField(
        label=_("Danh hiệu, hình thức"),
        required=False,
        choices=lambda: [("", gettext("Chọn trong danh mục")), *award_choices()],
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
    decided = day(_("Ngày quyết định"))

    def deed(self, version: int, values: dict[str, Any]) -> AwardHeld:
        values = self.split(values)
        if self.row is None:
            return record_award(actor=self.actor, provenance={"door": "typed"}, **values)
        return correct_award(actor=self.actor, row=self.row, version=version, **values)


class RevokeForm(RecordForm):
    reason_label = _("Căn cứ hủy bỏ, thu hồi")
    on = day(_("Ngày hủy bỏ, thu hồi"), required=True)
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


class StrikeAwardForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_award(actor=self.actor, row=self.row, version=version, **values)


def evidence(row: AwardHeld) -> str:
    return row.decision_no or str(_("chưa có minh chứng"))


AWARDS = Register(
    slug="khen-thuong",
    title=_("Danh hiệu, khen thưởng"),
    one=_("danh hiệu, khen thưởng"),
    lead=_("Mọi danh hiệu và hình thức đã nhận, của mọi cấp, cả của công đoàn và tổ chức đảng."),
    rows=lambda actor: AwardHeld.objects.visible_to(actor).with_subject(),
    columns=(
        *SUBJECT_COLUMNS,
        Column(
            "award", _("Danh hiệu, hình thức"), lambda row: row.name, sort=("award", "award_name")
        ),
        Column("year", _("Năm"), lambda row: row.year, sort=("year",), kind="num"),
        Column(
            "issuer", _("Nơi quyết định"), lambda row: row.issuer_name or row.get_issuer_display()
        ),
        Column(
            "decision",
            _("Số quyết định"),
            evidence,
            sort=("decision_no",),
            shape=lambda row: "" if row.decision_no else "near",
        ),
        Column(
            "decided", _("Ngày quyết định"), lambda row: row.decided, sort=("decided",), kind="day"
        ),
        Column("method", _("Loại hình"), lambda row: row.get_method_display(), listed=False),
        Column(
            "status",
            _("Tình trạng"),
            lambda row: row.get_status_display(),
            shape=lambda row: "on_hold" if row.status == "revoked" else "",
        ),
        Column(
            "revoked",
            _("Ngày hủy bỏ, thu hồi"),
            lambda row: row.revoked,
            kind="day",
            listed=False,
            if_said=True,
        ),
        Column(
            "revoked_no",
            _("Số quyết định thu hồi"),
            lambda row: row.revoked_no,
            listed=False,
            if_said=True,
        ),
        Column(
            "revoked_why",
            _("Căn cứ hủy bỏ, thu hồi"),
            lambda row: row.revoked_why,
            listed=False,
            if_said=True,
        ),
        Column(
            "restored",
            _("Ngày khôi phục"),
            lambda row: row.restored,
            kind="day",
            listed=False,
            if_said=True,
        ),
        Column(
            "restored_no",
            _("Số quyết định khôi phục"),
            lambda row: row.restored_no,
            listed=False,
            if_said=True,
        ),
        Column(
            "restored_why",
            _("Căn cứ khôi phục"),
            lambda row: row.restored_why,
            listed=False,
            if_said=True,
        ),
    ),
    filters=(
        WHO,
        of_places(_("Đơn vị"), *SUBJECT_PATHS),
        Filter(
            "award",
            _("Danh hiệu, hình thức"),
            lambda _request, _rows: award_choices(),
            lambda rows, value: rows.filter(award=value),
        ),
        of_years(_("Năm")),
        of_conditions(
            "evidence",
            _("Minh chứng"),
            {
                "missing": (_("Chưa có minh chứng"), Q(decision_no="") & ~Q(status="revoked")),
                "present": (_("Có số quyết định"), ~Q(decision_no="")),
            },
        ),
        of_choices("status", _("Tình trạng"), STATUS_CHOICES),
    ),
    search=("folded", *SUBJECT_SEARCH),
    search_label=_("Tìm theo tên, số quyết định"),
    order="-year",
    form=AwardForm,
    may_see=readers,
    may_keep=may_keep_awards,
    deeds=(
        Deed(
            "thu-hoi",
            _("Hủy bỏ, thu hồi"),
            RevokeForm,
            may_keep_awards,
            lambda row: row.status == "valid",
        ),
        Deed(
            "khoi-phuc",
            _("Khôi phục"),
            RestoreForm,
            may_keep_awards,
            lambda row: row.status == "revoked",
        ),
        Deed("xoa", _("Xóa dòng ghi nhầm"), StrikeAwardForm, may_keep_awards),
    ),
)
