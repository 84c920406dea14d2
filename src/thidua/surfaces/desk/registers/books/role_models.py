"""Role models and the units that take them up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.cycle.showcase.actions.follow_up import follow_up
from thidua.cycle.showcase.actions.foster_role_model import foster_role_model
from thidua.cycle.showcase.actions.keep_role_model import keep_role_model
from thidua.cycle.showcase.actions.publish_role_model import publish_role_model
from thidua.cycle.showcase.actions.take_up import take_up
from thidua.cycle.showcase.actions.withdraw_role_model import withdraw_role_model
from thidua.cycle.showcase.models import RoleModel, TakenUp
from thidua.cycle.showcase.permissions import may_find_models, may_publish, may_see_showcase
from thidua.cycle.showcase.queries import PENDING, with_pending
from thidua.cycle.showcase.words import Found, ModelState, Subject, Uptake
from thidua.foundation.registry.permissions import may_see_discipline
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.books.conferences import text
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.counted import THESE
from thidua.surfaces.desk.registers.filters import Filter, of_choices, of_places, of_years
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register
from thidua.surfaces.desk.registers.subject_field import SubjectField
from thidua.surfaces.desk.years import standing_year

SHAPES = {ModelState.PUBLISHED: "eligible", ModelState.WITHDRAWN: "not_eligible"}


class RoleModelForm(RecordForm):
    title = fields.line(_("Tên điển hình, mô hình"), 300, wide=True)
    kind = fields.word(_("Loại điển hình"), Subject.choices)
    year = fields.year()
    organisation = fields.place(_("Cơ quan theo dõi"))
    unit = SubjectField(label=_("Đơn vị, tập thể"), kinds=("organisation",))
    person = SubjectField(
        label=_("Cá nhân"), kinds=("person",), required=False,
        help_text=_("Chỉ chọn khi điển hình là cá nhân."),
    )  # fmt: skip
    found_on = fields.day(_("Ngày phát hiện"), required=True, past=True)
    found_by = fields.word(_("Phát hiện từ đâu"), Found.choices)
    story = text(_("Câu chuyện, cách làm, kết quả"), 12000, rows=10)

    def prepare(self) -> None:
        self.offer_places("organisation", may_find_models, whole=True)
        if self.row is None:
            today = timezone.localdate()
            self.fields["found_on"].initial = today
            self.fields["year"].initial = standing_year(today)
        self.fields["story"].help_text = _(
            "Đây là phần công bố cho mọi người: không ghi số định danh, ngày sinh, điện thoại."
        )

    def initial_of(self, row: Any) -> dict[str, Any]:
        person = f"person:{row.person.uid}" if row.person else ""
        told = super().initial_of(row)
        return told | {"unit": f"organisation:{row.unit.uid}", "person": person}

    def deed(self, version: int, values: dict[str, Any]) -> RoleModel:
        return keep_role_model(actor=self.actor, row=self.row, version=version, **values)


class FosterForm(RecordForm):
    reason_label = _("Ghi chú")
    fostering = text(_("Việc bồi dưỡng"), 4000, required=True)

    def deed(self, version: int, values: dict[str, Any]) -> RoleModel:
        return foster_role_model(actor=self.actor, row=self.row, version=version, **values)


class PublishForm(RecordForm):
    reason_label = _("Ghi chú")
    agreed = forms.BooleanField(
        label=_("Người, đơn vị được nêu tên đã đồng ý công bố"), required=False
    )

    def deed(self, version: int, values: dict[str, Any]) -> RoleModel:
        return publish_role_model(actor=self.actor, row=self.row, version=version, **values)


class WithdrawForm(StrikeForm):
    reason_label = _("Lý do rút công bố")

    def deed(self, version: int, values: dict[str, Any]) -> RoleModel:
        return withdraw_role_model(actor=self.actor, row=self.row, version=version, **values)


class TakeUpForm(RecordForm):
    role_model = forms.ModelChoiceField(
        label=_("Điển hình"), queryset=RoleModel.objects.none(), empty_label=_("Chọn điển hình")
    )
    organisation = fields.place(_("Đơn vị học tập, làm theo"))
    on = fields.day(_("Ngày bắt đầu"), required=True)
    what = fields.line(_("Học tập điều gì"), 500, wide=True)

    def prepare(self) -> None:
        field = self.fields["role_model"]
        assert isinstance(field, forms.ModelChoiceField), "declared so above"
        field.queryset = RoleModel.objects.visible_to(self.actor)
        if self.row is None:
            self.fields["on"].initial = timezone.localdate()
        self.offer_places("organisation", may_find_models)

    def deed(self, version: int, values: dict[str, Any]) -> TakenUp:
        return take_up(actor=self.actor, row=self.row, version=version, **values)


class FollowUpForm(RecordForm):
    reason_label = _("Ghi chú")
    state = fields.word(_("Tình trạng"), Uptake.choices)
    followed_on = fields.day(_("Ngày theo dõi"), required=True, past=True)
    outcome = fields.line(_("Kết quả"), 500, wide=True)

    def deed(self, version: int, values: dict[str, Any]) -> TakenUp:
        return follow_up(actor=self.actor, row=self.row, version=version, **values)


def _pages(row: RoleModel) -> list[dict[str, Any]]:
    units = {
        "label": _("Đơn vị làm theo"),
        "address": f"{reverse('desk:register', args=['lam-theo'])}?q={row.title[:60]}",
    }
    more = {
        "label": _("Thêm đơn vị làm theo"),
        "address": f"{reverse('desk:record-new', args=['lam-theo'])}?role_model={row.pk}",
    }
    public = {"label": _("Trang công bố"), "address": reverse("portal:role-model", args=[row.uid])}
    return [public, units, more] if row.state == ModelState.PUBLISHED else [units, more]


def _pending(row: RoleModel) -> str:
    """What stands against whom a public row names; asked of rows ``with_pending``."""
    if row.state != ModelState.PUBLISHED:
        return ""
    told = ((row.on_hold, _("đang tạm dừng xét")), (row.disciplined, _("kỷ luật còn hiệu lực")))  # type: ignore[attr-defined]
    return "; ".join(str(words) for stands, words in told if stands)


PENDING_ONLY = Filter(
    "pending", _("Vướng mắc"), lambda _request, _rows: [("yes", _("đang công bố, có vướng mắc"))],
    lambda rows, _value: rows.filter(PENDING), may=may_see_discipline,
)  # fmt: skip

ROLE_MODELS = Register(
    slug="dien-hinh",
    title=_("Điển hình tiên tiến"),
    one=_("điển hình tiên tiến"),
    lead=_("Phát hiện, bồi dưỡng, công bố, nhân rộng; rút công bố có hiệu lực ngay."),
    rows=lambda actor: with_pending(
        RoleModel.objects.visible_to(actor).select_related(
            "organisation", "unit", "person__organisation"
        ),
        actor,
    ),
    columns=(
        Column("title", _("Tên điển hình, mô hình"), lambda row: row.title, sort=("sort_key",)),
        Column("who", _("Cá nhân, tập thể"), lambda row: row.named),
        Column("unit", _("Đơn vị"), lambda row: row.unit, sort=("unit__sort_key",)),
        Column("kind", _("Loại"), lambda row: row.get_kind_display(), sort=("kind",)),
        Column("year", _("Năm"), lambda row: row.year, sort=("year",), kind="num"),
        Column("state", _("Tình trạng"), lambda row: row.get_state_display(), sort=("state",),
               shape=lambda row: SHAPES.get(row.state, "near")),
        Column("pending", _("Vướng mắc"), _pending, listed=False, if_said=True,
               may=may_see_discipline),
        Column("story", _("Câu chuyện"), lambda row: row.story, listed=False, if_said=True),
        Column("fostering", _("Việc bồi dưỡng"), lambda row: row.fostering, listed=False,
               if_said=True),
        Column("found", _("Phát hiện từ đâu"), lambda row: row.get_found_by_display(),
               listed=False),
        Column("found_on", _("Ngày phát hiện"), lambda row: row.found_on, kind="day",
               listed=False),
        Column("published_on", _("Ngày công bố"), lambda row: row.published_on, kind="day",
               listed=False, if_said=True),
        Column("withdrawn_on", _("Ngày rút công bố"), lambda row: row.withdrawn_on, kind="day",
               listed=False, if_said=True),
        Column("withdrawn_why", _("Lý do rút"), lambda row: row.withdrawn_why, listed=False,
               if_said=True),
    ),
    filters=(
        THESE,
        of_choices("state", _("Tình trạng"), ModelState.choices),
        of_years(_("Năm")),
        of_places(_("Đơn vị"), "unit"),
        of_choices("kind", _("Loại"), Subject.choices),
        PENDING_ONLY,
    ),
    search=("folded",),
    search_label=_("Tìm theo tên điển hình"),
    order="-year",
    form=RoleModelForm,
    may_see=may_see_showcase,
    may_keep=may_find_models,
    entries=lambda: [
        {"label": _("Gợi ý phát hiện"), "address": reverse("desk:role-model-find")}
    ],
    deeds=(
        Deed("boi-duong", _("Ghi việc bồi dưỡng"), FosterForm, may_find_models,
             lambda row: row.state in (ModelState.FOUND, ModelState.FOSTERED)),
        Deed("cong-bo", _("Công bố"), PublishForm, may_publish,
             lambda row: row.state != ModelState.PUBLISHED),
        Deed("rut", _("Rút công bố"), WithdrawForm, may_publish,
             lambda row: row.state == ModelState.PUBLISHED),
    ),
    pages=_pages,
)  # fmt: skip

TAKEN_UP = Register(
    slug="lam-theo",
    title=_("Đơn vị làm theo điển hình"),
    one=_("đơn vị làm theo"),
    rows=lambda actor: TakenUp.objects.visible_to(actor).select_related(
        "organisation", "role_model"
    ),
    columns=(
        Column("organisation", _("Đơn vị"), lambda row: row.organisation,
               sort=("organisation__sort_key",)),
        Column("model", _("Điển hình"), lambda row: row.role_model,
               sort=("role_model__sort_key",)),
        Column("what", _("Học tập điều gì"), lambda row: row.what),
        Column("on", _("Ngày bắt đầu"), lambda row: row.on, sort=("on",), kind="day"),
        Column("state", _("Tình trạng"), lambda row: row.get_state_display(), sort=("state",)),
        Column("followed_on", _("Ngày theo dõi"), lambda row: row.followed_on, kind="day",
               sort=("followed_on",)),
        Column("outcome", _("Kết quả"), lambda row: row.outcome),
    ),
    filters=(
        of_choices("state", _("Tình trạng"), Uptake.choices),
        of_places(_("Đơn vị"), "organisation"),
    ),
    search=("folded", "role_model__folded", "organisation__folded"),
    search_label=_("Tìm theo điển hình, đơn vị"),
    order="-on",
    form=TakeUpForm,
    may_see=may_see_showcase,
    may_keep=may_find_models,
    deeds=(Deed("theo-doi", _("Ghi kết quả theo dõi"), FollowUpForm, may_find_models),),
)  # fmt: skip
