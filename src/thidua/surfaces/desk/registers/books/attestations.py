"""The book of human statements: what the rules ask for and no other book can prove."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thidua.bridge.statements import statements
from thidua.foundation.registry.actions.correct_attestation import correct_attestation
from thidua.foundation.registry.actions.record_attestation import record_attestation
from thidua.foundation.registry.actions.strike_attestation import strike_attestation
from thidua.foundation.registry.models import Attestation
from thidua.foundation.registry.permissions import may_keep_awards
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import Filter, of_places
from thidua.surfaces.desk.registers.forms import StrikeForm, SubjectForm
from thidua.surfaces.desk.registers.register import Deed, Register


def _words() -> dict[str, str]:
    return statements("en" if get_language() == "en" else "vi")


def _said(row: Attestation) -> str:
    """In the words of the law; a code no law in use asks for stands as it is."""
    return _words().get(row.code, row.code)


class AttestationForm(SubjectForm):
    code = fields.word(_("Điều được xác nhận"), [])
    year = fields.year(_("Có giá trị từ năm"))
    attested_by = fields.line(_("Người xác nhận, văn bản xác nhận"), 200)

    def prepare(self) -> None:
        offered = _words()
        if self.row is not None:
            offered.setdefault(self.row.code, self.row.code)
        setattr(self.fields["code"], "choices", list(offered.items()))  # noqa: B010 a choice field

    def deed(self, version: int, values: dict[str, Any]) -> Attestation:
        values = self.split(values)
        if self.row is None:
            return record_attestation(actor=self.actor, provenance={"door": "typed"}, **values)
        return correct_attestation(actor=self.actor, row=self.row, version=version, **values)


class StrikeAttestationForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_attestation(actor=self.actor, row=self.row, version=version, **values)


def _codes(_request: HttpRequest, _rows: Any) -> list[tuple[str, Any]]:
    return list(_words().items())


ATTESTATIONS = Register(
    slug="xac-nhan",
    title=_("Điều được xác nhận"),
    one=_("xác nhận"),
    lead=_("Điều mà quy định hỏi đến nhưng không sổ nào chứng minh được; người có thẩm quyền xác "
           "nhận thì kết quả đối chiếu mới tính."),
    rows=lambda actor: Attestation.objects.visible_to(actor).with_subject(),
    columns=(
        *fields.SUBJECT_COLUMNS,
        Column("code", _("Điều được xác nhận"), _said, sort=("code",)),
        Column("year", _("Có giá trị từ năm"), lambda row: row.year, sort=("year",), kind="num"),
        Column("by", _("Người xác nhận, văn bản xác nhận"), lambda row: row.attested_by,
               sort=("attested_by",)),
        fields.ORIGIN_COLUMN,
    ),
    filters=(
        fields.WHO,
        of_places(_("Đơn vị"), *fields.SUBJECT_PATHS),
        Filter("code", _("Điều được xác nhận"), _codes,
               lambda rows, value: rows.filter(code=value)),
    ),
    search=fields.SUBJECT_SEARCH,
    search_label=_("Tìm theo tên"),
    order="subject",
    form=AttestationForm,
    may_see=readers,
    may_keep=may_keep_awards,
    deeds=(Deed("xoa", _("Xóa dòng ghi nhầm"), StrikeAttestationForm, may_keep_awards),),
)  # fmt: skip
