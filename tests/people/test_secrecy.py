"""Identity numbers leave no trace on any page, file, search or call of whoever may not know."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.urls import reverse

from tests.access.addresses import QUERY
from tests.access.test_openings import addresses, walked
from thidua.foundation.people.actions.ask_correction import ask_correction
from thidua.foundation.people.actions.record_identity_number import record_identity_number
from thidua.foundation.people.models import IdentityNumber
from thidua.foundation.policy.roles import Role
from thidua.foundation.tokens.actions.issue_token import issue_token

__all__ = ["walked"]
NUMBER, OLD = "001085012345", "987654321"
BEYOND = (
    ("desk:search", {}, {"q": NUMBER}), ("desk:search", {}, {"q": "Đặng"}),
    ("desk:subjects", {}, {"field": "x", "x_q": NUMBER, "kinds": "person"}),
    ("desk:register", {"slug": "ca-nhan"}, {"q": NUMBER}),
    ("desk:register-file", {"slug": "ca-nhan", "form": "xlsx"}, {}),
    ("desk:register-file", {"slug": "so-dinh-danh", "form": "csv"}, {}),
    ("desk:exchange-registry", {}, {}),
)  # fmt: skip


@pytest.fixture
def kept(walked):
    """An office in which An has both numbers, and has asked for something."""
    for number in (NUMBER, OLD):
        record_identity_number(actor=walked.officer, person=walked.an, number=number)
    ask_correction(actor=walked.user(Role.NOMINEE), person=walked.an, topic="other", text="Sai")
    return walked


def traces():
    """What would give a number away: its digits, its end as masked, its digest, its seal."""
    rows = list(IdentityNumber.objects.all())
    return [NUMBER, OLD, *(row.masked for row in rows), *(row.digest for row in rows),
            *(row.number.kept for row in rows)]  # fmt: skip


def content(told) -> str:
    """All text of an answer; of a workbook, of everything in it."""
    data = b"".join(told.streaming_content) if told.streaming else told.content
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            data = b"".join(book.read(name) for name in book.namelist())
    return data.decode("utf-8", "replace")


def everything(office):
    """Every address that is walked, and what is asked for in other ways."""
    for name, parts in addresses(office):
        asked = parts.pop(QUERY, {})
        if not name.startswith(("lawbook:", "api:")):
            yield name, parts, asked
    yield from BEYOND


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.UNIT_OFFICER, Role.NOMINEE])
def test_no_page_nor_file_carries_a_trace(client, kept, role):
    client.force_login(kept.user(role))
    cookies, secrets, found = client.cookies.copy(), traces(), []
    for name, parts, asked in everything(kept):
        client.cookies = cookies.copy()
        told = client.get(reverse(name, kwargs=parts), asked)
        text = content(told).replace(asked.get("q", "\0"), "").replace(asked.get("x_q", "\0"), "")
        found += [f"{name} {parts}" for one in secrets if one in text]
    assert not found


def test_the_standing_body_reads_no_number_in_lists_and_files(client, kept):
    client.force_login(kept.officer)
    cookies, found = client.cookies.copy(), []
    for name, parts, asked in everything(kept):
        client.cookies = cookies.copy()
        text = content(client.get(reverse(name, kwargs=parts), asked))
        text = text.replace(asked.get("q", "\0"), "").replace(asked.get("x_q", "\0"), "")
        found += [f"{name} {parts}" for one in (NUMBER, OLD) if one in text]
    assert not found


@pytest.mark.parametrize("role", [Role.DEPARTMENT_OFFICER, Role.AUDITOR])
def test_no_call_of_the_api_carries_a_trace(client, kept, role):
    user = kept.user(role)
    issued = issue_token(actor=user, user=user, name="thử", days=1, may_write=False)
    secrets = traces()
    calls = ("people", f"people/{kept.an.uid}", f"people?q={NUMBER}", "awards", "ratings",
             "organisations", "search?q=Đặng")  # fmt: skip
    for call in calls:
        told = client.get(f"/api/v1/{call}", headers={"Authorization": f"Bearer {issued.clear}"})
        text = content(told).replace(NUMBER, "", 1) if NUMBER in call else content(told)
        assert not [one for one in secrets if one in text], call
