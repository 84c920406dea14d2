"""``python -m benchmarks.imports [PEOPLE …]``: a large workbook read, imported and undone.

Runs in a database of its own in a temporary folder, or on the one THIDUA_DATABASE_URL names,
which must be empty. Each step is the job an office runs, with its beat; printed are the seconds
it took, those the processor was busy, and how long others could not write.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

from benchmarks.workbooks import department_workbook

YEARS = 15


def main(sizes: tuple[int, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "THIDUA_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "thidua.config.settings.office",
            "THIDUA_LOG_LEVEL": "ERROR",
        }  # fmt: skip
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        _load_law()
        for number, people in enumerate(sizes):
            _measure(people, *_office(number))


def _load_law() -> None:
    """A worker has it loaded from its first job on."""
    from thidua.bridge.law import the_law

    the_law()


def _office(number: int) -> tuple[Any, Any]:
    from datetime import date

    from thidua.foundation.access.models import Grant, User
    from thidua.foundation.organisations.actions.create_organisation import create_organisation
    from thidua.foundation.policy.reach import Machine
    from thidua.foundation.policy.roles import Role

    place = create_organisation(
        actor=Machine(), name=f"Sở Đo lường {number}", kind="department", parent=None,
        valid_from=date(2000, 1, 1),
    )  # fmt: skip
    user = User.objects.create(username=f"officer{number}", full_name="Cán bộ đo lường")
    Grant.objects.create(
        user=user, role=Role.DEPARTMENT_OFFICER, organisation=place, valid_from=date(2020, 1, 1)
    )
    return User.objects.get(pk=user.pk), place


def _measure(people: int, actor: Any, place: Any) -> None:
    from thidua.foundation.exchange.models import ImportBatch
    from thidua.foundation.jobs.actions.start_job import Given, start_job

    made = department_workbook(people, YEARS, faults=100)
    size = f"{len(made.data) / 1048576:.1f} MB"
    print(f"{people:,} people, {YEARS} years: {made.rows:,} rows, {size}", flush=True)

    def step(label: str, kind: str, **arguments: Any) -> Any:
        given = Given("so.xlsx", made.data) if kind == "preview_import" else None
        return _timed(label, lambda: start_job(
            actor=actor, kind=kind, organisation=place, arguments=arguments, given=given
        ))  # fmt: skip

    batch = ImportBatch.objects.get(
        uid=step("read and preview", "preview_import", file_name="so.xlsx").about
    )
    print(f"    {batch.counts['outcomes']}, {len(made.spoiled)} mistakes put in")
    step("import", "import_rows", batch=str(batch.uid), version=batch.edit_version)
    batch.refresh_from_db()
    step("undo", "undo_import", batch=str(batch.uid), version=batch.edit_version, reason="đo")
    batch.refresh_from_db()
    print(f"    {batch.counts['results']}", flush=True)


def _timed(label: str, start: Callable[[], Any]) -> Any:
    from thidua.foundation.jobs.runner import run_job

    job = start()
    held = _watch_changes()
    began, busy = time.perf_counter(), time.process_time()
    state = run_job(str(job.uid), job.attempt)
    took, worked = time.perf_counter() - began, time.process_time() - busy
    job.refresh_from_db()
    assert state == "done", job.outcome
    print(f"    {label:<18} {took:6.1f} s   processor {worked:6.1f} s   "
          f"registry held {max(held, default=0):5.1f} s", flush=True)  # fmt: skip
    return job


def _watch_changes() -> list[float]:
    """How long each transaction of the job held the registry, filled in as they end."""
    from contextlib import contextmanager

    from thidua.foundation.jobs.run import Run

    whole = Run.__dict__["change"]
    held: list[float] = []
    original = getattr(whole, "measured", whole)

    @contextmanager
    def change(run: Any) -> Any:
        began = time.perf_counter()
        with original(run):
            yield
        held.append(time.perf_counter() - began)

    change.measured = original  # type: ignore[attr-defined]
    Run.change = change  # type: ignore[method-assign]
    return held


if __name__ == "__main__":
    main(tuple(int(text) for text in sys.argv[1:]) or (400, 1_600))
