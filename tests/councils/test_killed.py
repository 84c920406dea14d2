"""A process killed (SIGKILL) in the middle of a cast, and of a count, leaves a whole state: the
sheet is in with its mark or not at all; the ballot is counted or still open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.councils.chamber import Chamber, convene
from tests.house.files import ROOT
from tests.jobs.test_killed import address_of, lend_database, take_database_back
from thidua.cycle.councils.actions.cast_ballot import cast_ballot
from thidua.cycle.councils.actions.close_ballot import close_ballot
from thidua.cycle.councils.models import Ballot
from thidua.cycle.councils.words import Choice

VOTING = """
import json, os, signal, sys, time
import django
django.setup()
from pathlib import Path
from django.db import connection, connections
from django.db.models import QuerySet
from thidua.cycle.councils import counting, sheets
from thidua.cycle.councils.actions import close_ballot as closing
from thidua.cycle.councils.actions.cast_ballot import cast_ballot
from thidua.cycle.councils.models import Ballot, BallotItem, Box, RollMark
from thidua.cycle.councils.words import Choice
from thidua.foundation.access.models import User
from thidua.foundation.policy.reach import Machine

flag, username = Path(sys.argv[1]), sys.argv[2]
update, write = QuerySet.update, counting.amend

def hang(*_told, **_more):
    flag.touch()
    time.sleep(60)

def box_first(rows, **values):
    done = update(rows, **values)
    return hang() if rows.model is Box else done

def cast():
    QuerySet.update = box_first
    ballot, voter = Ballot.objects.get(), User.objects.get(username=username)
    sheet = {one.uid: Choice.FOR for one in ballot.items.all()}
    cast_ballot(actor=voter, ballot=ballot, sheet=sheet)

def count():
    counting.amend = hang
    ballot = Ballot.objects.get()
    closing.close_ballot(actor=Machine(), ballot=ballot, version=ballot.edit_version)

def killed(deed):
    child = os.fork()
    if child == 0:
        deed()
        os._exit(1)
    until = time.monotonic() + 30
    while not flag.exists() and time.monotonic() < until:
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert flag.exists(), "it never stood in the middle"
    flag.unlink()
    ballot = Ballot.objects.get()
    told = [ballot.state, RollMark.objects.filter(voted=True).count(),
            sorted(map(len, sheets.opened(Box.objects.get().sheets).values())),
            BallotItem.objects.filter(votes_for__isnull=False).count()]
    connections.close_all()
    getattr(connection, "close_pool", lambda: None)()  # a child would inherit an open one
    return told

print(json.dumps([killed(cast), killed(count)]))
"""


def kill_twice(chamber: Chamber, folder: Path, key: str) -> list[Any]:
    """What the office says after each of the two kills."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "thidua.config.settings.office", "PYTHONPATH": f"{ROOT}/src",
        "THIDUA_DATA_DIR": str(folder), "THIDUA_FIELDS_KEY": key,
        "THIDUA_DATABASE_URL": address_of(connection.settings_dict),
    }  # fmt: skip
    lend_database(folder)
    command = [sys.executable, "-c", VOTING, str(folder / "inside"), chamber.user(1).username]
    told = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    take_database_back(folder)
    return list(json.loads(told.stdout.splitlines()[-1]))


@pytest.mark.django_db(transaction=True)
def test_a_killed_cast_and_a_killed_count_leave_the_ballot_whole(
    tmp_path: Path, settings: Any
) -> None:
    chamber = convene()
    ballot = chamber.opened()
    sheet = dict.fromkeys(ballot.items.values_list("uid", flat=True), Choice.FOR)
    for number in (0, 2, 3):
        cast_ballot(actor=chamber.user(number), ballot=ballot, sheet=sheet)
    told = kill_twice(chamber, tmp_path, settings.FIELDS_KEYS[0])
    assert told == [["open", 3, [3, 3], 0]] * 2
    cast_ballot(actor=chamber.user(1), ballot=Ballot.objects.get(), sheet=sheet)
    done = close_ballot(actor=chamber.officer, ballot=Ballot.objects.get(), version=2)
    assert {one.votes_for for one in done.items.all()} == {4}
