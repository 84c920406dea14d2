"""Every event is sealed onto the one before it; whatever is done to the rows is found."""

import tracemalloc
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from uuid import UUID

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from tests.audit import tampering
from tests.office import MACHINE
from thidua.foundation.audit.actions.record import record
from thidua.foundation.audit.chain import Head, append, head, walk
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.audit.sealing import COLUMNS, GENESIS, UnknownForm, seal
from thidua.foundation.audit.triggers import REFUSAL

FIRST = {
    "at": datetime(2026, 11, 22, 15, 30, 0, 7, tzinfo=UTC), "actor_uid": UUID(int=1),
    "actor_name": "Đặng Thị Hương An", "on_behalf_uid": None, "on_behalf_name": "",
    "verb": "record_rating", "target_app": "registry", "target_model": "rating",
    "target_uid": UUID(int=2), "target_label": "An 2024", "organisation_uid": UUID(int=3),
    "before": None, "after": {"year": 2024, "share": 1e16}, "reason": "", "many": 1, "digest": "",
    "folded": "dang thi huong an an 2024",
}  # fmt: skip
SEALED_TEXT = (
    '{"actor_name":"Đặng Thị Hương An","actor_uid":"00000000-0000-0000-0000-000000000001",'
    '"after":{"share":10000000000000000,"year":2024},"at":"2026-11-22T15:30:00.000007+00:00",'
    '"before":null,"digest":"","folded":"dang thi huong an an 2024","form":1,"many":1,'
    '"on_behalf_name":"","on_behalf_uid":null,'
    '"organisation_uid":"00000000-0000-0000-0000-000000000003","previous":"' + GENESIS + '",'
    '"reason":"","target_app":"registry","target_label":"An 2024","target_model":"rating",'
    '"target_uid":"00000000-0000-0000-0000-000000000002","verb":"record_rating"}'
)


def pks():
    return list(AuditEvent.objects.order_by("pk").values_list("pk", flat=True))


def test_the_first_form_never_changes():
    """An event sealed today is checked in twenty years by the same text."""
    assert seal(FIRST, previous=GENESIS) == sha256(SEALED_TEXT.encode()).hexdigest()
    with pytest.raises(UnknownForm):
        seal(FIRST, previous=GENESIS, form=2)


@pytest.mark.parametrize("column", COLUMNS)
def test_the_seal_covers_each_column(column):
    other = {"at": datetime(2026, 11, 22, tzinfo=UTC), "many": 2, "after": {}, "before": {}}
    changed = FIRST | {column: other.get(column, "khác")}
    assert seal(changed, previous=GENESIS) != seal(FIRST, previous=GENESIS)


def test_no_column_is_left_out():
    """A column added to the trail needs a new form of sealing."""
    columns = {field.name for field in AuditEvent._meta.concrete_fields}
    assert columns - set(COLUMNS) == {"id", "seal_form", "previous", "seal"}


def test_an_office_at_work_leaves_a_whole_chain(office):
    found = walk()
    assert found.broken is None
    assert found.head == head()
    assert found.head.count == AuditEvent.objects.count() > 5
    assert AuditEvent.objects.earliest("pk").previous == GENESIS


def test_values_that_a_database_keeps_otherwise_still_fit_their_seal(office):
    after = {
        "day": date(2025, 1, 2), "sum": Decimal("1.50"), "big": 1e16, "share": 0.1, "small": 1e-7,
        "uid": UUID(int=9), "list": [1, 2.0, None, True], "ế": "đ\u0301 \u2028 🏅",
        "moment": datetime(2025, 1, 2, 3, 4, 5, 678912, tzinfo=UTC), 7: "số",
    }  # fmt: skip
    record(
        actor=MACHINE, verb="thử", target=office.an, after=after, organisation_uid=str(UUID(int=4))
    )
    assert walk().broken is None


def test_a_changed_event_is_found(office):
    victim = pks()[3]
    tampering.change(victim, reason="lý do khác")
    broken = walk().broken
    assert (broken.what, broken.number, broken.event["pk"]) == ("content", 4, victim)


