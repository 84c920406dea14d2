"""The book of awards held."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.foundation.registry.catalogue import award_choices
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.registry.permissions import may_keep_awards
from thidua.foundation.registry.words import (
    ISSUER_CHOICES,
    METHOD_CHOICES,
    OBJECT_CLASS_CHOICES,
    STATUS_CHOICES,
)
from thidua.foundation.search.queries import matching
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.books.award_forms import (
    AwardForm,
    ReissueForm,
    RestoreForm,
    RevokeForm,
    StrikeAwardForm,
)
from thidua.surfaces.desk.registers.books.certificates import award_notices
from thidua.surfaces.desk.registers.books.deciding import papers_behind
from thidua.surfaces.desk.registers.books.fields import (
    LONG_SUBJECT_COLUMNS,
    LONG_WHO,
    ORIGIN_COLUMN,
    SUBJECT_PATHS,
    SUBJECT_SEARCH,
)
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.counted import COUNTED
from thidua.surfaces.desk.registers.filters import (
    Filter,
    of_choices,
    of_conditions,
    of_places,
    of_years,
)
from thidua.surfaces.desk.registers.register import Deed, Register


def evidence(row: AwardHeld) -> str:
    return row.decision_no or str(_("chưa có minh chứng"))


def beside(name: str, label: Any, *, kind: str = "text") -> Column:
    """A column of the record and the files, where it says something."""
    return Column(
        name, label, lambda row: getattr(row, name), kind=kind, listed=False, if_said=True
    )


AFTERWARDS = (
    beside("revoked", _("Ngày hủy bỏ, thu hồi"), kind="day"),
    beside("revoked_no", _("Số quyết định thu hồi")),
    beside("revoked_why", _("Căn cứ hủy bỏ, thu hồi")),
    beside("restored", _("Ngày khôi phục"), kind="day"),
    beside("restored_no", _("Số quyết định khôi phục")),
    beside("restored_why", _("Căn cứ khôi phục")),
    Column(
        "reissue_kind", _("Cấp đổi hay cấp lại"), lambda row: row.get_reissue_kind_display(),
        listed=False, if_said=True,
    ),
    beside("reissued", _("Ngày cấp đổi, cấp lại"), kind="day"),
    beside("reissued_no", _("Số quyết định cấp đổi, cấp lại")),
    beside("reissued_why", _("Lý do cấp đổi, cấp lại")),
    beside("former_certificate_no", _("Số bằng trước đó")),
)  # fmt: skip
"""What became of an award after it was given."""


AWARDS = Register(
    slug="khen-thuong",
    title=_("Danh hiệu, khen thưởng"),
    one=_("danh hiệu, khen thưởng"),
    lead=_("Mọi danh hiệu và hình thức đã nhận, của mọi cấp, cả của công đoàn và tổ chức đảng."),
    rows=lambda actor: AwardHeld.objects.visible_to(actor).with_subject(),
    columns=(
        *LONG_SUBJECT_COLUMNS,
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
            kind="code",
            sort=("decision_no",),
            shape=lambda row: "" if row.decision_no else "near",
        ),
        Column(
            "decided", _("Ngày quyết định"), lambda row: row.decided, sort=("decided",), kind="day"
        ),
        Column("method", _("Loại hình"), lambda row: row.get_method_display(), listed=False),
        beside("achievement_from", _("Thành tích từ ngày"), kind="day"),
        beside("achievement_to", _("Thành tích đến ngày"), kind="day"),
        Column(
            "certificate", _("Số sổ vàng, số bằng"), lambda row: row.certificate_no, listed=False
        ),
        Column(
            "class",
            _("Đối tượng thống kê"),
            lambda row: row.get_object_class_display(),
            listed=False,
        ),
        Column(
            "status",
            _("Tình trạng"),
            lambda row: row.get_status_display(),
            shape=lambda row: "on_hold" if row.status == "revoked" else "",
        ),
        *AFTERWARDS,
        ORIGIN_COLUMN,
    ),
    filters=(
        LONG_WHO,
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
        of_choices("issuer", _("Cấp quyết định"), ISSUER_CHOICES),
        of_choices("method", _("Loại hình"), METHOD_CHOICES),
        of_conditions(
            "class",
            _("Đối tượng thống kê"),
            {"none": (_("Chưa phân loại"), Q(object_class=""))}
            | {code: (words, Q(object_class=code)) for code, words in OBJECT_CLASS_CHOICES},
        ),
        *COUNTED,
    ),
    search=("folded", *SUBJECT_SEARCH),
    found=lambda rows, text: matching(rows, "award", text),
    search_label=_("Tìm theo tên, số quyết định, số bằng"),
    order="-year",
    form=AwardForm,
    may_see=readers,
    may_keep=may_keep_awards,
    entries=lambda: [
        {"label": _("Ghi quyết định kèm danh sách"), "address": reverse("desk:decision-entry")}
    ],
    notices=award_notices,
    leads=lambda actor, row: papers_behind(actor, row.uid),
    deeds=(
        Deed(
            "thu-hoi",
            _("Hủy bỏ, thu hồi"),
            RevokeForm,
            may_keep_awards,
            lambda row: row.revoked is None,
        ),
        Deed(
            "khoi-phuc",
            _("Khôi phục"),
            RestoreForm,
            may_keep_awards,
            lambda row: row.status == "revoked",
        ),
        Deed(
            "cap-lai",
            _("Cấp đổi, cấp lại bằng"),
            ReissueForm,
            may_keep_awards,
            lambda row: row.stands,
        ),
        Deed("xoa", _("Xóa dòng ghi nhầm"), StrikeAwardForm, may_keep_awards),
    ),
)
