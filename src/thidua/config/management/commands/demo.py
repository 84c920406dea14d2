"""``demo``: fill an empty database with the demonstration; a second run changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from thidua.foundation.demonstration.actions.add_people_samples import add_people_samples
from thidua.foundation.demonstration.actions.correct_samples import correct_samples
from thidua.foundation.demonstration.actions.load_demonstration import (
    NotEmpty,
    load_demonstration,
)
from thidua.foundation.policy.reach import Machine


class Command(BaseCommand):
    help = "Nạp dữ liệu minh họa (load the demonstration data)."

    def handle(self, *_args: Any, **_options: Any) -> None:
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
