"""Lists that no register keeps: filtered, sorted, taken away, with a constant number of queries."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.office import Office, engage, open_office
from thidua.foundation.bundles.models import KnownSender
from thidua.foundation.exchange.models import ImportBatch
from thidua.surfaces.lawbook.tables import TABLES


@pytest.fixture
def office(db: None) -> Office:
    return open_office()


@pytest.fixture
def desk(office: Office, client: Client) -> Client:
    client.force_login(office.officer)
    return client


def fill(office: Office, number: int) -> None:
    """One more row of each list."""
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
    "desk:duplicates": ("first", "desk:duplicates-file", {"q": "nguyen van b"}),
    "desk:bundles": ("sender", "desk:bundles-file", {"q": "goi-1"}),
    "desk:bundle-senders": ("name", "desk:bundle-senders-file", {"q": "so so 1"}),
}


@pytest.mark.parametrize("name", LISTS)
def test_found_sorted_carried_away_at_the_same_price(
    office: Office, desk: Client, name: str
) -> None:
    column, file, asked = LISTS[name]
    fill(office, 0)
    desk.get(reverse(name))  # the session is written once
    with CaptureQueriesContext(connection) as one:
        desk.get(reverse(name))
    for number in (1, 2):
        fill(office, number)
    with CaptureQueriesContext(connection) as three:
        up = desk.get(reverse(name), {"sort": column})
    assert len(three) == len(one) <= 25
    down = desk.get(reverse(name), {"sort": f"-{column}"})
    first = [[line[0].text for line in page.context["lines"]] for page in (up, down)]
    assert first[0] == first[1][::-1]
    assert len(first[0]) == 3
    assert desk.get(reverse(name), asked).context["count"] == 1
    table = desk.get(reverse(file, args=["csv"]), asked).content.decode("utf-8-sig")
    assert len(table.strip().splitlines()) == 2
    assert desk.get(reverse(file, args=["xlsx"])).content[:2] == b"PK"


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
