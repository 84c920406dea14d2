"""A worker: takes up jobs one after another, looks after what is due, and stops when told.

The taking up itself is the task library's; around it stand what it lacks: a database that is
busy or away for a while does not end the worker, an idle one writes nothing but that it is
there, and a worker started beside a server ends with it.
"""

from __future__ import annotations

import logging
import os
import secrets
import signal
import socket
import threading
import time
from contextlib import suppress
from datetime import timedelta
from types import FrameType

from django.db import InterfaceError, OperationalError, close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker as Taker

from thidua.foundation.jobs.models import Worker
from thidua.foundation.jobs.run import leaving
from thidua.foundation.jobs.schedule import run_due
from thidua.foundation.jobs.tasks import any_ready

log = logging.getLogger(__name__)
PRESENT = timedelta(seconds=15)
AWHILE = 2.0


class Working:
    """``beside``: process id of the parent whose end is this worker's end; 0 for none."""

    def __init__(
        self, *, interval: float = 1.0, beside: int = 0, until_empty: bool = False
    ) -> None:
        self.interval, self.beside, self.until_empty = interval, beside, until_empty
        self.name = f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"
        logging.getLogger("django_tasks_db").setLevel(logging.WARNING)  # it speaks at every turn
        self.told_at = timezone.now() - PRESENT
        self.taker = Taker(
            queue_names=["*"], interval=0, batch=True, backend_name="default",
            startup_delay=False, max_tasks=None, worker_id=self.name, excluded_queue_names=[],
        )  # fmt: skip

    def work(self) -> None:
        """Until a signal, the parent's end, or (``until_empty``) nothing waits."""
        self._listen()
        try:
            while self.taker.running and self._has_parent():
                busy = self._once()
                if self.until_empty and not busy:
                    return
                if not busy and self.taker.running:
                    time.sleep(self.interval)
        finally:
            with suppress(OperationalError, InterfaceError):
                Worker.objects.filter(name=self.name).delete()

    def _once(self) -> bool:
        """One look round; whether there was a job. A database that is away is asked again."""
        try:
            self._be_present()
            run_due()
            if not any_ready():
                return False
            self.taker.run()
        except (OperationalError, InterfaceError) as error:
            log.warning("The database is busy or away (%s); asking again", error)
            close_old_connections()
            time.sleep(AWHILE)
        return True

    def _be_present(self) -> None:
        now = timezone.now()
        if now - self.told_at >= PRESENT:
            Worker.objects.update_or_create(name=self.name, defaults={"seen_at": now})
            self.told_at = now

    def _listen(self) -> None:
        """Signals, and the parent's end, reach the job that is running too."""
        for name in ("SIGINT", "SIGTERM", "SIGQUIT"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._leave)
        if self.beside:
            threading.Thread(target=self._watch, name="parent-watch", daemon=True).start()

    def _leave(self, number: int, frame: FrameType | None) -> None:
        leaving.set()
        self.taker.shutdown(number, frame)

    def _watch(self) -> None:
        while self._has_parent():
            time.sleep(1)
        leaving.set()
        self.taker.running = False

    def _has_parent(self) -> bool:
        return not self.beside or os.getppid() == self.beside
