"""The book of accounts, for administrators."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from thidua.foundation.access.actions.correct_user import correct_user
from thidua.foundation.access.actions.create_user import create_user
from thidua.foundation.access.actions.deactivate_user import deactivate_user
from thidua.foundation.access.actions.reactivate_user import reactivate_user
from thidua.foundation.access.actions.turn_off_second_factor import turn_off_second_factor
from thidua.foundation.access.actions.unlock_user import unlock_user
from thidua.foundation.access.lockout import locked_out
from thidua.foundation.access.models import Grant, User
from thidua.foundation.access.permissions import may_keep_accounts
from thidua.foundation.access.second_factor import has_second_factor
from thidua.foundation.people.models import Person
from thidua.foundation.policy.predicates import ROLE_WORDS
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role
from thidua.surfaces.desk.registers.books.fields import line
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import Filter, of_conditions
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register


class AccountForm(RecordForm):
    username = line(_("Tên đăng nhập"), 150)
    full_name = line(_("Họ và tên"))
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    staff_number = line(
        _("Mã cán bộ"), 40, required=False,
        help_text=_("Nối tài khoản với hồ sơ cá nhân trong phạm vi bạn quản trị."),
    )  # fmt: skip

    def initial_of(self, row: Any) -> dict[str, Any]:
        number = row.person.staff_number if row.person else ""
        return super().initial_of(row) | {"staff_number": number}

    def prepare(self) -> None:
        if self.row is not None:
            del self.fields["username"]  # the name people sign in with stays

    def clean_staff_number(self) -> Person | None:
        number = self.cleaned_data["staff_number"]
        if not number:
            return None
        within = self.actor.reach(Role.ADMINISTRATOR).condition("organisation")
        found = list(Person.objects.filter(within, staff_number=number)[:2])
        if len(found) != 1:
            raise ValidationError(
                _now("Không có đúng một hồ sơ mang mã cán bộ này trong phạm vi của bạn.")
            )
        return found[0]

    def deed(self, version: int, values: dict[str, Any]) -> User:
        values["person"] = values.pop("staff_number")
        if self.row is None:
            return create_user(actor=self.actor, **values)
        return correct_user(actor=self.actor, user=self.row, version=version, **values)


class PlainForm(StrikeForm):
    """A deed that takes a reason and nothing else."""

    reason_label = _("Lý do")


class AnothersForm(PlainForm):
    """Lets somebody in again; for oneself the own page does it, which asks for the password."""

    def clean(self) -> dict[str, Any] | None:
        if self.row is not None and self.row.uid == self.actor.uid:
            raise ValidationError(
                _(
                    "Đây là tài khoản của chính bạn; chưa có gì thay đổi. Hãy đổi ở trang “Tài "
                    "khoản của tôi”, nơi hỏi mật khẩu hiện tại."
                )
            )
        return super().clean()


class PasswordForm(AnothersForm):
    """Its page shows the password once (see ``views.accounts.keeping``)."""


class ResetLinkForm(AnothersForm):
    """Its page shows the link once (see ``views.accounts.forgotten``)."""


class CloseForm(PlainForm):
    def deed(self, version: int, values: dict[str, Any]) -> User:
        return deactivate_user(actor=self.actor, user=self.row, version=version, **values)


class ReopenForm(PlainForm):
    def deed(self, version: int, values: dict[str, Any]) -> User:
        return reactivate_user(actor=self.actor, user=self.row, version=version, **values)


class UnlockForm(PlainForm):
    def deed(self, version: int, values: dict[str, Any]) -> User:  # noqa: ARG002 nothing is edited
        unlock_user(actor=self.actor, user=self.row, **values)
        return self.row


class ForgetTelephoneForm(AnothersForm):
    def deed(self, version: int, values: dict[str, Any]) -> User:  # noqa: ARG002 nothing is edited
        turn_off_second_factor(actor=self.actor, user=self.row, **values)
        return self.row


def rows(actor: Actor) -> Any:
    running = Grant.objects.running().select_related("organisation")
    return (
        User.objects.visible_to(actor).select_related("person")
        .annotate(locked=locked_out(), secured=has_second_factor())
        .prefetch_related(Prefetch("grants", running, to_attr="held_roles"))
    )  # fmt: skip


def roles_of(row: Any) -> str:
    """The running roles, each with its part of the tree."""
    return "; ".join(f"{one.get_role_display()} ({one.organisation})" for one in row.held_roles)


def state(row: Any) -> str:
    if not row.is_active:
        return str(_("Đã ngừng"))
    if row.locked:
        return str(_("Đang tạm khóa đăng nhập"))
    return str(_("Chờ đổi mật khẩu")) if row.must_change_password else str(_("Đang dùng"))


def last_day(row: Any) -> date | None:
    return timezone.localdate(row.last_login) if row.last_login else None


def of_roles() -> Filter:
    return Filter(
        "role", _("Vai trò"), lambda _request, _rows: list(ROLE_WORDS.items()),
        lambda found, value: found.filter(
            pk__in=Grant.objects.running().filter(role=value).values("user_id")
        ),
    )  # fmt: skip


ACCOUNTS = Register(
    slug="tai-khoan",
    title=_("Tài khoản"),
    one=_("tài khoản"),
    lead=_(
        "Tài khoản mở ở đây, không ai tự đăng ký. Mở xong, hãy giao vai trò và cấp mật khẩu tạm."
    ),
    rows=rows,
    columns=(
        Column("username", _("Tên đăng nhập"), lambda row: row.username, sort=("username",)),
        Column("full_name", _("Họ và tên"), lambda row: row.full_name, sort=("sort_key",)),
        Column("email", _("Thư điện tử"), lambda row: row.email, sort=("email",), listed=False),
        Column("roles", _("Vai trò"), roles_of),
        Column("state", _("Tình trạng"), state, sort=("is_active",), kind="flag"),
        Column("secured", _("Hai bước"), lambda row: row.secured, sort=("secured",), kind="flag"),
        Column("last", _("Đăng nhập gần nhất"), last_day, sort=("last_login",), kind="day"),
    ),
    filters=(
        of_roles(),
        of_conditions("state", _("Tình trạng"), {
            "open": (_("Đang dùng"), Q(is_active=True)),
            "closed": (_("Đã ngừng"), Q(is_active=False)),
            "locked": (_("Đang tạm khóa đăng nhập"), Q(locked=True)),
            "plain": (_("Chưa bật hai bước"), Q(secured=False)),
        }),
    ),
    search=("folded",),
    search_label=_("Tìm theo tên, thư điện tử"),
    order="username",
    form=AccountForm,
    may_see=may_keep_accounts,
    may_keep=may_keep_accounts,
    deeds=(
        Deed("mat-khau", _("Cấp mật khẩu tạm"), PasswordForm, may_keep_accounts),
        Deed("lien-ket", _("Cấp liên kết đặt mật khẩu"), ResetLinkForm, may_keep_accounts,
             lambda row: row.is_active and not row.demonstration),
        Deed("mo-khoa", _("Mở khóa đăng nhập"), UnlockForm, may_keep_accounts,
             lambda row: row.locked),
        Deed("quen-dien-thoai", _("Tắt xác thực hai bước"), ForgetTelephoneForm, may_keep_accounts,
             lambda row: row.secured),
        Deed("ngung", _("Ngừng tài khoản"), CloseForm, may_keep_accounts,
             lambda row: row.is_active),
        Deed("mo-lai", _("Mở lại tài khoản"), ReopenForm, may_keep_accounts,
             lambda row: not row.is_active),
    ),
)  # fmt: skip
