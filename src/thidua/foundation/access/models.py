"""A user is an account, apart from the person; a grant gives a role over a part of the tree."""

from __future__ import annotations

import uuid
from datetime import date
from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.foundation.access.reaching import places_by_role
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.predicates import ROLE_WORDS
from thidua.foundation.policy.reach import Reach
from thidua.foundation.policy.roles import Role
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import Record, ordered, worded


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edit_version = models.PositiveIntegerField(default=1, editable=False)
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
    demonstration = models.BooleanField(_("Tài khoản trình diễn"), default=False, editable=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

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

    @cached_property
    def _places(self) -> dict[str, frozenset[int]]:
        return places_by_role(self.pk, timezone.localdate())

    @property
    def acting_for(self) -> User | None:
        return None

    def reach(self, *roles: Role) -> Reach:
        """Organisations over which the user holds any of the roles today."""
        held = (self._places.get(role, frozenset()) for role in roles)
        return Reach(frozenset().union(*held))

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(self._places)


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

    def runs(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)
