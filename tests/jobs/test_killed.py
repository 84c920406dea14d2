"""A worker killed in the middle of a change (SIGKILL), in a process and a database of its own."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.house.files import ROOT
from tests.office import MACHINE, open_office
from thidua.foundation.jobs.actions.reap_jobs import reap_jobs
from thidua.foundation.jobs.actions.start_job import start_job
from thidua.foundation.jobs.models import Job
from thidua.foundation.jobs.words import State
from thidua.foundation.organisations.models import Organisation

WORKER = """
import sys, time
import django
django.setup()
from pathlib import Path
from thidua.foundation.jobs.kinds import job
from thidua.foundation.jobs.working import Working
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.registry.permissions import may_keep_awards

def hang(run, *, to, **_more):
    run.tell(1, 2, "Đang đổi tên")
    with run.change():
        Organisation.objects.filter(pk=run.job.organisation_id).update(name="Nửa chừng")
        Path(sys.argv[1]).touch()
        time.sleep(60)

for name in ("rename", "rename_safely"):
    job(name, title=name, may=may_keep_awards, safe=True)(hang)
Working(interval=0.1).work()
"""


def address_of(database: dict[str, Any]) -> str:
    if connection.vendor == "sqlite":
        return ""
    who = f"{database['USER']}:{database['PASSWORD']}".rstrip(":")
    options = "&".join(f"{key}={value}" for key, value in database["OPTIONS"].items())
    where = f"{database['HOST']}:{database['PORT']}".rstrip(":")
    return f"postgres://{who}@{where}/{connection.settings_dict['NAME']}?{options}"


def lend_database(folder: Path) -> None:
    """An SQLite in memory is another process's no more than a thought is: lend a copy."""
    if connection.vendor == "sqlite":
        with sqlite3.connect(folder / "thidua.sqlite3") as copy:
            connection.connection.backup(copy)
        copy.close()


def take_database_back(folder: Path) -> None:
    if connection.vendor == "sqlite":
        with sqlite3.connect(folder / "thidua.sqlite3") as copy:
            copy.backup(connection.connection)
        copy.close()


def kill_in_the_middle(folder: Path) -> None:
    """Start a worker, wait until its job stands inside its transaction, kill it."""
    flag = folder / "inside"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "thidua.config.settings.office", "PYTHONPATH": f"{ROOT}/src",
        "THIDUA_DATA_DIR": str(folder), "THIDUA_DATABASE_URL": address_of(connection.settings_dict),
    }  # fmt: skip
    command = [sys.executable, "-c", WORKER, str(flag)]
    with subprocess.Popen(command, env=environment, cwd=ROOT) as worker:
        until = time.monotonic() + 30
        while not flag.exists() and worker.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        assert flag.exists(), "the worker never took up the job"
        worker.send_signal(signal.SIGKILL)


@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_leaves_no_half_change(tmp_path: Path, settings: Any, kinds: None) -> None:
    office = open_office()
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    asked = [
        start_job(
            actor=office.officer, kind=kind, organisation=office.energy, arguments={"to": kind}
        )
        for kind in ("rename_safely", "rename")
    ]  # fmt: skip
    Job.objects.filter(pk=asked[1].pk).update(state=State.CANCELLED, finished_at=asked[1].queued_at)
    lend_database(tmp_path)
    kill_in_the_middle(tmp_path)
    take_database_back(tmp_path)
    job = Job.objects.get(pk=asked[0].pk)
    assert (job.state, job.note, job.changed_at) == (State.RUNNING, "Đang đổi tên", None)
    assert Organisation.objects.get(pk=office.energy.pk).name == "Phòng Quản lý năng lượng"
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    Job.objects.filter(pk=job.pk).update(heartbeat=job.queued_at.replace(year=2020))
    assert reap_jobs(actor=MACHINE) == 1
    job.refresh_from_db()
    assert (job.state, job.attempt) == (State.DONE, 2), "a safe job is run again by itself"
    assert Organisation.objects.get(pk=office.energy.pk).name == "rename_safely"
