"""The trail's pages: filters, one event, files, a record's own history; for whom."""

import csv
import io
import re
from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.audit import tampering
from tests.office import MACHINE
from thidua.foundation.access.models import Grant, User
from thidua.foundation.audit.actions.record import record
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.people.actions.correct_person import correct_person
from thidua.foundation.policy.roles import READERS, Role
from thidua.foundation.registry.actions.correct_rating import correct_rating
from thidua.foundation.registry.actions.record_discipline import record_discipline
from thidua.foundation.registry.actions.record_rating import record_rating
from thidua.surfaces.desk.views.trail.finding import tables

SECRET = ("ky-luat", "cảnh cáo", "Cảnh cáo")


@pytest.fixture
def auditor(client, office):
    client.force_login(office.user(Role.AUDITOR))
    return client


def corrected(office):
    row = record_rating(actor=office.officer, person=office.an, year=2024, rating="good")
    return correct_rating(
        actor=office.officer, row=row, version=1, reason="nhầm mức", rating="excellent",
        decision_no="=9/TB", decided=date(2025, 1, 20),
    )  # fmt: skip


def labels(page):
    return [event.verb for event in page.context["page"]]


def ask(client, **query):
    return client.get(reverse("desk:trail"), query)


def test_each_filter_narrows(auditor, office):
    row = corrected(office)
    events = AuditEvent.objects.filter(target_uid=row.uid)
    assert labels(ask(auditor, target=str(row.uid))) == ["correct_rating", "record_rating"]
    assert labels(ask(auditor, by=str(office.officer.uid))) == ["correct_rating", "record_rating"]
    assert "record_rating" not in labels(ask(auditor, by="may"))
    assert set(labels(ask(auditor, table="rating"))) == {"record_rating", "correct_rating"}
    assert labels(ask(auditor, verb="correct_rating", q="huong nham muc")) == ["correct_rating"]
    assert labels(ask(auditor, unit=str(office.trade.uid), table="rating")) == []
    assert len(labels(ask(auditor, unit=str(office.energy.uid), table="rating"))) == 2
    assert events.count() == 2


def test_no_two_tables_go_by_one_name():
    named = [model._meta.model_name for model in apps.get_models() if hasattr(model, "uid")]
    assert len(set(named)) == len(named) == len(tables())


def test_a_range_of_days_takes_both_its_ends(auditor, office):
    """Days are the office's own: 17:30 of the 1st in UTC is the 2nd in Hà Nội."""
    row = corrected(office)
    pks = list(AuditEvent.objects.filter(target_uid=row.uid).order_by("pk").values_list("pk"))
    tampering.change(pks[0][0], at=datetime(2026, 3, 1, 17, 30, tzinfo=UTC))
    found = {"target": str(row.uid)}
    assert labels(ask(auditor, **found, **{"from": "02/03/2026", "to": "02/03/2026"})) == [
        "record_rating"
    ]
    assert labels(ask(auditor, **found, to="01/03/2026")) == []
    assert labels(ask(auditor, **found, **{"from": "03/03/2026"})) == ["correct_rating"]


def test_a_day_that_cannot_be_read_is_said(auditor):
    for day in ("31/02/2026", "2026-01-01", "\x00", "hôm qua", "01/01/0001"):
        page = ask(auditor, **{"from": day})
        assert page.status_code == 200
        assert "nên chưa lọc theo ngày này" in page.content.decode(), day


def test_what_is_not_known_counts_as_not_given(auditor):
    whole = labels(ask(auditor))
    asked = (
        ("by", "x"),
        ("target", "x"),
        ("unit", "7"),
        ("table", "a.b"),
        ("page", "²"),
        ("q", "\x00"),
    )
    for name, value in asked:
        assert labels(ask(auditor, **{name: value})) == whole, name


def test_the_list_asks_the_same_queries_for_more_events(auditor, office):
    def count():
        with CaptureQueriesContext(connection) as captured:
            ask(auditor)
        return len(captured)

    ask(auditor)
    first = count()
    corrected(office)
    assert count() == first
    assert first <= 20


def test_an_event_shows_before_and_after_and_its_seal(auditor, office):
    corrected(office)
    event = AuditEvent.objects.latest("pk")
    page = auditor.get(reverse("desk:trail-event", args=[event.pk])).content.decode()
    for text in ("nhầm mức", "Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ", event.seal,
                 "20/01/2025", "khớp với dấu niêm phong"):  # fmt: skip
        assert text in page
    tampering.change(event.pk, reason="khác")
    page = auditor.get(reverse("desk:trail-event", args=[event.pk])).content.decode()
    assert "KHÔNG khớp" in page


