"""The book of posts held."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.foundation.people.actions.correct_posting import correct_posting
from thidua.foundation.people.actions.record_posting import record_posting
from thidua.foundation.people.actions.strike_posting import strike_posting
from thidua.foundation.people.models import Posting
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.people.words import POST_ENDING_CHOICES
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.books.fields import PERSON_COLUMN
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_conditions, of_places
from thidua.surfaces.desk.registers.forms import PersonRecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register


class PostingForm(PersonRecordForm):
    title = fields.line(_("Chức vụ, chức danh"))
    organisation = fields.place(_("Đơn vị"))
    starts = fields.day(_("Từ ngày"), required=True)
    ends = fields.day(_("Đến trước ngày"))
    ended_by = fields.word(
        _("Thôi giữ do"), POST_ENDING_CHOICES, required=False,
        help_text=_("Chỉ ghi khi đã thôi giữ; tính khi xét quá trình cống hiến."),
    )  # fmt: skip
    term_ends = fields.day(_("Nhiệm kỳ, thời hạn bổ nhiệm đến trước ngày"))
    is_head = forms.BooleanField(label=_("Là người đứng đầu"), required=False)

    def prepare(self) -> None:
        self.offer_places("organisation", may_keep_people)

    def deed(self, version: int, values: dict[str, Any]) -> Posting:
        if self.row is None:
            return record_posting(actor=self.actor, **values)
        return correct_posting(actor=self.actor, row=self.row, version=version, **values)


class StrikePostingForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_posting(actor=self.actor, row=self.row, version=version, **values)


POSTINGS = Register(
    slug="chuc-vu",
    title=_("Chức vụ"),
    one=_("chức vụ"),
    lead=_("Chức vụ mới nhất quyết định cá nhân thuộc đơn vị nào."),
    rows=lambda actor: Posting.objects.visible_to(actor).select_related(
        "person__organisation", "organisation"
    ),
    columns=(
        PERSON_COLUMN,
        Column("title", _("Chức vụ, chức danh"), lambda row: row.title, sort=("title",)),
        Column("unit", _("Đơn vị"), lambda row: row.organisation, sort=("organisation__sort_key",)),
        Column("head", _("Là người đứng đầu"), lambda row: row.is_head),
        Column("starts", _("Từ ngày"), lambda row: row.starts, sort=("starts",), kind="day"),
        Column("ends", _("Đến trước ngày"), lambda row: row.ends, sort=("ends",), kind="day"),
        Column("ended_by", _("Thôi giữ do"), lambda row: row.get_ended_by_display(), listed=False),
        Column(
            "term",
            _("Nhiệm kỳ, thời hạn bổ nhiệm đến trước ngày"),
            lambda row: row.term_ends,
            kind="day",
            listed=False,
        ),
        fields.ORIGIN_COLUMN,
    ),
    filters=(
        of_places(_("Đơn vị"), "organisation"),
        of_conditions(
            "state",
            _("Tình trạng"),
            {
                "running": (_("Đang giữ"), Q(ends__isnull=True)),
                "ended": (_("Đã thôi giữ"), Q(ends__isnull=False)),
                "head": (_("Người đứng đầu đương nhiệm"), Q(ends__isnull=True, is_head=True)),
            },
        ),
    ),
    search=("person__folded",),
    search_label=_("Tìm theo tên"),
    order="-starts",
    form=PostingForm,
    may_see=readers,
    may_keep=may_keep_people,
    deeds=(Deed("xoa", _("Xóa dòng ghi nhầm"), StrikePostingForm, may_keep_people),),
)
