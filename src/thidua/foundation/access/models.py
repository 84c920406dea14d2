"""A user is an account, apart from the person; a grant gives a role over a part of the tree; a
stand-in lets one user act for another for a while."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.foundation.access.reaching import places_by_role
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.among import FEW, among
from thidua.foundation.policy.predicates import ROLE_WORDS
from thidua.foundation.policy.reach import Actor, Reach
from thidua.foundation.policy.roles import IN_PERSON, Role
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import Record, ordered, worded


class UserQuerySet(models.QuerySet["User"]):
    def visible_to(self, actor: Actor) -> UserQuerySet:
        """Accounts an administrator keeps: neither a running role, nor the person, nor anybody
        they stand in for lies beyond his reach. Whoever sets a password has what it opens."""
        reach = actor.reach(Role.ADMINISTRATOR)
        if reach.everywhere:
            return self
        if not reach:
            return self.none()
        beyond = Grant.objects.running().exclude(**among("organisation", reach.places))
        for_others = beyond.filter(
            user__stand_ins__deputy_id=OuterRef("pk"), user__stand_ins__revoked_at__isnull=True,
            user__stand_ins__valid_to__gt=timezone.localdate(),
        )  # fmt: skip
        elsewhere = Q(person__isnull=False) & ~Q(**among("person__organisation", reach.places))
        own = beyond.filter(user_id=OuterRef("pk"))
        return self.exclude(elsewhere).exclude(Exists(own)).exclude(Exists(for_others))


class UserManager(BaseUserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]  # Django makes the class
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username__iexact=username)


class User(AbstractBaseUser, Record):
    SHOWN = ("username", "full_name", "email", "is_active", "must_change_password")
    """What the trail may say of an account; never a password."""

    username = LineField(_("Tên đăng nhập"), max_length=150)
    email = models.EmailField(_("Thư điện tử"), blank=True)
    full_name = LineField(_("Họ và tên"), max_length=200)
    language = models.CharField(
        _("Ngôn ngữ"), max_length=2, choices=[("vi", "Tiếng Việt"), ("en", "English")], blank=True
    )
    person = models.OneToOneField(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="user",
        verbose_name=_("Cá nhân"),
    )  # fmt: skip
    is_active = models.BooleanField(_("Đang dùng"), default=True)
    must_change_password = models.BooleanField(
        _("Phải đổi mật khẩu"), default=False, editable=False
    )
    demonstration = models.BooleanField(_("Tài khoản trình diễn"), default=False, editable=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)
    folded = KeyField(of=("username", "full_name", "email"))
    sort_key = KeyField(of=("full_name",), by="name")

    stand_in: StandIn | None = None
    """The stand-in under which this request acts for another; set by ``act_under``."""

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    objects = UserManager()

    class Meta:
        verbose_name = _("tài khoản")
        ordering = ["username"]
        constraints = [
            models.UniqueConstraint(
                Lower("username"), name="user_name_once",
                violation_error_message=_("Tên đăng nhập này đã có người dùng."),
            ),
            models.UniqueConstraint(
                Lower("email"), condition=~Q(email=""), name="user_email_once",
                violation_error_message=_("Thư điện tử này đã thuộc một tài khoản khác."),
            ),
            worded("language", ("vi", "en"), "user_language", blank=True),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.full_name or self.username

    @property
    def place(self) -> Organisation | None:
        """The organisation of the first role that has no end, else of the one that ends last, else
        the person's: whoever moved is kept where he or she works now."""
        held = self.grants.select_related("organisation")
        grant = held.order_by(models.F("valid_to").desc(nulls_first=True), "pk").first()
        if grant is not None:
            return grant.organisation
        return self.person.organisation if self.person else None

    def snapshot(self) -> dict[str, Any]:
        person = {"uid": str(self.person.uid), "name": str(self.person)} if self.person else None
        return {name: getattr(self, name) for name in self.SHOWN} | {"person": person}

    @property
    def acting_for(self) -> User | None:
        return self.stand_in.absent if self.stand_in else None

    def act_under(self, stand_in: StandIn) -> None:
        """From now on this object has the absent user's reach, and still its own identity."""
        self.stand_in = stand_in
        self.__dict__.pop("_places", None)

    @cached_property
    def _places(self) -> dict[str, frozenset[int]]:
        today = timezone.localdate()
        if self.stand_in is None:
            return places_by_role(self.pk, today)
        held = places_by_role(self.stand_in.absent_id, today)
        return {role: places for role, places in held.items() if role not in IN_PERSON}

    def reach(self, *roles: Role) -> Reach:
        """Organisations over which any of the roles is held today, by whoever is acted for."""
        held = (self._places.get(role, frozenset()) for role in roles)
        places: frozenset[int] = frozenset().union(*held)
        return Reach(places, whole=len(places) > FEW and len(places) == self._all_places)

    @cached_property
    def _all_places(self) -> int:
        """How many organisations there are; asked only of whoever reaches many."""
        return Organisation.objects.count()

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(self._places)


