"""What long service asks for is typed, imported, exported and read by the rules alike."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from tests.office import MACHINE, engage
from thidua.bridge.judging import check_person
from thidua.bridge.registry import read_register
from thidua.bridge.verdicts import Overall
from thidua.cycle.nominations.reviewing import Review
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.exchange.actions.import_batch import import_batch
from thidua.foundation.exchange.actions.preview_import import preview_import
from thidua.foundation.exchange.actions.undo_import import undo_import
from thidua.foundation.exchange.exporting import registry_workbook
from thidua.foundation.people.actions.record_posting import record_posting
from thidua.foundation.people.actions.retire_person import retire_person
from thidua.foundation.people.models import Posting, Retirement
from thidua.foundation.registry.actions.record_discipline import record_discipline

ORDER, SECOND = "labour_order_3", "labour_order_2"
REVIEW = Review(2025, date(2026, 1, 15), date(2026, 1, 10))


@pytest.fixture
def leader(office):
    """Deputy director for eight full years, a woman."""
    person = engage("Đặng Thị Lãnh", office.department, sex="female")
    Posting.objects.filter(person=person).delete()
    record_posting(
        actor=MACHINE, person=person, organisation=office.department, title="Phó Giám đốc Sở",
        starts=date(2017, 3, 1), post="department_deputy_director", term_ends=date(2027, 3, 1),
    )  # fmt: skip
    return person


def overall(person, award):
    return check_person(person.pk, REVIEW.asked()).verdict(person.uid.hex, award).overall


def retire(person, **values):
    person.refresh_from_db()
    return retire_person(
        actor=MACHINE, person=person, version=person.edit_version, on=date(2025, 6, 1), **values
    )


def test_retiring_records_the_decision_in_one_event(leader):
    events = AuditEvent.objects.count()
    retire(leader, decided=date(2025, 2, 20), higher_age=False, ended_by="early_retirement")
    told = AuditEvent.objects.order_by("pk").last()
    assert AuditEvent.objects.count() == events + 1
    assert told.after["retirement"]["decided"] == "2025-02-20"
    register = read_register(2025)
    (post,) = (row for row in register.posts if row.subject == leader.uid.hex)
    assert (post.ended_by, post.term_ends) == ("early_retirement", date(2027, 3, 1))
    (row,) = register.retirements
    assert (row.decided, row.higher_age, row.both_wars) == (date(2025, 2, 20), False, None)


@pytest.mark.parametrize(
    ("higher_age", "earned"),
    [(False, True), (True, False)],  # eight years are short of ten where nothing is taken off
)
def test_the_order_follows_from_the_posts(leader, higher_age, earned):
    retire(leader, decided=date(2025, 2, 20), higher_age=higher_age)
    assert (overall(leader, ORDER) is Overall.ELIGIBLE) is earned
    assert overall(leader, SECOND) is not Overall.ELIGIBLE


def test_neither_serving_nor_disciplined_leaders_earn_it(leader):
    assert overall(leader, ORDER) is not Overall.ELIGIBLE
    record_discipline(
        actor=MACHINE, person=leader, form="reprimand", starts=date(2019, 1, 1),
        ends=date(2020, 1, 1),
    )  # fmt: skip
    retire(leader, decided=date(2025, 2, 20), higher_age=False)
    assert overall(leader, ORDER) is not Overall.ELIGIBLE


def test_the_workbook_carries_it_out_and_in(office, leader):
    def bring(data):
        return preview_import(
            actor=office.officer, organisation=office.department, file_name="so.xlsx", data=data
        )

    retire(leader, decided=date(2025, 2, 20), higher_age=False, ended_by="age_limit")
    data = registry_workbook(office.officer, office.department)
    sheet = load_workbook(io.BytesIO(data))["Nghỉ hưu"]
    assert sheet["B4"].value == "Đặng Thị Lãnh"
    assert not bring(data).lines.exclude(outcome__in=["same", "warning"]).exists()
    Retirement.objects.all().delete()
    Posting.objects.filter(person=leader).update(ended_by="", term_ends=None)
    batch = import_batch(actor=office.officer, batch=bring(data), version=1, with_changes=True)
    assert Retirement.objects.get().decided == date(2025, 2, 20)
    post = Posting.objects.get(person=leader)
    assert (post.ended_by, post.term_ends) == ("age_limit", date(2027, 3, 1))
    undo_import(actor=office.officer, batch=batch, version=batch.edit_version, reason="Thử")
    assert not Retirement.objects.exists()
