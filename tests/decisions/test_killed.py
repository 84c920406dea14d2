"""A process killed while it signs, and one killed while it issues: the state is whole, the work is
done again from there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from tests.decisions.paper_trail import FIGHTER, desk
from tests.house.files import ROOT
from tests.jobs.test_killed import address_of, lend_database, take_database_back
from thidua.cycle.decisions.actions.issue_decision import issue_decision
from thidua.cycle.decisions.actions.sign_decision import sign_decision
from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.words import State
from thidua.foundation.documents.models import KeptPaper
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import AwardHeld

SIGNING = """
import sys, time
import django
django.setup()
from pathlib import Path
from thidua.cycle.decisions.actions import issue_decision, sign_decision
from thidua.cycle.decisions.models import Decision
from thidua.foundation.access.models import User

module, name, role = (
    (sign_decision, "amend", "signing_head") if sys.argv[2] == "sign"
    else (issue_decision, "close_round", "department_officer")
)
whole = getattr(module, name)

def hang(*told, **more):
    whole(*told, **more)
    Path(sys.argv[1]).touch()
    time.sleep(60)

setattr(module, name, hang)
row = Decision.objects.get()
deed = getattr(module, f"{sys.argv[2]}_decision")
deed(actor=User.objects.get(username=role), decision=row, version=row.edit_version)
"""


def kill_while(folder: Path, deed: str) -> None:
    """The process stands at the end of its transaction, everything written and nothing kept."""
    flag = folder / f"inside-{deed}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "thidua.config.settings.office", "PYTHONPATH": f"{ROOT}/src",
        "THIDUA_DATA_DIR": str(folder), "THIDUA_DATABASE_URL": address_of(connection.settings_dict),
        "THIDUA_DEMONSTRATION": "1",
    }  # fmt: skip
    with subprocess.Popen(
        [sys.executable, "-c", SIGNING, str(flag), deed], env=environment, cwd=ROOT
    ) as process:
        until = time.monotonic() + 60
        while not flag.exists() and process.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        assert flag.exists(), "the process never came to the end of its transaction"
        process.send_signal(signal.SIGKILL)


@pytest.mark.django_db(transaction=True)
def test_a_killed_signature_and_a_killed_issue_leave_a_whole_state(
    tmp_path: Path, demonstration: None, keys: Path
) -> None:
    made = desk(FIGHTER)
    row = made.numbered()
    numbered = row.full_number
    if (keys / "signing-test").is_dir():
        (tmp_path / "signing-test").symlink_to(keys / "signing-test")
    lend_database(tmp_path)
    kill_while(tmp_path, "sign")
    take_database_back(tmp_path)
    row.refresh_from_db()
    assert (row.state, row.full_number, row.signed) == (State.FROZEN, numbered, None)
    assert KeptPaper.objects.count() == 0
    row = sign_decision(actor=made.user(Role.SIGNING_HEAD), decision=row, version=row.edit_version)
    lend_database(tmp_path)
    kill_while(tmp_path, "issue")
    take_database_back(tmp_path)
    row = Decision.objects.get()
    assert (row.state, AwardHeld.objects.count()) == (State.SIGNED, 0)
    assert not row.lines.exclude(award_uid=None).exists()
    assert not row.lines.exclude(bonus=None).exists()
    issue_decision(actor=made.office.officer, decision=row, version=row.edit_version)
    assert AwardHeld.objects.filter(decision_uid=row.uid, decision_no=numbered).count() == 2
