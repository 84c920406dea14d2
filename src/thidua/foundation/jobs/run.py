"""One run of a job, as its function sees it: tell how far it is, change in one transaction."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.db import DatabaseError, InterfaceError, connection, transaction
from django.utils import timezone

from thidua.foundation.jobs import aside
from thidua.foundation.jobs.acting import actor_of
from thidua.foundation.jobs.models import Job, JobFile, Use
from thidua.foundation.jobs.words import State
from thidua.foundation.policy.reach import Actor

BEAT = 1.0
"""Seconds between two beats of a running job: progress written, a wish to stop read."""


class Cancelled(Exception):
    """The owner asked to stop; whatever the open transaction held is rolled back."""


class TakenAway(Exception):
    """The job was given up for dead or run again elsewhere: this run must write nothing."""


class Leaving(Exception):
    """The worker is being stopped: a job that is safe to run again waits for the next one."""


leaving = threading.Event()
"""Set once this process is asked to end."""


class Refused(Exception):
    """A job that cannot be done as asked; the sentence says what was kept and what to do."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a job, in the owner's language; a file to fetch, if any; the row to open."""

    text: str = ""
    file: bytes | None = None
    name: str = ""
    media_type: str = "application/octet-stream"
    about: UUID | None = None


class Progress(Protocol):
    """What long work needs of whoever runs it: to be heard, and one transaction."""

    def tell(self, done: int, total: int = 0, note: str = "") -> None: ...

    def change(self) -> AbstractContextManager[None]: ...


class Unheard:
    """The same work while a page waits for it: nobody is told."""

    def tell(self, done: int, total: int = 0, note: str = "") -> None:
        """Nobody listens."""

    def change(self) -> AbstractContextManager[None]:
        return transaction.atomic()


UNHEARD = Unheard()


class Run:
    """``tell`` costs nothing: a thread of its own writes, through a connection of its own, so
    that progress is seen while a long transaction is open; where that transaction keeps the whole
    database (SQLite) the thread leaves a note aside. Run at once (in tests), it writes itself."""

    def __init__(self, job: Job, *, at_once: bool, safe: bool = False) -> None:
        self.job, self.at_once, self.safe = job, at_once, safe
        self.attempt = job.attempt
        self.actor: Actor = actor_of(job)
        self._told: dict[str, Any] = {"done": job.done, "total": job.total, "note": job.note}
        self._stop: type[Exception] | None = None
        self._turn = threading.Lock()
        self._alone = False
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat_on, name="job-beat", daemon=True)

    def given(self) -> bytes:
        """The file the job was started with."""
        return JobFile.objects.get(job=self.job, use=Use.GIVEN).opened()

    def tell(self, done: int, total: int = 0, note: str = "") -> None:
        """Say how far it is. Raises Cancelled, TakenAway or Leaving where the run must end."""
        self._told = {"done": min(done, total) if total else done, "total": total,
                      "note": str(note)[:200]}  # fmt: skip
        if self.at_once:
            self._write()
        if self._stop is not None:
            raise self._stop

    @contextmanager
    def change(self) -> Iterator[None]:
        """The job's one transaction: it ends well only while the job is still this run's own."""
        self._write()
        if self._stop is not None:
            raise self._stop
        with self._kept(), transaction.atomic():
            yield
            mine = self._mine().filter(cancel_asked=False).update(changed_at=timezone.now())
            if not mine:
                raise Cancelled if self._mine().exists() else TakenAway

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """While nobody else can write: beats go aside."""
        with self._turn:
            self._alone = connection.vendor == "sqlite" and not self.at_once
        try:
            yield
        finally:
            with self._turn:
                self._alone = False
                aside.forget(self.job, self.attempt)

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Tell of oneself regularly until the end of the block."""
        if self.at_once:
            yield
            return
        self._thread.start()
        try:
            yield
        finally:
            self._over.set()
            self._thread.join()

    def _mine(self) -> Any:
        return Job.objects.filter(pk=self.job.pk, attempt=self.attempt, state=State.RUNNING)

    def _write(self) -> None:
        """Write what was last told and read whether to stop."""
        if not self._mine().update(heartbeat=timezone.now(), **self._told):
            self._stop = TakenAway
        elif self._mine().filter(cancel_asked=True).exists():
            self._stop = Cancelled
        elif self.safe and leaving.is_set():
            self._stop = Leaving

    def _beat_on(self) -> None:
        """A beat that finds the database busy or away is left out: the next one says the same."""
        while not self._over.wait(BEAT):
            try:
                self.beat()
            except (DatabaseError, InterfaceError):
                connection.close()
        connection.close()

    def beat(self) -> None:
        """Make known what was last told."""
        with self._turn:
            if self._alone:
                aside.note(self.job, self.attempt, self._told)
            else:
                self._write()
