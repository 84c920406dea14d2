"""A process killed (SIGKILL) while the sweep's list is laid out, while files are drawn up and while
they are sent: each deed is there whole or not at all, and is done again from there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.house.files import ROOT
from tests.jobs.test_killed import address_of, lend_database, take_database_back
from tests.nominations.history import write_histories
from tests.nominations.rounds import opened
from thidua.cycle.nominations.models import Nomination, UnitReview

REVIEWING = """
import json, os, signal, sys, time
import django
django.setup()
from datetime import date
from pathlib import Path
from django.db import connection, connections
from django.db.models import QuerySet
from thidua.cycle.nominations.actions.draft_unit_review import draft_unit_review
from thidua.cycle.nominations.actions.nominate_reviewed import nominate_reviewed
from thidua.cycle.nominations.actions.submit_nominations import submit_nominations
from thidua.cycle.nominations.models import Nomination, ReviewLine, Round, UnitReview
from thidua.foundation.access.models import User
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.organisations.models import Organisation

flag, DAY = Path(sys.argv[1]), date(2025, 12, 20)
ROWS = {"draft": ("bulk_create", ReviewLine), "nominate": ("bulk_create", Nomination),
        "submit": ("bulk_update", Nomination)}

def files():
    return list(Nomination.objects.with_subject().order_by("pk"))

def deed(name):
    actor = User.objects.get(username="unit_officer")
    if name == "draft":
        unit = Organisation.objects.get(pk=actor.grants.get().organisation_id)
        draft_unit_review(actor=actor, round_=Round.objects.get(), unit=unit)
    elif name == "nominate":
        nominate_reviewed(actor=actor, review=UnitReview.objects.get())
    else:
        submit_nominations(actor=actor, nominations=files())

def hang_in(name):
    called, model = ROWS[name]
    whole = getattr(QuerySet, called)
    def written(rows, *told, **more):
        done = whole(rows, *told, **more)
        if rows.model is model:
            flag.touch()
            time.sleep(60)
        return done
    setattr(QuerySet, called, written)
    deed(name)

def killed(name):
    connections.close_all()
    getattr(connection, "close_pool", lambda: None)()  # a child would inherit an open one
    child = os.fork()
    if child == 0:
        hang_in(name)
        os._exit(1)
    until = time.monotonic() + 30
    while not flag.exists() and time.monotonic() < until:
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert flag.exists(), name + " never stood in the middle"
    flag.unlink()
    return [UnitReview.objects.count(), ReviewLine.objects.count(), Nomination.objects.count(),
            Nomination.objects.filter(state="submitted").count(),
            AuditEvent.objects.filter(target_app="nominations").count()]

def sign():
    head = User.objects.get(username="unit_head")
    ReviewLine.objects.update(votes_for=5)
    UnitReview.objects.update(
        state="signed", held_on=DAY, signed_on=DAY, signed_by=head, present=5, voters=5, digest="0"
    )

told = []
for name in ROWS:
    told.append(killed(name))
    deed(name)
    if name == "draft":
        sign()
print(json.dumps(told))
"""


def kill_thrice(folder: Path) -> list[list[int]]:
    """Reviews, lines, files, files sent and events after each of the three kills."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "thidua.config.settings.office", "PYTHONPATH": f"{ROOT}/src",
        "THIDUA_DATA_DIR": str(folder), "THIDUA_DATABASE_URL": address_of(connection.settings_dict),
    }  # fmt: skip
    lend_database(folder)
    told = subprocess.run(
        [sys.executable, "-c", REVIEWING, str(folder / "inside")], env=environment, cwd=ROOT,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    take_database_back(folder)
    return list(json.loads(told.stdout.splitlines()[-1]))


@pytest.mark.django_db(transaction=True)
def test_a_killed_list_and_killed_files_leave_a_whole_state(tmp_path: Path) -> None:
    opened(write_histories())
    told = kill_thrice(tmp_path)
    lines, files = UnitReview.objects.get().lines.count(), Nomination.objects.count()
    assert told == [[0, 0, 0, 0, 1], [1, lines, 0, 0, 2], [1, lines, files, 0, 3]]
    assert Nomination.objects.filter(state="submitted").count() == files > 0
