"""The book of granted roles."""

from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.foundation.access.actions.correct_grant import correct_grant
from thidua.foundation.access.actions.end_grant import end_grant
from thidua.foundation.access.actions.grant_role import grant_role
from thidua.foundation.access.actions.move_grant import move_grant
from thidua.foundation.access.models import Grant, User
from thidua.foundation.access.permissions import may_keep_accounts
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import ROLE_WORDS
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role
from thidua.foundation.reorganising.words import EventKind, Status
from thidua.surfaces.desk.registers.books.fields import day, day_after, last_day, place, word
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import Filter, of_choices
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.registers.register import Deed, Register


class GrantForm(RecordForm):
    reason_for_new = True
    reason_label = _("Căn cứ")
    user = forms.ModelChoiceField(
        label=_("Tài khoản"), queryset=User.objects.none(), to_field_name="username",
        empty_label=_("Chọn tài khoản"),
    )  # fmt: skip
    role = word(_("Vai trò"), [("", _("Chọn vai trò")), *ROLE_WORDS.items()])
    organisation = place(_("Phạm vi (cả đơn vị cấp dưới)"))
    valid_from = day(_("Từ ngày (để trống: từ hôm nay)"))
    valid_to = last_day(_("Đến hết ngày"))

    def prepare(self) -> None:
        if self.row is not None:
            for name in ("user", "role", "organisation"):
                del self.fields[name]  # another role is another grant
            self.fields["valid_from"].required = True
            self.fields["valid_from"].label = _("Từ ngày")
            return
        users, places = self.fields["user"], self.fields["organisation"]
        assert isinstance(users, forms.ModelChoiceField)
        assert isinstance(places, forms.ModelChoiceField)
        users.queryset = named(self.actor)
        users.label_from_instance = _told  # type: ignore[assignment]  # a plain function does
        within = self.actor.reach(Role.ADMINISTRATOR).condition("pk")
        places.queryset = Organisation.objects.filter(within).alive(timezone.localdate())

    def initial_of(self, row: Any) -> dict[str, Any]:
        return super().initial_of(row) | {"valid_to": row.last_day}

    def deed(self, version: int, values: dict[str, Any]) -> Grant:
        values["valid_to"] = day_after(values["valid_to"])
        if self.row is None:
            return grant_role(actor=self.actor, **values)
        return correct_grant(actor=self.actor, grant=self.row, version=version, **values)


def named(actor: Actor) -> Any:
    """Open accounts an actor keeps, by name."""
    return User.objects.visible_to(actor).filter(is_active=True).order_by("sort_key", "pk")


def _told(user: Any) -> str:
    return f"{user.full_name} ({user.username})"


class EndForm(RecordForm):
    reason_label = _("Lý do")
    on = day(_("Ngày đầu tiên không còn vai trò"), required=True)

    def initial_of(self, row: Any) -> dict[str, Any]:  # noqa: ARG002 the day is asked anew
        return {"on": timezone.localdate()}

    def deed(self, version: int, values: dict[str, Any]) -> Grant:
        return end_grant(actor=self.actor, grant=self.row, version=version, **values)


class MoveForm(RecordForm):
    """Its organisation has ended: the role, and the others that stand there, follow it."""

    field_order = ("organisation", "on", "others")

    reason_label = _("Căn cứ")
    organisation = place(_("Nơi tiếp nhận vai trò"))
    on = day(_("Từ ngày"), required=True)
    others = forms.BooleanField(
        label=_("Chuyển cả các vai trò khác đang giao ở đó, trừ người đứng đầu"), required=False
    )

    def prepare(self) -> None:
        places: Any = self.fields["organisation"]
        within = self.actor.reach(Role.ADMINISTRATOR).condition("pk")
        places.queryset = Organisation.objects.filter(within).alive(timezone.localdate())

    def initial_of(self, row: Any) -> dict[str, Any]:
        """Where the organisation went, from the day it ended, by the paper that ended it."""
        heirs = heirs_of(row.organisation)
        event = row.organisation.events.exclude(status=Status.PLANNED).order_by("-pk").first()
        return {
            "organisation": heirs[0].pk if len(heirs) == 1 else None, "others": True,
            "on": row.organisation.valid_to, "reason": event.legal_basis if event else "",
        }  # fmt: skip

    @transaction.atomic
    def deed(self, version: int, values: dict[str, Any]) -> Grant:
        others, to = values.pop("others"), values.pop("organisation")
        moved = move_grant(actor=self.actor, grant=self.row, version=version, to=to, **values)
        for one in self.beside() if others else ():
            move_grant(actor=self.actor, grant=one, version=one.edit_version, to=to, **values)
        return moved

    def beside(self) -> list[Grant]:
        """Other running roles over the same organisation, of accounts the actor keeps. A head is
        named anew: of two units that merge, neither's goes on by itself."""
        kept = User.objects.visible_to(self.actor).exclude(uid=self.actor.uid)
        rows = Grant.objects.running().filter(organisation=self.row.organisation, user__in=kept)
        others = rows.exclude(pk=self.row.pk).exclude(role=Role.UNIT_HEAD)
        return list(others.select_related("user"))