def test_a_record_s_page_tells_its_own_history(client, office):
    row = corrected(office)
    address = reverse("desk:record", args=["xep-loai", row.uid])
    for role in READERS:
        client.force_login(office.user(role))
        page = client.get(address).content.decode()
        past = page.partition("Lịch sử sửa đổi")[2]
        assert re.search(r"<del>Hoàn thành tốt nhiệm vụ</del>.*<ins>Hoàn thành xuất sắc", past), (
            role
        )
        assert "nhầm mức" in past
        assert office.officer.full_name in past
        assert ("?target=" in past) is (role is Role.AUDITOR)


def test_whom_the_actor_stood_in_for_is_said_everywhere(auditor, office):
    row = corrected(office)
    event = AuditEvent.objects.latest("pk")
    other = office.user(Role.UNIT_HEAD)
    tampering.change(event.pk, on_behalf_uid=other.uid, on_behalf_name=other.full_name)
    told = f"thay mặt {other.full_name}"
    for url in (reverse("desk:trail"), reverse("desk:trail-event", args=[event.pk]),
                reverse("desk:record", args=["xep-loai", row.uid])):  # fmt: skip
        assert told in auditor.get(url).content.decode(), url
    assert labels(ask(auditor, by=str(other.uid))) == ["correct_rating"]


def test_a_record_s_history_is_its_own_only(client, office):
    corrected(office)
    correct_person(actor=office.officer, person=office.an, version=1, reason="lý do kín", left=None)
    client.force_login(office.officer)
    page = client.get(reverse("desk:record", args=["ca-nhan", office.binh.uid])).content.decode()
    assert "lý do kín" not in page


def test_secret_events_are_for_those_who_may_know(client, office):
    """Every page of the trail and every history, as one who must not know."""
    row = record_discipline(
        actor=office.officer, person=office.an, form="warning", starts=date(2025, 2, 3)
    )
    event = AuditEvent.objects.latest("pk")
    for role in Role:
        client.force_login(office.user(role))
        told_only_who_may_know(client, office, role, row, event)


def told_only_who_may_know(client, office, role, row, event):
    knows, audits = role in (Role.AUDITOR, Role.DEPARTMENT_OFFICER), role is Role.AUDITOR
    for url in (reverse("desk:trail"), reverse("desk:trail-event", args=[event.pk]),
                reverse("desk:trail-file", args=["csv"])):  # fmt: skip
        assert client.get(url).status_code == (200 if audits else 404), url
    secret = client.get(reverse("desk:record", args=["ky-luat", row.uid]))
    assert secret.status_code == (200 if knows else 404)
    person = client.get(reverse("desk:record", args=["ca-nhan", office.an.uid])).content.decode()
    assert "Cảnh cáo" not in person


def test_events_of_another_department_do_not_exist(auditor, office):
    record_rating(actor=MACHINE, person=office.stranger, year=2024, rating="good")
    event = AuditEvent.objects.latest("pk")
    assert auditor.get(reverse("desk:trail-event", args=[event.pk])).status_code == 404
    assert event.pk not in [one.pk for one in ask(auditor).context["page"]]


def test_who_audits_the_whole_office_reads_what_belongs_to_no_unit(client, office):
    nobody = User.objects.create(username="moi", full_name="Chưa giao vai trò")
    record(actor=MACHINE, verb="choose_language", target=nobody)
    event = AuditEvent.objects.latest("pk")
    user = office.user(Role.AUDITOR)
    client.force_login(user)
    url = reverse("desk:trail-event", args=[event.pk])
    assert client.get(url).status_code == 404
    Grant.objects.create(user=user, role=Role.AUDITOR, organisation=office.province)
    assert client.get(url).status_code == 200


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_file_carries_what_the_filters_leave_and_is_itself_recorded(auditor, office, form):
    corrected(office)
    query = {"table": "rating", "q": "huong"}
    body = auditor.get(reverse("desk:trail-file", args=[form]), query).content
    event = AuditEvent.objects.latest("pk")
    assert event.verb == "export_trail"
    assert event.after == {"form": form, "rows": 2, "asked": query}
    assert event.organisation_uid == office.department.uid
    if form == "csv":
        rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
        assert len(rows) == 3
        assert "Hoàn thành tốt nhiệm vụ → Hoàn thành xuất sắc nhiệm vụ" in rows[1][7]
        assert rows[1][-1] == AuditEvent.objects.filter(verb="correct_rating").get().seal
    assert "export_trail" in labels(ask(auditor))


def test_a_file_too_long_is_refused_and_not_recorded(auditor, office, monkeypatch):
    monkeypatch.setattr("thidua.surfaces.desk.views.trail.files.LIMIT", 1)
    answer = auditor.get(reverse("desk:trail-file", args=["csv"]), follow=True)
    assert "dài hơn 1 dòng" in answer.content.decode()
    assert AuditEvent.objects.latest("pk").verb != "export_trail"
