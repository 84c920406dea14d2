"""``demo``: fill an empty database with the demonstration; a second run changes nothing."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from thidua.config.demonstration_year import fill_year
from thidua.foundation.demonstration.actions.add_people_samples import add_people_samples
from thidua.foundation.demonstration.actions.correct_samples import correct_samples
from thidua.foundation.demonstration.actions.load_demonstration import (
    NotEmpty,
    load_demonstration,
)
from thidua.foundation.policy.reach import Machine


class Command(BaseCommand):
    help = "Nạp dữ liệu minh họa (load the demonstration data)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        told = "Chỉ nạp lịch sử, không dựng năm thi đua (the history only, not the year)."
        parser.add_argument("--history", action="store_true", help=told)

    def handle(self, *_args: Any, history: bool, **_options: Any) -> None:
        try:
            loaded = load_demonstration(actor=Machine())
        except NotEmpty as refused:
            message = f"{refused}\nThe database holds an office's own data; nothing was written."
            raise CommandError(message) from None
        count = f"{loaded.rows:,}".replace(",", ".")
        if loaded.written:
            correct_samples(actor=Machine())
            add_people_samples(actor=Machine())
            self.stdout.write(f"Đã nạp {count} dòng dữ liệu minh họa (rows loaded).")
        else:
            self.stdout.write(f"Dữ liệu minh họa đã có sẵn, {count} dòng (already loaded).")
        if not history:
            self.stdout.write("Một năm thi đua: lần đầu dựng chừng nửa phút (telling the year) …")
            self.stdout.flush()
            fill_year(timezone.localdate())
            self.stdout.write("Năm thi đua đã đủ mười bước (the year is there).")
