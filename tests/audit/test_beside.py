"""Where transactions really end: many writers at once, and a trail from before the chain."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from thidua.foundation.audit.chain import append, walk
from thidua.foundation.audit.models import AuditEvent

WRITERS, EACH = 4, 12


def migrate(alias, name):
    executor = MigrationExecutor(connections[alias])
    executor.migrate([("audit", name)])
    return MigrationExecutor(connections[alias]).loader.project_state([("audit", name)]).apps


def latest():
    loader = MigrationExecutor(connections["default"]).loader
    return next(name for app, name in loader.graph.leaf_nodes("audit"))


def write(alias, number, together, failures):
    together.wait()
    try:
        for one in range(EACH):
            with transaction.atomic(using=alias):
                append(AuditEvent(actor_name=f"{number}", verb=f"việc {one}"), using=alias)
                if one % 4 == 3:  # the action failed after its event was written
                    transaction.set_rollback(True, using=alias)
    except DatabaseError as error:
        failures.append(error)
    finally:
        connections[alias].close()


def test_many_writers_at_once_leave_one_unbroken_chain(beside):
    """Each writer's own events stand in order, and what was undone has left no gap."""
    migrate(beside, latest())
    together, failures = Barrier(WRITERS), []
    writers = [
        Thread(target=write, args=(beside, number, together, failures)) for number in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    found = walk(using=beside)
    assert (failures, found.broken) == ([], None)
    assert found.head.count == WRITERS * EACH * 3 // 4
    rows = AuditEvent.objects.using(beside).order_by("pk").values_list("actor_name", "verb")
    for number in range(WRITERS):
        own = [int(verb.split()[1]) for actor, verb in rows if actor == str(number)]
        assert own == [one for one in range(EACH) if one % 4 != 3]


def test_a_trail_from_before_the_chain_is_sealed_on_the_way(beside):
    old = migrate(beside, "0002_refuse_replacing").get_model("audit", "AuditEvent")
    for number in range(7):
        old.objects.using(beside).create(
            at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number, microseconds=number),
            actor_name="Trần Văn Bình", verb="correct_rating", target_label=f"dòng {number}",
            before={"share": 1e16, "day": "2025-01-02"}, after=None, many=number + 1,
        )  # fmt: skip
    rows = list(old.objects.using(beside).order_by("pk").values())
    migrate(beside, latest())
    found = walk(using=beside)
    assert (found.head.count, found.broken) == (7, None)
    kept = AuditEvent.objects.using(beside).order_by("pk").values(*rows[0])
    assert list(kept) == rows
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(using=beside):
        AuditEvent.objects.using(beside).update(reason="khác")
    append(AuditEvent(actor_name="máy", verb="việc sau"), using=beside)
    assert walk(using=beside).broken is None