def heirs_of(ended: Organisation) -> list[Organisation]:
    """Who came after an organisation: by succession, else whoever took in what it had."""
    heirs = Organisation.objects.filter(before__predecessor=ended)
    taken = Organisation.objects.filter(
        parts_in_events__after=True, parts_in_events__event__organisation=ended,
        parts_in_events__event__kind=EventKind.CLOSED,
    )  # fmt: skip
    today = timezone.localdate()
    return list(heirs.alive(today).distinct()) or list(taken.alive(today).distinct())


def _open(row: Any) -> bool:
    return row.valid_to is None or row.valid_to > timezone.localdate()


def stranded(rows: Any) -> Any:
    """Running roles over organisations that are no more."""
    today = timezone.localdate()
    running = Q(valid_to__isnull=True) | Q(valid_to__gt=today)
    return rows.filter(running, organisation__valid_to__lte=today)


def _stranded(row: Any) -> bool:
    ended = row.organisation.valid_to
    return _open(row) and ended is not None and ended <= timezone.localdate()


def of_state() -> Filter:
    def narrow(rows: Any, value: str) -> Any:
        if value == "stranded":
            return stranded(rows)
        ended = Q(valid_to__lte=timezone.localdate())
        return rows.filter(ended if value == "ended" else ~ended | Q(valid_to__isnull=True))

    words = [
        ("running", _("Còn hiệu lực")), ("ended", _("Đã kết thúc")),
        ("stranded", _("Trên tổ chức đã chấm dứt")),
    ]  # fmt: skip
    return Filter("state", _("Tình trạng"), lambda _request, _rows: words, narrow)


GRANTS = Register(
    slug="giao-quyen",
    title=_("Vai trò được giao"),
    one=_("vai trò"),
    lead=_("Vai trò có hiệu lực trên một đơn vị và mọi đơn vị cấp dưới, từ ngày đến ngày."),
    rows=lambda actor: Grant.objects.visible_to(actor).select_related("user", "organisation"),
    columns=(
        Column("user", _("Tài khoản"), lambda row: _told(row.user), sort=("user__sort_key",)),
        Column("role", _("Vai trò"), lambda row: row.get_role_display(), sort=("role",)),
        Column("place", _("Phạm vi"), lambda row: row.organisation,
               sort=("organisation__sort_key",)),
        Column("from", _("Từ ngày"), lambda row: row.valid_from, sort=("valid_from",), kind="day"),
        Column("to", _("Đến hết ngày"), lambda row: row.last_day, sort=("valid_to",),
               kind="day"),
    ),
    filters=(of_choices("role", _("Vai trò"), list(ROLE_WORDS.items())), of_state()),
    search=("user__folded",),
    search_label=_("Tìm theo tên, thư điện tử"),
    order="user",
    form=GrantForm,
    may_see=may_keep_accounts,
    may_keep=may_keep_accounts,
    deeds=(
        Deed("chuyen", _("Chuyển sang nơi kế thừa"), MoveForm, may_keep_accounts, _stranded),
        Deed("ket-thuc", _("Kết thúc"), EndForm, may_keep_accounts, _open),
    ),
)  # fmt: skip
