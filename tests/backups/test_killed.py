"""A restoration killed in the middle (SIGKILL) leaves the old office, whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.house.files import ROOT
from tests.jobs.test_killed import address_of, lend_database, take_database_back
from tests.office import MACHINE, engage, open_office
from thidua.foundation.audit.chain import head, walk
from thidua.foundation.backups.actions.make_backup import make_backup
from thidua.foundation.backups.words import Why
from thidua.foundation.people.models import Person

RESTORING = """
import sys, time
import django
django.setup()
from pathlib import Path
from thidua.foundation.backups import loading
from thidua.foundation.backups.actions.restore_backup import restore_backup
from thidua.foundation.policy.reach import Machine

fill = loading._fill

def hang(archive, table, models_of):
    fill(archive, table, models_of)
    if table.model == "people.person":
        Path(sys.argv[1]).touch()
        time.sleep(60)

loading._fill = hang
restore_backup(actor=Machine(), path=Path(sys.argv[2]), replace=True)
"""


@pytest.mark.django_db(transaction=True)
def test_a_killed_restoration_leaves_the_old_office(tmp_path: Path, settings: Any) -> None:
    settings.THIDUA = replace(settings.THIDUA, data_dir=tmp_path, overlays="")
    office = open_office()
    path, _row = make_backup(actor=MACHINE, why=Why.ASKED)
    engage("Người Thêm", office.energy)
    sealed, flag = head(), tmp_path / "inside"
    lend_database(tmp_path)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "thidua.config.settings.office", "PYTHONPATH": f"{ROOT}/src",
        "THIDUA_DATA_DIR": str(tmp_path),
        "THIDUA_DATABASE_URL": address_of(connection.settings_dict),
    }  # fmt: skip
    command = [sys.executable, "-c", RESTORING, str(flag), str(path)]
    with subprocess.Popen(command, env=environment, cwd=ROOT) as restoring:
        until = time.monotonic() + 60
        while not flag.exists() and restoring.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        assert flag.exists(), "the restoration never came to the people"
        restoring.send_signal(signal.SIGKILL)
    take_database_back(tmp_path)
    assert Person.objects.filter(full_name="Người Thêm").exists()
    assert walk(sealed).broken is None
    assert len(list(tmp_path.glob("backups/*an-toan.zip"))) == 1
