"""``serve_demo``: the demonstration on this machine only, with a new password at each start."""

import ipaddress
import os
import secrets
import subprocess
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management import get_commands
from django.core.management.base import BaseCommand, CommandError

from thidua.foundation.access.actions.set_password import set_password
from thidua.foundation.access.actions.turn_off_second_factor import turn_off_second_factor
from thidua.foundation.access.lockout import forget
from thidua.foundation.access.models import User
from thidua.foundation.access.second_factor import held
from thidua.foundation.policy.predicates import ROLE_WORDS
from thidua.foundation.policy.reach import Machine
from thidua.foundation.policy.roles import Role

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike
DEMONSTRATION_YEAR = "2025"
REASON = "Mở bản trình diễn"


class Command(BaseCommand):
    help = "Chạy bản trình diễn trên máy này (serve the demonstration on this machine)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *_args: Any, host: str, port: int, **_options: Any) -> None:
        refuse_beyond_loopback(host)
        users = list(User.objects.filter(demonstration=True, is_active=True).order_by("pk"))
        if not users:
            raise CommandError(nobody())
        password = new_password()
        for user in users:
            open_to_all(user, password)
        self.stdout.write(welcome(host, port, users, password))
        self.stdout.flush()
        serve(host, port)


def open_to_all(user: User, password: str) -> None:
    """The new password alone opens the account: the telephone of the last visitor is forgotten."""
    machine = Machine()
    set_password(actor=machine, user=user, password=password, reason=REASON)
    forget(user)
    if held(user) is not None:
        turn_off_second_factor(actor=machine, user=user, reason=REASON)


def refuse_beyond_loopback(host: str) -> None:
    """The demonstration has a password on the screen: it never answers to another machine."""
    if host == "localhost":
        return
    try:
        loopback = ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        message = (
            f"Bản trình diễn chỉ chạy trên chính máy này, không mở cho địa chỉ {host}. "
            "Hãy dùng --host 127.0.0.1.\n"
            f"The demonstration serves this machine only, not {host}. Use --host 127.0.0.1."
        )
        raise CommandError(message)


def nobody() -> str:
    cure = "thidua demo" if "demo" in get_commands() else "migrate, demo"
    return (
        f"Chưa có tài khoản trình diễn; dữ liệu không thay đổi. Hãy chạy lệnh: {cure}.\n"
        f"There are no demonstration accounts; nothing has changed. Run: {cure}."
    )


def new_password() -> str:
    """Four groups of four letters and digits: easy to type, about 79 bits."""
    groups = ("".join(secrets.choice(LETTERS) for _letter in range(4)) for _group in range(4))
    return "-".join(groups)


def welcome(host: str, port: int, users: list[User], password: str) -> str:
    """Address, names and password, in both languages."""
    shown = f"[{host}]" if ":" in host.strip("[]") else host
    width = max(len(user.username) for user in users)
    lines = [
        "",
        f"  Thi Đua: http://{shown}:{port}/",
        "",
        f"  Mật khẩu / password: {password}",
        "  Tên đăng nhập / user names:",
        *(f"    {user.username:<{width}}  {role_of(user)}" for user in users),
        "",
        "  Dừng: Ctrl+C / stop: Ctrl+C. Mật khẩu đổi mỗi lần chạy / a new password each start.",
        "",
    ]
    return "\n".join(lines)


def role_of(user: User) -> str:
    grant = user.grants.select_related("organisation").first()
    role = f"{ROLE_WORDS[Role(grant.role)]}, {grant.organisation.name}" if grant else ""
    return f"{user.full_name} ({role})" if role else user.full_name


def start_worker(environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """The background worker beside the server; it ends when this process does, whatever that has
    become meanwhile."""
    command = [
        sys.executable, "-m", "thidua.config.manage", "worker", "--beside", str(os.getpid()),
    ]  # fmt: skip
    return subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL)


def serve(host: str, port: int) -> None:
    """Become the web server; on systems without gunicorn, Django's threaded server."""
    environment = os.environ | {
        "THIDUA_DEMONSTRATION": "yes",
        "THIDUA_YEAR": os.environ.get("THIDUA_YEAR", DEMONSTRATION_YEAR),
        "THIDUA_PUBLIC_ADDRESS": os.environ.get("THIDUA_PUBLIC_ADDRESS", f"http://{host}:{port}"),
    }
    worker = start_worker(environment)
    if os.name == "nt":
        os.environ.update(environment)
        try:
            _threaded(host, port)
        finally:
            worker.terminate()
        return
    command = [
        sys.executable, "-m", "gunicorn", "thidua.config.wsgi:application",
        "--bind", f"{host}:{port}", "--workers", "1", "--worker-class", "gthread",
        "--threads", "8", "--no-control-socket", "--log-level", "warning",
    ]  # fmt: skip
    os.execve(command[0], command, environment)


def _threaded(host: str, port: int) -> None:
    from django.conf import settings
    from django.core.servers.basehttp import run

    from thidua.config.schema import read_options
    from thidua.config.wsgi import application

    settings.THIDUA = read_options(os.environ)
    run(host, port, application, ipv6=":" in host, threading=True)
