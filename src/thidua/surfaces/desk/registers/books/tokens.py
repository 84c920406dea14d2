"""The book of API tokens, for administrators."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.foundation.access.models import User
from thidua.foundation.access.permissions import may_keep_accounts
from thidua.foundation.policy.predicates import Predicate
from thidua.foundation.policy.reach import Actor
from thidua.foundation.tokens.actions.issue_token import LONGEST, Issued, issue_token
from thidua.foundation.tokens.actions.revoke_token import revoke_token
from thidua.foundation.tokens.models import ApiToken
from thidua.surfaces.desk.registers.books.fields import line
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import Filter, of_conditions
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register

UNUSABLE = "!"  # how Django begins what is kept in place of a password
may_issue = Predicate(
    lambda actor, place: place is None and may_keep_accounts(actor), may_keep_accounts.says
)
"""To make a new one; a token that is made is never corrected."""


class KeptTokenForm(RecordForm):
    user = forms.ModelChoiceField(
        label=_("Tài khoản kết nối"), queryset=User.objects.none(), empty_label=_("Chọn tài khoản"),
        help_text=_(
            "Chỉ tài khoản mở không có mật khẩu. Người đăng nhập được thì tự tạo khóa của mình."
        ),
    )  # fmt: skip
    name = line(_("Dùng cho"), 100)
    days = forms.IntegerField(
        label=_("Dùng được bao nhiêu ngày"), min_value=1, max_value=LONGEST, initial=90
    )
    may_write = forms.BooleanField(label=_("Được ghi dữ liệu, không chỉ đọc"), required=False)

    issued: Issued | None = None

    def prepare(self) -> None:
        if self.row is not None:
            raise Http404
        field = self.fields["user"]
        assert isinstance(field, forms.ModelChoiceField)
        kept = User.objects.visible_to(self.actor).filter(is_active=True)
        field.queryset = kept.filter(password__startswith=UNUSABLE)

    def deed(self, version: int, values: dict[str, Any]) -> ApiToken:  # noqa: ARG002 a new row has none
        self.issued = issue_token(actor=self.actor, **values)
        return self.issued.token


class RevokeTokenForm(StrikeForm):
    reason_label = _("Lý do thu hồi")

    def deed(self, version: int, values: dict[str, Any]) -> ApiToken:
        return revoke_token(actor=self.actor, token=self.row, version=version, **values)


def rows(actor: Actor) -> Any:
    kept = User.objects.visible_to(actor)
    return ApiToken.objects.filter(user__in=kept).select_related("user__person__organisation")


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def state(row: ApiToken) -> str:
    if row.revoked_at:
        return str(_("Đã thu hồi"))
    return str(_("Đang dùng") if row.runs(timezone.localdate()) else _("Đã hết hạn"))


def of_states() -> Filter:
    """Compared with today at each request, not once at the start."""
    words = [("open", _("Đang dùng")), ("revoked", _("Đã thu hồi")), ("past", _("Đã hết hạn"))]

    def narrow(found: Any, value: str) -> Any:
        today = timezone.localdate()
        if value == "open":
            return found.running(today)
        revoked = Q(revoked_at__isnull=False)
        return found.filter(revoked if value == "revoked" else ~revoked & Q(ends__lte=today))

    return Filter("state", _("Tình trạng"), lambda _request, _rows: words, narrow)


TOKENS = Register(
    slug="khoa-api",
    title=_("Khóa API"),
    one=_("khóa API"),
    lead=_("Khóa cho phần mềm khác: mỗi khóa đến đúng phạm vi của tài khoản giữ nó."),
    rows=rows,
    columns=(
        Column("name", _("Dùng cho"), lambda row: row.name, sort=("name",)),
        Column("user", _("Tài khoản"), lambda row: row.user, sort=("user__full_name",)),
        Column("prefix", _("Bắt đầu bằng"), lambda row: row.prefix),
        Column("may_write", _("Được ghi"), lambda row: row.may_write, sort=("may_write",)),
        Column("ends", _("Hết hạn từ ngày"), lambda row: row.ends, sort=("ends",), kind="day"),
        Column("used", _("Dùng gần nhất"), lambda row: _day(row.last_used),
               sort=("last_used",), kind="day"),
        Column("state", _("Tình trạng"), state),
        Column("issued_by", _("Người cấp"), lambda row: row.issued_by, listed=False),
        Column("issued_at", _("Cấp lúc"), lambda row: _day(row.issued_at), kind="day",
               listed=False),
    ),
    filters=(
        of_states(),
        of_conditions("may_write", _("Được ghi"), {
            "yes": (_("Đọc và ghi"), Q(may_write=True)),
            "no": (_("Chỉ đọc"), Q(may_write=False)),
        }),
    ),
    search=("user__folded",),
    search_label=_("Tìm theo tài khoản"),
    order="ends",
    form=KeptTokenForm,
    may_see=may_keep_accounts,
    may_keep=may_issue,
    deeds=(
        Deed("thu-hoi", _("Thu hồi"), RevokeTokenForm, may_keep_accounts,
             lambda row: row.revoked_at is None),
    ),
)  # fmt: skip
