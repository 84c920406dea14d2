"""``run_due``: periodic work that is due now; workers do the same by themselves."""

from typing import Any

from django.core.management.base import BaseCommand

from thidua.foundation.jobs.schedule import run_due


class Command(BaseCommand):
    help = "Làm các việc định kỳ đã đến hạn (do the periodic work that is due)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        done = run_due()
        self.stdout.write(", ".join(done) or "Chưa có việc nào đến hạn (nothing is due).")
