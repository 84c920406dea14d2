"""The book of organisations."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.bridge.issuers import KINDS
from thidua.cycle.nominations.columns import language
from thidua.foundation.organisations.actions.correct_organisation import correct_organisation
from thidua.foundation.organisations.actions.create_organisation import create_organisation
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.permissions import may_keep_organisations as may_keep
from thidua.foundation.overlays.queries import known_issuers, named_issuers
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.books.fields import day, line, place, word
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices, of_conditions, of_places
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.registers.register import Register


class OrganisationForm(RecordForm):
    name = line(_("Tên đầy đủ"), 300, wide=True)
    short_name = line(_("Tên ngắn"), 120, required=False)
    kind = word(_("Loại"), Kind.choices)
    parent = place(_("Cấp trên"))
    valid_from = day(_("Từ ngày"))
    province = word(
        _("Theo quy định của tỉnh"), [], required=False,
        help_text=_("Dùng cho tổ chức này và mọi đơn vị bên dưới; để trống thì theo cấp trên."),
    )  # fmt: skip
    ministry = word(
        _("Theo quy định của bộ, ngành"), [], required=False,
        help_text=_("Bộ quản lý ngành, nếu bộ ấy có quy định riêng; để trống thì theo cấp trên."),
    )  # fmt: skip

    def prepare(self) -> None:
        for kind in KINDS:
            self._offer_issuers(kind)
        if self.row is None:
            self.offer_places("parent", may_keep)
        else:
            del self.fields["parent"]  # a move has its own deed, with its day

    def _offer_issuers(self, kind: str) -> None:
        """Those whose rules there are or are being written, and the one that stands here now."""
        names = known_issuers(kind, language())
        now = getattr(self.row, kind, "")
        choices = {"": _("Như cấp trên"), **({now: now} if now else {}), **names}
        self.fields[kind].choices = list(choices.items())  # type: ignore[attr-defined]  # of word()

    def deed(self, version: int, values: dict[str, Any]) -> Organisation:
        if self.row is None:
            return create_organisation(actor=self.actor, **values)
        return correct_organisation(
            actor=self.actor, organisation=self.row, version=version, **values
        )


ORGANISATIONS = Register(
    slug="to-chuc",
    title=_("Tổ chức, tập thể"),
    one=_("tổ chức"),
    rows=lambda actor: Organisation.objects.visible_to(actor).select_related("parent"),
    columns=(
        Column("name", _("Tên"), lambda row: row.name, sort=("sort_key",)),
        Column("short", _("Tên ngắn"), lambda row: row.short_name),
        Column("kind", _("Loại"), lambda row: row.get_kind_display(), sort=("kind",)),
        Column("parent", _("Cấp trên"), lambda row: row.parent, sort=("parent__sort_key",)),
        Column("issuers", _("Theo quy định của"), lambda row: named_issuers(row, language())),
        Column("from", _("Từ ngày"), lambda row: row.valid_from, sort=("valid_from",), kind="day"),
        Column("to", _("Đến ngày"), lambda row: row.valid_to, sort=("valid_to",), kind="day"),
    ),
    filters=(
        of_choices("kind", _("Loại"), Kind.choices),
        of_places(_("Thuộc"), "pk"),
        of_conditions("state", _("Tình trạng"), {
            "alive": (_("Đang hoạt động"), Q(valid_to__isnull=True)),
            "ended": (_("Đã chấm dứt"), Q(valid_to__isnull=False)),
        }),
    ),
    search=("folded",),
    search_label=_("Tìm theo tên"),
    order="name",
    form=OrganisationForm,
    may_see=readers,
    may_keep=may_keep,
    pages=lambda row: [
        {
            "label": _("Lịch sử, sự kiện"),
            "address": reverse("desk:organisation-life", args=[row.uid]),
        }
    ],
)  # fmt: skip
