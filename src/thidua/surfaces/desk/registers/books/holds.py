"""The book of holds: for the standing body and the auditor only."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.foundation.registry.actions.correct_hold import correct_hold
from thidua.foundation.registry.actions.lift_hold import lift_hold
from thidua.foundation.registry.actions.record_hold import record_hold
from thidua.foundation.registry.actions.strike_hold import strike_hold
from thidua.foundation.registry.models import Hold
from thidua.foundation.registry.permissions import may_keep_discipline, may_see_discipline
from thidua.foundation.registry.words import HOLD_CHOICES
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices, of_conditions, of_places
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm, SubjectForm
from thidua.surfaces.desk.registers.register import Deed, Register


class HoldForm(SubjectForm):
    ground = fields.word(_("Lý do tạm dừng xét"), HOLD_CHOICES)
    note = fields.line(_("Ghi chú"), 300, required=False)
    starts = fields.day(_("Từ ngày"), required=True)
    ends = fields.day(_("Gỡ bỏ từ ngày"))

    def deed(self, version: int, values: dict[str, Any]) -> Hold:
        values = self.split(values)
        if self.row is None:
            return record_hold(actor=self.actor, provenance={"door": "typed"}, **values)
        return correct_hold(actor=self.actor, row=self.row, version=version, **values)


class LiftForm(RecordForm):
    reason_label = _("Căn cứ gỡ bỏ")
    on = fields.day(_("Được xét lại từ ngày"), required=True)

    def deed(self, version: int, values: dict[str, Any]) -> Hold:
        return lift_hold(actor=self.actor, row=self.row, version=version, **values)


class StrikeHoldForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_hold(actor=self.actor, row=self.row, version=version, **values)


HOLDS = Register(
    slug="tam-dung",
    title=_("Tạm dừng xét"),
    one=_("tạm dừng xét"),
    lead=_("Chỉ bộ phận thường trực và người kiểm tra, giám sát xem được sổ này."),
    rows=lambda actor: Hold.objects.visible_to(actor).with_subject(),
    columns=(
        *fields.SUBJECT_COLUMNS,
        Column("ground", _("Lý do tạm dừng xét"), lambda row: row.get_ground_display()),
        Column("starts", _("Từ ngày"), lambda row: row.starts, sort=("starts",), kind="day"),
        Column("ends", _("Gỡ bỏ từ ngày"), lambda row: row.ends, sort=("ends",), kind="day"),
        Column("note", _("Ghi chú"), lambda row: row.note),
        fields.ORIGIN_COLUMN,
    ),
    filters=(
        fields.WHO,
        of_places(_("Đơn vị"), *fields.SUBJECT_PATHS),
        of_choices("ground", _("Lý do tạm dừng xét"), HOLD_CHOICES),
        of_conditions(
            "state",
            _("Tình trạng"),
            {
                "open": (_("Đang tạm dừng"), Q(ends__isnull=True)),
                "ended": (_("Đã gỡ bỏ"), Q(ends__isnull=False)),
            },
        ),
    ),
    search=fields.SUBJECT_SEARCH,
    search_label=_("Tìm theo tên"),
    order="-starts",
    form=HoldForm,
    may_see=may_see_discipline,
    may_keep=may_keep_discipline,
    deeds=(
        Deed(
            "go-bo", _("Gỡ tạm dừng"), LiftForm, may_keep_discipline, lambda row: row.ends is None
        ),
        Deed("xoa", _("Xóa dòng ghi nhầm"), StrikeHoldForm, may_keep_discipline),
    ),
)
