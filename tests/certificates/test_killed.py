"""A worker killed while it keeps drawn sheets: the gold book stands, they are drawn again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.certificates.conftest import SIGNED, printing_office
from tests.house.files import ROOT
from tests.jobs.test_killed import address_of, lend_database, take_database_back
from tests.office import MACHINE
from thidua.cycle.certificates.actions.prepare_batch import prepare_batch
from thidua.cycle.certificates.models import Batch, Certificate
from thidua.cycle.certificates.words import Stage
from thidua.foundation.documents.models import KeptPaper
from thidua.foundation.jobs.actions.reap_jobs import reap_jobs
from thidua.foundation.jobs.models import Job
from thidua.foundation.jobs.words import State

WORKER = """
import sys, time
import django
django.setup()
from pathlib import Path
from thidua.cycle.certificates import background
from thidua.foundation.jobs.working import Working

whole = background.attach_print

def hang(**told):
    whole(**told)
    Path(sys.argv[1]).touch()
    time.sleep(60)

background.attach_print = hang
Working(interval=0.1).work()
"""


def kill_while_keeping(folder: Path) -> None:
    flag = folder / "inside"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "thidua.config.settings.office", "PYTHONPATH": f"{ROOT}/src",
        "THIDUA_DATA_DIR": str(folder), "THIDUA_DATABASE_URL": address_of(connection.settings_dict),
    }  # fmt: skip
    with subprocess.Popen(
        [sys.executable, "-c", WORKER, str(flag)], env=environment, cwd=ROOT
    ) as worker:
        until = time.monotonic() + 60
        while not flag.exists() and worker.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        assert flag.exists(), "the worker never came to keep the sheets"
        worker.send_signal(signal.SIGKILL)


def book() -> list[tuple[int, str]]:
    return list(Certificate.objects.order_by("number").values_list("number", "code"))


@pytest.mark.django_db(transaction=True)
def test_a_killed_print_leaves_a_whole_book_and_is_drawn_again(
    tmp_path: Path, settings: Any
) -> None:
    printing = printing_office()
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    batch = prepare_batch(
        actor=printing.office.officer, decision_uid=printing.decision, design=printing.design,
        **SIGNED,
    )  # fmt: skip
    entered = book()
    lend_database(tmp_path)
    kill_while_keeping(tmp_path)
    take_database_back(tmp_path)
    batch = Batch.objects.get(pk=batch.pk)
    assert (batch.state, batch.paper, KeptPaper.objects.count()) == (Stage.WAITING, None, 0)
    assert (book(), len(entered)) == (entered, 3)
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    job = Job.objects.get(kind="print_certificates")
    Job.objects.filter(pk=job.pk).update(heartbeat=job.queued_at.replace(year=2020))
    assert reap_jobs(actor=MACHINE) == 1
    job.refresh_from_db()
    batch.refresh_from_db()
    assert (job.state, job.attempt, batch.state) == (State.DONE, 2, Stage.MADE)
    assert (book(), KeptPaper.objects.count()) == (entered, 1)
