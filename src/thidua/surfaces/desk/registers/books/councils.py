"""The book of councils: the decision that founded each, and its own regulation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from thidua.cycle.councils.actions.correct_council import correct_council
from thidua.cycle.councils.actions.found_council import found_council
from thidua.cycle.councils.actions.set_regulation import set_regulation
from thidua.cycle.councils.models import Council
from thidua.cycle.councils.permissions import may_keep_councils, may_see_councils
from thidua.cycle.councils.telling import ABSENT, METHODS, SHARES, TIES, votes_told
from thidua.cycle.councils.words import Kind
from thidua.foundation.registry.catalogue import award_choices
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices, of_conditions
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.registers.register import Deed, Register

NAMED = 4
"""Awards whose share a regulation may set apart from the general one."""
QUORUMS = [("", _("không quy định")), ("1/2", "1/2"), ("2/3", "2/3"), ("3/4", "3/4"),
           ("4/5", "4/5")]  # fmt: skip


class CouncilForm(RecordForm):
    organisation = fields.place(_("Cơ quan"))
    kind = fields.word(_("Loại hội đồng"), Kind.choices)
    name = fields.line(_("Tên hội đồng"), 200, wide=True)
    decision_no = fields.line(_("Số quyết định thành lập"), 60)
    decided = fields.day(_("Ngày quyết định"), required=True)
    ended = fields.day(_("Thôi hoạt động từ ngày"))

    def prepare(self) -> None:
        self.offer_places("organisation", may_keep_councils, whole=True)

    def deed(self, version: int, values: dict[str, Any]) -> Council:
        if self.row is None:
            return found_council(actor=self.actor, **values)
        return correct_council(actor=self.actor, row=self.row, version=version, **values)


class RegulationForm(RecordForm):
    """What the council sets itself; where the law sets a share, the law's holds unless this asks
    more."""

    reason_label = _("Căn cứ, lý do")
    title = fields.line(_("Tên văn bản"), 120)
    number = fields.line(_("Số, ký hiệu"), 60, required=False)
    issued = fields.day(_("Ngày ban hành"))
    percent = forms.IntegerField(
        label=_("Tỷ lệ phiếu chung (%)"), min_value=1, max_value=100, required=False
    )
    of = fields.word(_("Tính trên"), SHARES)
    quorum = forms.ChoiceField(
        label=_("Thành viên dự họp ít nhất"), choices=QUORUMS, required=False
    )
    absent = fields.word(_("Thành viên vắng mặt"), ABSENT)
    method = fields.word(_("Cách biểu quyết"), METHODS)
    ties = forms.ChoiceField(label=_("Khi bằng phiếu"), choices=TIES, required=False)
    conflict_removed = forms.BooleanField(
        label=_("Trừ thành viên có liên quan khỏi mẫu số"), required=False
    )

    def prepare(self) -> None:
        offered = [("", _("Không quy định riêng")), *award_choices()]
        for n in range(NAMED):
            label = _("Quy định riêng cho")
            self.fields[f"award_{n}"] = forms.ChoiceField(
                label=label, choices=offered, required=False
            )
            self.fields[f"percent_{n}"] = forms.IntegerField(
                label=_("Tỷ lệ phiếu (%)"), min_value=1, max_value=100, required=False
            )
        self.fields["reason"] = self.fields.pop("reason")

    def initial_of(self, row: Any) -> dict[str, Any]:
        kept = dict(row.regulation)
        named = [one for one in kept.get("votes", []) if one["award"]]
        general: dict[str, Any] = next(
            (one for one in kept.get("votes", []) if not one["award"]), {}
        )
        values = {name: value for name, value in kept.items() if name != "votes"}
        values["issued"] = parse_date(kept.get("issued") or "")
        values |= {"percent": general.get("percent"), "of": general.get("of", "all_members")}
        for n, one in enumerate(named):
            values |= {f"award_{n}": one["award"], f"percent_{n}": one["percent"]}
        return values

    def deed(self, version: int, values: dict[str, Any]) -> Council:
        reason, of = values.pop("reason"), values.pop("of")
        votes = [
            {"award": values.pop(f"award_{n}"), "percent": values.pop(f"percent_{n}"), "of": of}
            for n in range(NAMED)
        ]
        votes.append({"award": "", "percent": values.pop("percent"), "of": of})
        issued = values["issued"].isoformat() if values["issued"] else ""
        content = values | {"issued": issued, "votes": [one for one in votes if one["percent"]]}
        return set_regulation(
            actor=self.actor, row=self.row, version=version, content=content, reason=reason
        )


def _regulation(row: Council) -> str:
    kept = row.regulation
    return " ".join(filter(None, (kept.get("title"), kept.get("number")))) if kept else ""


COUNCILS = Register(
    slug="hoi-dong",
    title=_("Hội đồng"),
    one=_("hội đồng"),
    lead=_("Mỗi hội đồng có quyết định thành lập, thành viên theo nhiệm kỳ và quy chế của mình."),
    rows=lambda actor: Council.objects.visible_to(actor).select_related("organisation").annotate(
        size=Count("members", filter=Q(members__ends__isnull=True))
    ),
    columns=(
        Column("name", _("Tên hội đồng"), lambda row: row.name, sort=("sort_key",)),
        Column("kind", _("Loại hội đồng"), lambda row: row.get_kind_display(), sort=("kind",)),
        Column("organisation", _("Cơ quan"), lambda row: row.organisation,
               sort=("organisation__sort_key",)),
        Column("decision", _("Số quyết định thành lập"), lambda row: row.decision_no),
        Column("decided", _("Ngày quyết định"), lambda row: row.decided, sort=("decided",),
               kind="day"),
        Column("size", _("Thành viên"), lambda row: row.size, kind="num"),
        Column("regulation", _("Quy chế"), _regulation),
        Column("votes", _("Tỷ lệ phiếu"), lambda row: votes_told(row.regulation), listed=False,
               if_said=True),
        Column("quorum", _("Thành viên dự họp ít nhất"),
               lambda row: row.regulation.get("quorum", ""), listed=False, if_said=True),
        Column("absent", _("Thành viên vắng mặt"),
               lambda row: dict(ABSENT).get(row.regulation.get("absent", ""), ""), listed=False,
               if_said=True),
        Column("ended", _("Thôi hoạt động từ ngày"), lambda row: row.ended, kind="day",
               listed=False, if_said=True),
    ),
    filters=(
        of_choices("kind", _("Loại hội đồng"), Kind.choices),
        of_conditions("state", _("Tình trạng"), {
            "active": (_("Đang hoạt động"), Q(ended__isnull=True)),
            "ended": (_("Đã thôi hoạt động"), Q(ended__isnull=False)),
        }),
    ),
    search=("folded",),
    search_label=_("Tìm theo tên, số quyết định"),
    order="name",
    form=CouncilForm,
    may_see=may_see_councils,
    may_keep=may_keep_councils,
    deeds=(Deed("quy-che", _("Ghi quy chế"), RegulationForm, may_keep_councils),),
    pages=lambda row: [
        {"label": _("Thành viên"), "address":
         reverse("desk:register", args=["thanh-vien-hoi-dong"]) + f"?council={row.uid}"},
        {"label": _("Phiên họp"), "address":
         reverse("desk:register", args=["phien-hop"]) + f"?council={row.uid}"},
    ],
)  # fmt: skip
