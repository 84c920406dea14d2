"""``administrator``: the first account of an office, made at the console by who owns it."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from thidua.foundation.access.actions.create_user import create_user
from thidua.foundation.access.actions.grant_role import grant_role
from thidua.foundation.access.actions.set_password import set_password
from thidua.foundation.access.models import User
from thidua.foundation.access.passwords import temporary_password
from thidua.foundation.organisations.actions.create_organisation import create_organisation
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Machine
from thidua.foundation.policy.roles import Role


class Command(BaseCommand):
    help = "Mở tài khoản quản trị đầu tiên (open an administrator's account at the console)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--full-name", default="Quản trị hệ thống")
        parser.add_argument("--office", default="", help="name of the first organisation")
        parser.add_argument("--kind", choices=[kind.value for kind in Kind], default="department")

    def handle(
        self, *_args: Any, username: str, full_name: str, office: str, kind: str, **_options: Any
    ) -> None:
        try:
            with transaction.atomic():
                password = opened(username, full_name, roots(office, kind))
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from None
        self.stdout.write(
            f"Tên đăng nhập / user name: {username}\n"
            f"Mật khẩu tạm / temporary password: {password}\n"
            "Lần đăng nhập đầu phải đổi mật khẩu. / It is changed at the first sign-in."
        )


def roots(office: str, kind: str) -> list[Organisation]:
    """The tops of the trees that live today; where there is none, the one that is named."""
    living = Organisation.objects.alive(timezone.localdate()).filter(parent__isnull=True)
    found = list(living)
    if not found and not office:
        raise CommandError(
            'Chưa có cơ quan nào; chưa có gì được tạo. Hãy thêm --office "Tên cơ quan".\n'
            'There is no organisation yet; nothing was made. Add --office "Its name".'
        )
    return found or [create_organisation(actor=Machine(), name=office, kind=kind)]


def opened(username: str, full_name: str, places: list[Organisation]) -> str:
    """Open the account over the places; returns its temporary password. An account of that name
    gets a new one instead: who owns the machine is never locked out."""
    machine = Machine()
    user = User.objects.filter(username__iexact=username).first()
    if user is None:
        user = create_user(actor=machine, username=username, full_name=full_name)
    for place in places:
        held = user.grants.running().filter(role=Role.ADMINISTRATOR, organisation=place)
        if not held.exists():
            grant_role(actor=machine, user=user, role=Role.ADMINISTRATOR, organisation=place)
    password = temporary_password()
    set_password(
        actor=machine, user=user, password=password, temporary=True, reason="administrator"
    )
    return password