def test_an_event_changed_and_sealed_anew_breaks_the_next_link(office):
    rows = pks()
    event = AuditEvent.objects.get(pk=rows[3])
    event.actor_name = "người khác"
    tampering.change(
        event.pk, actor_name=event.actor_name, seal=seal(vars(event), previous=event.previous)
    )
    broken = walk().broken
    assert (broken.what, broken.number, broken.event["pk"]) == ("link", 5, rows[4])


def test_a_missing_event_is_found(office):
    rows = pks()
    tampering.delete(rows[2])
    broken = walk().broken
    assert (broken.what, broken.number, broken.event["pk"]) == ("link", 3, rows[3])


def test_an_event_put_in_without_the_chain_is_found(office):
    forged = AuditEvent(actor_name="ai đó", verb="grant_role", previous="f" * 64, seal="e" * 64)
    forged.save(force_insert=True)
    broken = walk().broken
    assert (broken.what, broken.number) == ("link", AuditEvent.objects.count())


def test_a_tail_that_was_cut_off_is_found_by_the_head_kept_apart(office):
    kept = head()
    tampering.delete(*pks()[-2:])
    assert walk().broken is None
    broken = walk(kept).broken
    assert (broken.what, broken.number, broken.event) == ("short", kept.count - 1, None)


def test_a_whole_history_sealed_anew_is_found_by_the_head_kept_apart(office):
    kept = head()
    tampering.change(pks()[1], target_label="khác")
    tampering.forge_all()
    record(actor=MACHINE, verb="thử", target=office.an)
    assert walk().broken is None
    broken = walk(kept).broken
    assert (broken.what, broken.number) == ("other", kept.count)


def test_a_head_kept_apart_stays_good_while_the_trail_grows(office):
    kept = head()
    record(actor=MACHINE, verb="thử", target=office.an)
    assert walk(kept).broken is None
    assert walk(kept).head.count == kept.count + 1


@pytest.mark.parametrize("text", ["", "12", "x:" + "0" * 64, "3:" + "g" * 64, "3:abc"])
def test_a_head_that_cannot_be_read_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        Head.read(text)
    assert Head.read(f" {Head(3, 'A' * 64)}\n") == Head(3, "a" * 64)


@pytest.mark.parametrize("values", [{"previous": "", "seal": "1"}, {"previous": "1", "seal": ""}])
def test_the_database_refuses_an_event_without_its_seal(office, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditEvent(actor_name="ai đó", verb="thử", **values).save()


def test_the_database_refuses_two_events_after_the_same_one(office):
    last = AuditEvent.objects.latest("pk")
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditEvent(actor_name="ai đó", verb="thử", previous=last.previous, seal="1").save()


def test_walking_a_longer_trail_takes_no_more_memory(office, monkeypatch):
    monkeypatch.setattr("thidua.foundation.audit.chain.AT_ONCE", 20)

    def peak():
        tracemalloc.start()
        walk()
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    for _n in range(50):
        append(AuditEvent(actor_name="máy", verb="thử", reason="dài " * 50))
    peak()  # what is loaded once
    first = peak()
    for _n in range(200):
        append(AuditEvent(actor_name="máy", verb="thử", reason="dài " * 50))
    assert peak() < first * 1.3


def test_who_was_stood_in_for_is_sealed_too(office):
    class StandIn:
        uid, full_name, person_id = UUID(int=5), "Người thay", None
        acting_for = office.officer

    record(actor=StandIn(), verb="thử", target=office.an)
    event = AuditEvent.objects.latest("pk")
    assert (event.on_behalf_uid, event.on_behalf_name) == (
        office.officer.uid, office.officer.full_name
    )  # fmt: skip
    tampering.change(event.pk, on_behalf_name="")
    assert walk().broken.what == "content"


def test_nothing_points_at_the_trail_and_the_trail_points_at_nothing():
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            pair = {model, field.related_model}
            assert not field.is_relation or AuditEvent not in pair, field
    assert REFUSAL == "audit events are append-only"
