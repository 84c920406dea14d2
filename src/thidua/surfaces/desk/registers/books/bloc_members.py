"""The book of who is in which cluster or bloc, year by year."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.foundation.blocs.actions.correct_bloc_membership import correct_bloc_membership
from thidua.foundation.blocs.actions.join_bloc import join_bloc
from thidua.foundation.blocs.actions.strike_bloc_membership import strike_bloc_membership
from thidua.foundation.blocs.models import BlocMembership, Part
from thidua.foundation.blocs.permissions import may_keep_blocs
from thidua.foundation.blocs.queries import with_results
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices, of_conditions, of_years
from thidua.surfaces.desk.registers.forms import CollectiveRecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register


class BlocMemberForm(CollectiveRecordForm):
    """Any bloc may be named: a department is in its province's and in its ministry's."""

    bloc = fields.place(_("Cụm, khối"))
    year = fields.year()
    part = fields.word(_("Vai trò"), Part.choices)

    def prepare(self) -> None:
        field = self.fields["bloc"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Organisation.objects.filter(kind=Kind.BLOC, parent__isnull=False)

    def deed(self, version: int, values: dict[str, Any]) -> BlocMembership:
        if self.row is None:
            return join_bloc(actor=self.actor, **values)
        return correct_bloc_membership(actor=self.actor, row=self.row, version=version, **values)


class StrikeBlocMemberForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_bloc_membership(actor=self.actor, row=self.row, version=version, **values)


BLOC_MEMBERS = Register(
    slug="thanh-vien-cum-khoi",
    title=_("Thành viên cụm, khối"),
    one=_("thành viên cụm, khối"),
    rows=lambda actor: with_results(
        BlocMembership.objects.visible_to(actor).select_related("organisation", "bloc", "convener")
    ),
    columns=(
        fields.PLACE_COLUMN,
        fields.YEAR_COLUMN,
        Column("bloc", _("Cụm, khối"), lambda row: row.bloc.name, sort=("bloc__sort_key",)),
        Column("convener", _("Cấp tổ chức"), lambda row: row.convener,
               sort=("convener__sort_key",)),
        Column("part", _("Vai trò"), lambda row: row.get_part_display(), sort=("part",)),
        Column("led", _("Dẫn đầu"), lambda row: row.led),
        Column("beyond", _("Vượt các chỉ tiêu"), lambda row: row.beyond),
        fields.ORIGIN_COLUMN,
    ),
    filters=(
        of_years(_("Năm")),
        of_choices("part", _("Vai trò"), Part.choices),
        of_conditions("result", _("Kết quả"), {
            "none": (_("Chưa ghi kết quả"), Q(result_uid__isnull=True)),
            "led": (_("Dẫn đầu"), Q(led=True)),
        }),
    ),
    search=("organisation__folded", "bloc__folded"),
    search_label=_("Tìm theo tên"),
    order="-year",
    form=BlocMemberForm,
    may_see=readers,
    may_keep=may_keep_blocs,
    deeds=(Deed("xoa", _("Xóa dòng ghi nhầm"), StrikeBlocMemberForm, may_keep_blocs),),
)  # fmt: skip
