"""Designs of certificates: whole pages, or words for a blank that is printed already."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.bridge.certificates import certified_awards
from thidua.cycle.certificates.actions.keep_design import keep_design
from thidua.cycle.certificates.models import CertificateDesign
from thidua.cycle.certificates.permissions import may_print, may_see_certificates
from thidua.cycle.certificates.words import Mode
from thidua.foundation.registry.catalogue import award_name
from thidua.surfaces.desk.registers.books.fields import line, place, word
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.registers.register import Register


def _certified() -> list[tuple[str, str]]:
    """Only awards with which the law hands over a certificate."""
    return [(code, award_name(code)) for code in certified_awards()]


class DesignForm(RecordForm):
    name = line(_("Tên mẫu"), 120)
    organisation = place(_("Nơi tặng"))
    award = forms.ChoiceField(
        label=_("Danh hiệu, hình thức"), choices=_certified,
        help_text=_("Chỉ có danh hiệu, hình thức mà pháp luật trao kèm bằng, giấy chứng nhận."),
    )  # fmt: skip
    mode = word(_("Cách in"), Mode.choices)
    title = line(
        _("Tên in trên bằng"), 120, required=False,
        help_text=_("Để trống thì in tên danh hiệu, hình thức theo danh mục."),
    )  # fmt: skip
    authority = line(_("Dòng nơi tặng trên bằng"), required=False)
    wording = line(
        _("Câu ghi thành tích"), 300, required=False, wide=True,
        help_text=_("Viết {year} ở chỗ ghi năm thành tích."),
    )  # fmt: skip

    def prepare(self) -> None:
        self.offer_places("organisation", may_print, whole=True)
        self.fields["mode"].help_text = _(
            "Bản in cả trang không có Quốc huy: hệ thống không vẽ thay hình mẫu chính thức. Loại "
            "bằng, giấy khen phải có Quốc huy thì in chữ lên phôi in sẵn."
        )

    def deed(self, version: int, values: dict[str, Any]) -> CertificateDesign:
        return keep_design(actor=self.actor, row=self.row, version=version, **values)


def _pages(row: CertificateDesign) -> list[dict[str, Any]]:
    return [
        {"label": _("Vị trí chữ"), "address": reverse("desk:certificate-layout", args=[row.uid])},
        {"label": _("In thử có lưới mm"),
         "address": reverse("desk:certificate-proof", args=[row.uid])},
    ]  # fmt: skip


DESIGNS = Register(
    slug="mau-bang",
    title=_("Mẫu bằng, giấy chứng nhận"),
    one=_("mẫu bằng"),
    lead=_("In cả trang với khung do hệ thống vẽ, hoặc chỉ in chữ lên phôi theo vị trí mm."),
    rows=lambda actor: CertificateDesign.objects.visible_to(actor).select_related("organisation"),
    columns=(
        Column("name", _("Tên mẫu"), lambda row: row.name, sort=("name",)),
        Column("award", _("Danh hiệu, hình thức"), lambda row: award_name(row.award),
               sort=("award",)),
        Column("organisation", _("Nơi tặng"), lambda row: row.organisation,
               sort=("organisation__sort_key",)),
        Column("mode", _("Cách in"), lambda row: row.get_mode_display(), sort=("mode",)),
        Column("title", _("Tên in trên bằng"), lambda row: row.title, listed=False, if_said=True),
        Column("authority", _("Dòng nơi tặng trên bằng"), lambda row: row.authority,
               listed=False, if_said=True),
        Column("wording", _("Câu ghi thành tích"), lambda row: row.wording, listed=False,
               if_said=True),
    ),
    filters=(of_choices("mode", _("Cách in"), Mode.choices),),
    search=("folded",),
    search_label=_("Tìm theo tên mẫu"),
    order="name",
    form=DesignForm,
    may_see=may_see_certificates,
    may_keep=may_print,
    pages=_pages,
)  # fmt: skip
