"""The book of merges: what was made one, and the way back."""

from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.foundation.people.actions.undo_merge import undo_merge
from thidua.foundation.people.models import Merge
from thidua.foundation.people.permissions import may_merge_people
from thidua.foundation.policy.predicates import Predicate
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_conditions, of_places
from thidua.surfaces.desk.registers.forms import StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register

by_their_deeds = Predicate(lambda _actor, _place: False, lambda: "")
"""Rows of this book come and change by deeds of their own, never by a form."""


class UndoForm(StrikeForm):
    reason_label = _("Lý do hoàn tác")

    def deed(self, version: int, values: dict[str, Any]) -> Merge:
        return undo_merge(actor=self.actor, merge=self.row, version=version, **values)


def _day(moment: Any) -> Any:
    return timezone.localdate(moment) if moment else None


MERGES = Register(
    slug="gop-ca-nhan",
    title=_("Các lần đã gộp"),
    one=_("lần gộp"),
    lead=_("Hai bản ghi của một người đã về một; nếu nhầm, hoàn tác trả lại đúng như cũ."),
    rows=lambda actor: Merge.objects.visible_to(actor).select_related("kept__organisation"),
    columns=(
        Column("gone", _("Bản ghi gộp vào"), lambda row: row.gone_name, sort=("gone_name",)),
        Column("person", _("Bản ghi giữ lại"), lambda row: row.kept, sort=("kept__sort_key",)),
        Column("unit", _("Đơn vị"), lambda row: row.kept.organisation),
        Column("rows", _("Số dòng đã chuyển"), lambda row: sum(row.counts.values()), kind="num"),
        Column("merged", _("Ngày gộp"), lambda row: _day(row.merged_at), sort=("merged_at",),
               kind="day"),
        Column("undone", _("Ngày hoàn tác"), lambda row: _day(row.undone_at),
               sort=("undone_at",), kind="day"),
    ),
    filters=(
        of_places(_("Đơn vị"), "kept__organisation"),
        of_conditions("state", _("Tình trạng"), {
            "stands": (_("Đang gộp"), Q(undone_at__isnull=True)),
            "undone": (_("Đã hoàn tác"), Q(undone_at__isnull=False)),
        }),
    ),
    search=("folded", "kept__folded"),
    search_label=_("Tìm theo tên"),
    order="-merged",
    form=StrikeForm,
    may_see=may_merge_people,
    may_keep=by_their_deeds,
    deeds=(
        Deed("hoan-tac", _("Hoàn tác lần gộp"), UndoForm, may_merge_people,
             lambda row: row.undone_at is None),
    ),
)  # fmt: skip
