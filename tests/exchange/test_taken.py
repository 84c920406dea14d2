"""That a list was taken away is told: which one, how many rows, by which question."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.office import Office
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.people.models import Person
from thidua.surfaces.desk.registers.taken import asked_of


def test_a_list_taken_away_is_told_and_runs_nothing(office: Office) -> None:
    Person.objects.filter(pk=office.an.pk).update(full_name="=HYPERLINK(1)", staff_number="@cmd")
    client = Client()
    client.force_login(office.officer)
    address = reverse("desk:register-file", args=["ca-nhan", "csv"])
    text = client.get(f"{address}?sort=unit").content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    assert "'@cmd" in text
    told = AuditEvent.objects.filter(verb="export_list").first()
    assert told is not None
    assert told.after == {
        "list": "ca-nhan", "form": "csv", "rows": 2, "asked": {"sort": "unit"}
    }  # fmt: skip
    assert told.organisation_uid == office.department.uid


@pytest.mark.parametrize(
    ("view", "args"),
    [
        ("exchange-file", ["xlsx"]), ("jobs-file", ["csv"]), ("sweep-file", ["csv"]),
        ("sweep-list", []), ("tree-file", ["xlsx"]),
    ],
)  # fmt: skip
def test_every_list_tells(office: Office, view: str, args: list[str]) -> None:
    client = Client()
    client.force_login(office.officer)
    asked = {"award": "advanced_worker"} if view == "sweep-list" else {}
    assert client.get(reverse(f"desk:{view}", args=args), asked).status_code == 200
    assert AuditEvent.objects.filter(verb="export_list").count() == 1


def test_a_workbook_of_the_registry_tells_of_its_part(office: Office) -> None:
    client = Client()
    client.force_login(office.officer)
    address = reverse("desk:exchange-registry")
    client.get(address, {"organisation": office.energy.uid})
    told = AuditEvent.objects.get(verb="export_list")
    assert (told.target_uid, told.organisation_uid) == (office.energy.uid, office.energy.uid)


def test_an_identity_number_in_a_question_is_not_spelt_out() -> None:
    assert asked_of({"q": "001085012345", "page": "2", "state": ""}) == {"q": "••••"}
    assert asked_of({"q": "Đặng 2024"}) == {"q": "Đặng 2024"}
