"""Every address names its rule, and each page asked for as each role keeps it."""

from pathlib import Path

import pytest
from django.db import transaction
from django.template.backends.django import Template
from django.urls import reverse

from tests.access.addresses import API, ELSEWHERE, QUERY, every_address, examples
from tests.foundation.test_overlays import HEAD
from tests.office import Office
from thidua.config.openings import API_CALLS, DOOR, OPENINGS, OWN, SIGNED_IN, rule_of
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.words import State
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import AwardHeld, Discipline, Hold, Rating
from thidua.surfaces.api.api import api

TESTS = Path(__file__).resolve().parents[1]
REFUSED = {403, 404}
FOR_ALL = (DOOR, SIGNED_IN, OWN)
"""Rules that ask for no role: walked as whoever has the least."""
DESCRIPTION = ("api:openapi", "api:reference")
NAMES = {name for name, _pattern, _view in every_address()
         if not name.startswith((API, "api/")) or name in DESCRIPTION}  # fmt: skip


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


def addresses(office):
    """(name, parts of the address) of everything that is walked here."""
    made, elsewhere = examples(office), {name for names in ELSEWHERE.values() for name in names}
    for name in sorted(NAMES & set(OPENINGS) - elsewhere):
        if "<" not in name:  # the short addresses of the law have no name to ask for
            yield from ((name, dict(parts)) for parts in made.get(name, [{}]))


def answer(client, address, asked):
    """The status of an address, asked for by GET, else by POST; nothing it does stays."""
    with transaction.atomic():
        told = client.get(address, asked)
        if told.status_code == 405:
            told = client.post(address, asked)
        transaction.set_rollback(True)
    away = told.status_code == 302 and told.url.startswith(f"{reverse('desk:sign-in')}?next=")
    return 403 if away else told.status_code


@pytest.mark.parametrize("role", Role)
def test_each_page_as_each_role(client, walked, role, monkeypatch):
    monkeypatch.setattr(Template, "render", lambda *_told: "")  # the doors, not what they show
    user = walked.user(role)
    client.force_login(user)
    cookies = client.cookies.copy()
    wrong = []
    for name, parts in addresses(walked):
        rule, asked = rule_of(name, parts), parts.pop(QUERY, {})
        if rule in FOR_ALL and role is not Role.NOMINEE:
            continue
        client.cookies = cookies.copy()
        status = answer(client, reverse(name, kwargs=parts), asked)
        if status >= 500 or (status in REFUSED) is bool(rule(user)):
            wrong.append(f"{name} {parts}: {status}, {rule.says()}")
    assert not wrong, "\n".join(wrong)


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
            status = answer(client, reverse(name, args=[draft.uid]), {"edit_version": "1"})
            assert (status in REFUSED) is (role is not Role.DEPARTMENT_OFFICER), (name, role)
