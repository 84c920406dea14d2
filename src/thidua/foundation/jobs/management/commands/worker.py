"""``worker``: run the office's background work; start one beside every server."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from thidua.foundation.jobs.tasks import at_once
from thidua.foundation.jobs.working import Working


class Command(BaseCommand):
    help = "Chạy việc nền của cơ quan (run the office's background work)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--interval", type=float, default=1.0, help="giây giữa hai lần hỏi")
        parser.add_argument(
            "--beside", type=int, default=0, help="dừng khi tiến trình cha này dừng"
        )
        parser.add_argument("--until-empty", action="store_true", help="dừng khi hết việc")

    def handle(
        self, *_args: Any, interval: float, beside: int, until_empty: bool, **_options: Any
    ) -> None:
        if at_once():
            self.stdout.write("Việc nền chạy ngay tại chỗ; không cần lệnh này (nothing to do).")
            return
        Working(interval=interval, beside=beside, until_empty=until_empty).work()
