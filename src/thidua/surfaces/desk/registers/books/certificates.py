"""The gold book: every certificate, what it is worth now, and what it was printed with."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.bridge.certificates import certified_awards
from thidua.cycle.certificates.actions.reissue_certificate import reissue_certificate
from thidua.cycle.certificates.models import Certificate
from thidua.cycle.certificates.permissions import may_print, may_see_certificates
from thidua.cycle.certificates.queries import built_upon, lost_grounds, without_ground
from thidua.cycle.certificates.words import Worth
from thidua.foundation.registry.catalogue import award_name
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.registry.words import REISSUE_CHOICES
from thidua.surfaces.desk.registers.books.deciding import papers_behind
from thidua.surfaces.desk.registers.books.fields import day, line, word
from thidua.surfaces.desk.registers.books.merges import by_their_deeds
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import Filter, of_conditions
from thidua.surfaces.desk.registers.forms import StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register

SHAPES = {Worth.VALID: "eligible", Worth.REVOKED: "not_eligible", Worth.REPLACED: "near"}
Notice = tuple[str, str]
STANDING = {
    True: _("Không còn đủ tiêu chuẩn khi thiếu %(award)s năm %(year)s đã thu hồi: cần xem lại."),
    False: _(
        "Cần xem lại: khen thưởng này có thể dựa trên %(award)s năm %(year)s, nay đã thu hồi."
    ),
}
FALLEN = {
    True: _(
        "Đã thu hồi. Thiếu khen thưởng này, %(award)s năm %(year)s không còn đủ tiêu chuẩn: cần "
        "xem lại."
    ),
    False: _("Đã thu hồi. %(award)s năm %(year)s có thể dựa trên khen thưởng này, cần xem lại."),
}
"""By whether the rules reckon so."""


class ReissueForm(StrikeForm):
    """The new sheet takes the next number of the gold book by itself."""

    reason_label = _("Lý do cấp đổi, cấp lại")
    kind = word(_("Cấp đổi hay cấp lại"), REISSUE_CHOICES)
    on = day(_("Ngày cấp đổi, cấp lại"), required=True, past=True)
    decision_no = line(_("Số quyết định cấp đổi, cấp lại"), 80, required=False)

    def prepare(self) -> None:
        self.fields["on"].initial = timezone.localdate()

    def deed(self, version: int, values: dict[str, Any]) -> Certificate:
        return reissue_certificate(actor=self.actor, row=self.row, version=version, **values)


def award_notices(award: AwardHeld) -> list[Notice]:
    """What a revocation means for the awards around it: (sentence, address of the other award)."""
    others = lost_grounds(award) if award.stands else built_upon(award)
    fallen = without_ground(award) if others else frozenset()
    return [
        (_notice(award, one, fallen), reverse("desk:record", args=["khen-thuong", one.uid]))
        for one in others
    ]


def _notice(award: AwardHeld, other: AwardHeld, fallen: frozenset[tuple[str, int]]) -> str:
    """``other`` is revoked where ``award`` stands, and the reverse."""
    resting = award if award.stands else other
    proved = (resting.award, resting.year) in fallen
    told = STANDING[proved] if award.stands else FALLEN[proved]
    return str(told) % {"award": other.name, "year": other.year}


def _address(kind: str, row: Any, label: Any) -> dict[str, Any]:
    return {"label": label, "address": reverse(kind, args=[row.uid])}


def _pages(row: Certificate) -> list[dict[str, Any]]:
    public = {"label": _("Trang xác nhận"),
              "address": reverse("portal:certificate", args=[row.code])}  # fmt: skip
    reprint = _address("desk:certificate-reprint", row, _("In lại bản này"))
    award = {"label": _("Khen thưởng trong sổ"),
             "address": reverse("desk:record", args=["khen-thuong", row.award.uid])}  # fmt: skip
    return [reprint, public, award] if row.worth == Worth.VALID else [public, award]


def _years(_request: Any, rows: Any) -> list[tuple[str, str]]:
    found = rows.order_by("-book_year").values_list("book_year", flat=True).distinct()
    return [(str(one), str(one)) for one in found]


def _achieved(_request: Any, rows: Any) -> list[tuple[str, str]]:
    found = rows.order_by("-award__year").values_list("award__year", flat=True).distinct()
    return [(str(one), str(one)) for one in found]


def _awards(_request: Any, _rows: Any) -> list[tuple[str, str]]:
    return [(code, award_name(code)) for code in certified_awards()]


def _signed(row: Certificate) -> str:
    told = (row.told.get("capacity", ""), row.told.get("signer", ""))
    return ", ".join(part for part in told if part)


REVOKED = Q(award__status="revoked")

CERTIFICATES = Register(
    slug="bang",
    title=_("Sổ vàng bằng, giấy chứng nhận"),
    one=_("bằng, giấy chứng nhận"),
    lead=_("Mỗi bằng một số theo thứ tự, không trống, không trùng; giá trị theo sổ khen thưởng."),
    rows=lambda actor: Certificate.objects.visible_to(actor).with_award(),
    columns=(
        Column("number", _("Số sổ vàng"), lambda row: row.book_number,
               sort=("book_year", "number"), kind="code"),
        Column("recipient", _("Tặng cho"), lambda row: row.told.get("recipient", ""),
               sort=("sort_key",)),
        Column("award", _("Danh hiệu, hình thức"), lambda row: row.award.name,
               sort=("award__award",)),
        Column("decision", _("Số quyết định"), lambda row: row.batch.decision_no, kind="code",
               sort=("batch__decision_no",)),
        Column("decided", _("Ngày quyết định"), lambda row: row.batch.decided, kind="day",
               sort=("batch__decided",)),
        Column("worth", _("Giá trị"), lambda row: row.worth.label,
               shape=lambda row: SHAPES[row.worth]),
        Column("office", _("Nơi tặng"), lambda row: row.organisation.name, listed=False),
        Column("detail", _("Chức vụ, đơn vị"), lambda row: row.told.get("detail"), listed=False),
        Column("signed", _("Người ký"), _signed, listed=False),
        Column("made_on", _("Ngày vào sổ"), lambda row: row.made_on, kind="day", listed=False),
        Column("code", _("Mã tra cứu"), lambda row: row.printed_code, kind="code", listed=False),
    ),
    filters=(
        Filter("year", _("Năm của sổ vàng"), _years,
               lambda rows, value: rows.filter(book_year=value)),
        Filter("achieved", _("Năm thành tích"), _achieved,
               lambda rows, value: rows.filter(award__year=value)),
        Filter("award", _("Danh hiệu, hình thức"), _awards,
               lambda rows, value: rows.filter(award__award=value)),
        of_conditions("worth", _("Giá trị"), {
            "valid": (_("Có giá trị"), ~REVOKED & Q(replaced_by__isnull=True)),
            "revoked": (_("Khen thưởng đã thu hồi"), REVOKED),
            "replaced": (_("Đã cấp đổi, cấp lại"), ~REVOKED & Q(replaced_by__isnull=False)),
        }),
    ),
    search=("folded", "batch__folded"),
    search_label=_("Tìm theo tên, mã tra cứu, số quyết định"),
    order="-number",
    form=StrikeForm,
    may_see=may_see_certificates,
    may_keep=by_their_deeds,
    deeds=(
        Deed("cap-lai", _("Cấp đổi, cấp lại"), ReissueForm, may_print,
             lambda row: row.worth == Worth.VALID),
    ),
    pages=_pages,
    leads=lambda actor, row: papers_behind(actor, row.award.uid),
    notices=lambda row: award_notices(row.award),
)  # fmt: skip
