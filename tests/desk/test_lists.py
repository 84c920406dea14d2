"""Lists that no register keeps: filtered, sorted, taken away, with a constant number of queries."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.office import Office, engage, found
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.bundles.models import KnownSender
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import Attestation
from thidua.foundation.reorganising.models import Succession
from thidua.surfaces.lawbook.tables import TABLES


@pytest.fixture
def office(db: None, standing_office: Office) -> Office:
    return deepcopy(standing_office)


@pytest.fixture
def desk(office: Office, client: Client) -> Client:
    client.force_login(office.officer)
    return client


def fill(office: Office, number: int) -> None:
    """One more row of each list."""
    Succession.objects.create(
        successor=office.energy, predecessor=found(f"Phòng cũ {number}", "division", office.trade),
        on=date(2020, 1, 1 + number), ground="merged",
    )  # fmt: skip
    for _twice in range(2):
        engage(f"Nguyễn Văn {'ABCDE'[number]}", office.energy)
    KnownSender.objects.create(
        key=f"k{number}", name=f"Sở số {number}", fingerprint="AAAA", confirmed_by="Lê Hà"
    )
    ImportBatch.objects.create(
        owner=office.officer, organisation=office.energy, file_name=f"goi-{number}", digest="d",
        size=1, parsed={}, counts={"bundle": {"sender": f"Sở số {number}", "fingerprint": "AAAA"}},
    )  # fmt: skip


LISTS = {
    "duplicates": ("first", {"q": "nguyen van b"}),
    "bundles": ("sender", {"q": "goi-1"}),
    "bundle-senders": ("name", {"q": "so so 1"}),
    "register": ("predecessor", {"q": "phong cu 1"}),
}
BOOKS = {"register": ["ke-thua"]}


@pytest.mark.parametrize("name", LISTS)
def test_found_sorted_carried_away_at_the_same_price(
    office: Office, desk: Client, name: str
) -> None:
    (column, asked), book = LISTS[name], BOOKS.get(name, [])
    address, file = reverse(f"desk:{name}", args=book), f"desk:{name}-file"
    fill(office, 0)
    desk.get(address)  # the session is written once
    with CaptureQueriesContext(connection) as one:
        desk.get(address)
    for number in (1, 2):
        fill(office, number)
    with CaptureQueriesContext(connection) as three:
        up = desk.get(address, {"sort": column})
    assert len(three) == len(one) <= 25
    down = desk.get(address, {"sort": f"-{column}"})
    first = [[line[place].text for line in page.context["lines"]]
             for page in (up, down) for place in (0, 1)]  # fmt: skip
    assert first[:2] == [one[::-1] for one in first[2:]]
    assert len(first[0]) == 3
    assert desk.get(address, asked).context["count"] == 1
    table = desk.get(reverse(file, args=[*book, "csv"]), asked).content.decode("utf-8-sig")
    assert len(table.strip().splitlines()) == 2
    assert desk.get(reverse(file, args=[*book, "xlsx"])).content[:2] == b"PK"


@pytest.mark.once
@pytest.mark.parametrize("slug", TABLES)
def test_the_lawbook_as_tables(desk: Client, slug: str) -> None:
    address = reverse("lawbook:table", args=[slug])
    page = desk.get(address, {"on": "2026-01-15"}).context
    for name in (column.name for column in TABLES[slug].sheet.columns if column.sort):
        assert desk.get(address, {"sort": f"-{name}"}).context["count"] == page["count"] > 0
    sieve = page["filters"][0]
    narrow = {sieve["name"]: sieve["choices"][0][0], "on": "2026-01-15"}
    few = desk.get(address, narrow).context
    assert 0 < few["count"] <= page["count"]
    file = desk.get(reverse("lawbook:table-file", args=[slug, "csv"]), narrow)
    assert file.content.decode("utf-8-sig").count("\n") > few["count"]
    assert 'name="on" value="2026-01-15"' in desk.get(address, narrow).content.decode()


def test_what_the_rules_ask_is_stated_from_the_page_of_a_person(
    office: Office, desk: Client
) -> None:
    page = desk.get(reverse("desk:person", args=[office.an.uid]))
    entry = page.context["attest"]
    form = desk.get(entry).content.decode()
    assert "Người ngoài biên chế của đơn vị" in form
    told = {"subject": f"person:{office.an.uid}", "code": "outside_payroll", "year": "2022",
            "attested_by": "Công văn 5/SCT"}  # fmt: skip
    assert desk.post(entry, told).status_code == 302
    row = Attestation.objects.get()
    correct = reverse("desk:record-correct", args=["xac-nhan", row.uid])
    changed = told | {"year": "2023", "reason": "Ghi nhầm năm", "edit_version": "1"}
    assert desk.post(correct, changed).status_code == 302
    assert Attestation.objects.get().year == 2023
    verbs = set(AuditEvent.objects.filter(target_app="registry").values_list("verb", flat=True))
    assert verbs >= {"record_attestation", "correct_attestation"}
    desk.force_login(office.user(Role.UNIT_OFFICER))
    assert not desk.get(reverse("desk:person", args=[office.an.uid])).context["attest"]
    assert desk.post(entry, told).status_code == 403