class GrantQuerySet(models.QuerySet["Grant"]):
    def running(self) -> GrantQuerySet:
        """Grants not ended yet; those that start later too."""
        today = timezone.localdate()
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=today))

    def visible_to(self, actor: Actor) -> GrantQuerySet:
        return self.filter(actor.reach(Role.ADMINISTRATOR).condition("organisation"))


class Grant(Record):
    """A role over an organisation and everything beneath it, from–to."""

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="grants", verbose_name=_("Tài khoản")
    )
    role = models.CharField(_("Vai trò"), max_length=20, choices=list(ROLE_WORDS.items()))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="grants", verbose_name=_("Phạm vi")
    )
    valid_from = models.DateField(_("Từ ngày"), default=timezone.localdate)
    valid_to = models.DateField(_("Đến trước ngày"), null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("giao vai trò")
        ordering = ["user_id", "role", "pk"]
        constraints = [
            ordered("valid_from", "valid_to", "grant_period"),
            worded("role", tuple(Role), "grant_role"),
            models.UniqueConstraint(
                fields=["user", "role", "organisation"], condition=Q(valid_to__isnull=True),
                name="grant_once",
                violation_error_message=_("Tài khoản này đang giữ vai trò đó trong phạm vi đó."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.organisation}"

    @property
    def place(self) -> Organisation:
        return self.organisation

    @property
    def last_day(self) -> date | None:
        """The last day on which the role is held; None where it has no end."""
        return self.valid_to and self.valid_to - timedelta(days=1)

    def runs(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


class StandInQuerySet(models.QuerySet["StandIn"]):
    def running(self, on: date) -> StandInQuerySet:
        return self.filter(revoked_at__isnull=True, valid_from__lte=on, valid_to__gt=on)

    def visible_to(self, actor: Actor) -> StandInQuerySet:
        return self.filter(absent__in=User.objects.visible_to(actor))


class StandIn(Record):
    """One user may act for another, from–to (thay mặt). The database refuses two periods of the
    same pair that meet (see ``overlaps``)."""

    absent = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="stand_ins", verbose_name=_("Người vắng")
    )
    deputy = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="stands_in", verbose_name=_("Người làm thay")
    )
    valid_from = models.DateField(_("Từ ngày"), default=timezone.localdate)
    valid_to = models.DateField(_("Đến trước ngày"))
    revoked_at = models.DateTimeField(_("Thu hồi lúc"), null=True, blank=True, editable=False)

    objects = StandInQuerySet.as_manager()

    class Meta:
        verbose_name = _("việc làm thay")
        ordering = ["-valid_from", "pk"]
        constraints = [
            ordered("valid_from", "valid_to", "stand_in_period"),
            models.CheckConstraint(
                condition=~Q(absent=models.F("deputy")), name="stand_in_of_another",
                violation_error_message=_("Không ai tự làm thay chính mình."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.deputy} → {self.absent}"

    @property
    def place(self) -> Organisation | None:
        return self.absent.place

    @property
    def last_day(self) -> date:
        """The last day on which the deputy acts."""
        return self.valid_to - timedelta(days=1)

    def clean(self) -> None:
        """Say in words what the database refuses: a second period that meets the first."""
        if self.revoked_at or None in (self.absent_id, self.deputy_id, self.valid_to):
            return
        others = StandIn.objects.filter(
            absent_id=self.absent_id, deputy_id=self.deputy_id, revoked_at__isnull=True,
            valid_from__lt=self.valid_to, valid_to__gt=self.valid_from,
        )  # fmt: skip
        if others.exclude(pk=self.pk).exists():
            raise ValidationError(
                _("Hai người này đã có thời gian làm thay trùng vào những ngày đó.")
            )

    def runs(self, on: date) -> bool:
        return self.revoked_at is None and self.valid_from <= on < self.valid_to


class SecondFactorDemand(Record):
    """Whoever holds the role enrols a second factor at the next sign-in."""

    role = models.CharField(
        _("Vai trò"), max_length=20, choices=list(ROLE_WORDS.items()), unique=True
    )
    since = models.DateTimeField(_("Từ lúc"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("vai trò phải xác thực hai bước")
        ordering = ["role"]
        constraints = [worded("role", tuple(Role), "demand_role")]

    def __str__(self) -> str:
        return str(self.get_role_display())

    @property
    def place(self) -> None:
        """It holds for the whole office."""
        return None
