"""Every address names its rule, and each page asked for as each role keeps it."""

from pathlib import Path

import pytest
from django.db import transaction
from django.template.backends.django import Template
from django.test import Client
from django.urls import reverse

from tests.access.addresses import ELSEWHERE, NAMES, QUERY, every_address, without_example
from tests.access.addresses import walked as addresses
from tests.foundation.test_overlays import HEAD
from tests.office import Office
from tests.secrecy.walking import place_of
from thidua.config.openings import API_CALLS, DOOR, OPENINGS, OWN, SIGNED_IN, rule_of
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.words import State
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import AwardHeld, Discipline, Hold, Rating
from thidua.surfaces.api.api import api

TESTS = Path(__file__).resolve().parents[1]
REFUSED, NO_DEED = {403, 404}, 405
FOR_ALL = (DOOR, SIGNED_IN, OWN)
"""Rules that ask for no role: walked as whoever has the least."""


def test_every_address_names_who_may_open_it():
    assert set(OPENINGS) == NAMES, "config/openings.py names each address, and no other"


def test_every_call_of_the_api_names_who_may_make_it():
    paths = api.get_openapi_schema(path_prefix="")["paths"]
    assert {f"{verb.upper()} {path}" for path, verbs in paths.items() for verb in verbs} == set(
        API_CALLS
    )


def test_what_needs_no_sign_in_is_named_so():
    for name, _pattern, view in every_address():
        if name in OPENINGS:
            assert getattr(view, "login_required", True) is (OPENINGS[name] is not DOOR), name


@pytest.fixture
def walked(office) -> Office:
    """An office with a row of most registers in the division that every role reaches."""
    AwardHeld.objects.create(person=office.an, award="advanced_worker", year=2024)
    Rating.objects.create(person=office.an, year=2024, rating="good")
    Discipline.objects.create(person=office.an, form="warning", starts="2024-02-03")
    Hold.objects.create(person=office.an, ground="inspection", starts="2025-01-02")
    return office


def posted(client, address, asked):
    """The status of a deed; nothing it does stays."""
    with transaction.atomic():
        told = client.post(address, asked)
        transaction.set_rollback(True)
    away = told.status_code == 302 and told.url.startswith(f"{reverse('desk:sign-in')}?next=")
    return 403 if away else told.status_code


@pytest.mark.once
def test_each_deed_as_each_role(walked, monkeypatch):
    """Sent with nothing in it: whoever may is told what is missing, whoever may not is refused.
    What each page shows to whom is walked in tests/secrecy."""
    monkeypatch.setattr(Template, "render", lambda *_told: "")
    wrong, places = [], {}
    made = [one for one in addresses(walked)
            if one[0] in OPENINGS and not one[0].startswith("lawbook:")]  # fmt: skip
    for role in Role:
        user, client = walked.user(role), Client()
        client.force_login(user)
        cookies = client.cookies.copy()
        for name, parts in made:
            rule, path = rule_of(name, parts), {k: v for k, v in parts.items() if k != QUERY}
            address = reverse(name, kwargs=path)
            if rule in FOR_ALL or places.get(address) == NO_DEED:
                continue
            client.cookies = cookies.copy()
            status = posted(client, address, {"edit_version": "1"})
            if status == NO_DEED:
                places[address] = NO_DEED
            elif status >= 500 or (status in REFUSED) is bool(rule(user, place_of(parts))):
                wrong.append(f"{role}, {name} {parts}: {status}, {rule.says()}")
    assert not wrong, "\n".join(wrong)


def test_every_address_is_walked_somewhere(walked):
    assert without_example(walked) == set(), "an example in addresses.py, or a line in ELSEWHERE"


def test_what_is_walked_elsewhere_is_walked_there():
    for place, names in ELSEWHERE.items():
        found = TESTS.parent / place
        files = [found] if found.is_file() else sorted(found.glob("*.py"))
        text = "".join(file.read_text(encoding="utf-8") for file in files)
        assert [name for name in names if name.partition(":")[2] not in text] == [], place


def test_a_draft_of_rules_is_given_back_and_thrown_away_by_its_roles_only(client, office):
    draft = OverlayDraft.objects.create(
        organisation=office.department, writer=office.officer, state=State.SUBMITTED, **HEAD
    )
    for name in ("desk:overlay-return", "desk:overlay-discard"):
        for role in Role:
            client.force_login(office.user(role))
            status = posted(client, reverse(name, args=[draft.uid]), {"edit_version": "1"})
            assert (status in REFUSED) is (role is not Role.DEPARTMENT_OFFICER), (name, role)
