"""The book of people."""

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.foundation.people.actions.correct_person import correct_person
from thidua.foundation.people.actions.record_death import record_death
from thidua.foundation.people.actions.register_person import register_person
from thidua.foundation.people.actions.retire_person import retire_person
from thidua.foundation.people.actions.strike_death import strike_death
from thidua.foundation.people.actions.transfer_person import transfer_person
from thidua.foundation.people.models import IdentityNumber, Person
from thidua.foundation.people.permissions import may_keep_people, may_see_identity
from thidua.foundation.people.words import GROUP_CHOICES, POST_ENDING_CHOICES, SEXES
from thidua.foundation.policy.reach import Actor
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.books.fields import day, known, line, place, word
from thidua.surfaces.desk.registers.books.retirements import HIGHER_AGE
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import Filter, of_choices, of_places
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register
from thidua.surfaces.desk.serving import serving_on, unrated_in


class PersonForm(RecordForm):
    full_name = line(_("Họ và tên"), wide=True)
    organisation = place(_("Đơn vị"))
    staff_number = line(_("Số hiệu cán bộ"), 40, required=False)
    sex = word(_("Giới tính"), list(SEXES.items()), required=False)
    birth_date = day(_("Ngày sinh"), past=True)
    group = word(_("Đối tượng"), GROUP_CHOICES)
    joined = day(_("Ngày vào cơ quan"))
    title = line(_("Chức vụ, chức danh đầu tiên"), required=False)

    def prepare(self) -> None:
        if self.row is None:
            self.offer_places("organisation", may_keep_people)
            return
        for name in ("organisation", "title"):  # a move is a transfer, with its day
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """A first post begins with the service: without that day it would be lost."""
        values = super().clean() or {}
        if values.get("title") and not values.get("joined") and "joined" not in self.errors:
            self.add_error("joined", gettext("Chức vụ đầu tiên tính từ ngày này; hãy ghi ngày."))
        return values

    def deed(self, version: int, values: dict[str, Any]) -> Person:
        if self.row is None:
            return register_person(actor=self.actor, **values)
        return correct_person(actor=self.actor, person=self.row, version=version, **values)


class TransferForm(RecordForm):
    reason_label = _("Căn cứ")
    organisation = place(_("Đơn vị mới"))
    title = line(_("Chức vụ, chức danh mới"))
    on = day(_("Từ ngày"), required=True)

    def initial_of(self, row: Any) -> dict[str, Any]:  # noqa: ARG002 a transfer starts blank
        return {}

    def prepare(self) -> None:
        self.offer_places("organisation", may_keep_people)

    def deed(self, version: int, values: dict[str, Any]) -> Person:
        return transfer_person(actor=self.actor, person=self.row, version=version, **values)


class RetireForm(RecordForm):
    reason_label = _("Căn cứ")
    on = day(_("Ngày đầu tiên không còn công tác"), required=True)
    ended_by = word(_("Thôi giữ chức vụ do"), POST_ENDING_CHOICES, required=False)
    decided = day(_("Ngày thông báo, quyết định nghỉ hưu"))
    higher_age = known(_("Nghỉ hưu ở tuổi cao hơn (nữ)"), help_text=HIGHER_AGE)
    both_wars = known(_("Công tác suốt hai cuộc kháng chiến"))

    def prepare(self) -> None:
        self.fields["decided"].help_text = _(
            "Chỉ ghi khi nghỉ hưu; chuyển cơ quan hoặc thôi việc thì để trống."
        )

    def deed(self, version: int, values: dict[str, Any]) -> Person:
        return retire_person(actor=self.actor, person=self.row, version=version, **values)


class DeathForm(RecordForm):
    reason_label = _("Căn cứ")
    on = day(_("Ngày mất"), required=True, past=True)

    def prepare(self) -> None:
        self.fields["on"].help_text = _(
            "Quá trình công tác và khen thưởng được giữ nguyên; chức vụ đang giữ kết thúc ngày này."
        )

    def deed(self, version: int, values: dict[str, Any]) -> Person:
        return record_death(actor=self.actor, person=self.row, version=version, **values)


class StrikeDeathForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> Person:
        return strike_death(actor=self.actor, person=self.row, version=version, **values)


STATES = [("serving", _("Đang công tác")), ("left", _("Đã thôi công tác")), ("died", _("Đã mất"))]


def _by_state(rows: Any, value: str) -> Any:
    if value == "died":
        return rows.filter(died__isnull=False)
    condition = serving_on(timezone.localdate())
    return rows.filter(condition) if value == "serving" else rows.exclude(condition)


NUMBERED = [("yes", _("Đã ghi")), ("no", _("Chưa ghi"))]


def _by_number(rows: Any, value: str) -> Any:
    recorded = Exists(IdentityNumber.objects.filter(person=OuterRef("pk")))
    return rows.filter(recorded if value == "yes" else ~recorded)


def departure(row: Person) -> Any:
    """The day service ended; of the dead that they died, and when."""
    return row.remembered or row.left


def _rows(actor: Actor) -> Any:
    """People, and to whoever may read them their identity numbers."""
    people = Person.objects.visible_to(actor).select_related("organisation")
    if not may_see_identity(actor):
        return people
    numbers = IdentityNumber.objects.visible_to(actor)
    return people.prefetch_related(Prefetch("identity_numbers", numbers))


def masked_numbers(row: Person) -> str:
    return ", ".join(number.masked for number in row.identity_numbers.all())


PEOPLE = Register(
    slug="ca-nhan",
    title=_("Cá nhân"),
    one=_("cá nhân"),
    rows=_rows,
    columns=(
        Column("name", _("Họ và tên"), lambda row: row.full_name, sort=("sort_key",)),
        Column("unit", _("Đơn vị"), lambda row: row.organisation, sort=("organisation__sort_key",)),
        Column(
            "number",
            _("Số hiệu"),
            lambda row: row.staff_number,
            sort=("staff_number",),
            kind="code",
        ),
        Column("sex", _("Giới tính"), lambda row: row.get_sex_display()),
        Column(
            "born", _("Ngày sinh"), lambda row: row.birth_date, sort=("birth_date",), kind="day"
        ),
        Column("group", _("Đối tượng"), lambda row: row.get_group_display(), listed=False),
        Column(
            "joined", _("Ngày vào cơ quan"), lambda row: row.joined, sort=("joined",), kind="day"
        ),
        Column("left", _("Ngày thôi công tác"), departure, sort=("left",), kind="day"),
        Column("identity", _("Số định danh (đã che)"), masked_numbers, may=may_see_identity),
    ),
    filters=(
        of_places(_("Đơn vị"), "organisation"),
        of_choices("group", _("Đối tượng"), GROUP_CHOICES),
        Filter("state", _("Tình trạng"), lambda _request, _rows: STATES, _by_state),
        unrated_in(_("Chưa có xếp loại năm")),
        Filter(
            "identity",
            _("Số định danh"),
            lambda _request, _rows: NUMBERED,
            _by_number,
            may=may_see_identity,
        ),
    ),
    search=("folded",),
    search_label=_("Tìm theo tên, số hiệu"),
    order="name",
    form=PersonForm,
    may_see=readers,
    may_keep=may_keep_people,
    deeds=(
        Deed(
            "dieu-chuyen", _("Điều chuyển"), TransferForm, may_keep_people, lambda row: not row.left
        ),
        Deed(
            "thoi-cong-tac",
            _("Thôi công tác"),
            RetireForm,
            may_keep_people,
            lambda row: not row.left,
        ),
        Deed("qua-doi", _("Ghi ngày mất"), DeathForm, may_keep_people, lambda row: not row.died),
        Deed(
            "xoa-ngay-mat",
            _("Xóa ngày mất ghi nhầm"),
            StrikeDeathForm,
            may_keep_people,
            lambda row: row.died is not None,
        ),
    ),
)
