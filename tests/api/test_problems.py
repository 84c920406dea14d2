"""Errors in one shape and two languages; input that would break a database is refused."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import OperationalError
from django.urls import reverse

from tests.api.conftest import ROOT, Caller
from tests.manual.generated import api_description
from tests.manual.reading import DOCS
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import Rating
from thidua.surfaces.api.pages import schema
from thidua.surfaces.api.problems import problem
from thidua.surfaces.api.shapes import FURTHEST, MOST_AT_ONCE

SHAPE = {"code", "happened", "kept", "todo", "fields"}


def wrong(answer, status=422):
    assert answer.status_code == status, answer.content
    told = answer.json()
    assert set(told) >= SHAPE
    assert all(told[name] for name in ("code", "happened", "kept", "todo"))
    return told


QUERIES = [
    ({"limit": 0}, "limit"), ({"limit": MOST_AT_ONCE + 1}, "limit"), ({"limit": "x"}, "limit"),
    ({"offset": -1}, "offset"), ({"offset": FURTHEST + 1}, "offset"),
    ({"offset": "99999999999999999999"}, "offset"), ({"q": "a\x00b"}, "q"),
    ({"q": "x" * 201}, "q"), ({"organisation": "7"}, "organisation"), ({"yaer": 2024}, "yaer"),
    ({"organisation": "00000000-0000-0000-0000-000000000000"}, "organisation"),
]  # fmt: skip
FIELDS = [
    ({"year": 1900}, "year"), ({"year": "năm"}, "year"), ({"rating": "tốt"}, "rating"),
    ({"decision_no": "9\x00"}, "decision_no"), ({"decision_no": "\ud800"}, "decision_no"),
    ({"decision_no": "9" * 81}, "decision_no"), ({"decided": "22/11/2026"}, "decided"),
    ({"person": "an"}, "person"), ({"unknown": 1}, "unknown"),
    ({"edit_version": 1}, "edit_version"),
]  # fmt: skip


def test_a_parameter_that_cannot_be_meant_is_named(officer):
    for query, field in QUERIES:
        told = wrong(officer.get("/people", query))
        assert [one["field"] for one in told["fields"]] == [field], query
        assert told["fields"][0]["message"]


def test_a_field_that_is_wrong_is_named_and_nothing_is_saved(office, officer):
    good = {"person": str(office.an.uid), "year": 2024, "rating": "good"}
    for change, field in FIELDS:
        told = wrong(officer.send("post", "/ratings", json.dumps(good | change)))
        assert [one["field"] for one in told["fields"]] == [field], change
    assert not Rating.objects.exists()


def test_neither_or_both_subjects_are_refused(office, officer):
    body = {"year": 2024, "rating": "good"}
    both = {"person": str(office.an.uid), "organisation": str(office.energy.uid)}
    for subjects in ({}, both):
        assert "không chọn cả hai" in str(wrong(officer.send("post", "/ratings", body | subjects)))


def test_text_is_kept_in_nfc(office, officer):
    body = {"person": str(office.an.uid), "year": 2024, "rating": "good",
            "decision_no": "9/QD\u0302  TB"}  # fmt: skip
    assert officer.send("post", "/ratings", body).status_code == 201
    assert Rating.objects.get().decision_no == "9/QD̂ TB"


def test_a_body_that_is_no_json_object_is_refused(officer):
    for body in ("{", "[1]", '"x"', "", "\x00", "null"):
        answer = officer.send("post", "/ratings", body)
        assert answer.status_code in {400, 422}, body
        wrong(answer, answer.status_code)


def test_an_address_that_is_not_there_is_told_in_the_same_shape(officer, client):
    assert wrong(officer.get("/nothing"), 404)["code"] == "not_found"
    assert wrong(client.post(f"{ROOT}/nothing", {}), 404)["code"] == "not_found"
    refused = officer.ask("delete", "/ratings")
    assert wrong(refused, 405)["code"] == "not_allowed"
    assert "POST" in refused.headers["Allow"]


def test_the_language_is_the_caller_s_then_the_account_s(office, client):
    vi, en = (
        problem("unauthorised")["happened"],
        "There is no API key, or it is wrong, ended or revoked.",
    )
    assert client.get(f"{ROOT}/people").json()["happened"] == vi
    asked = client.get(f"{ROOT}/people", headers={"Accept-Language": "en-GB,vi;q=0.5"})
    assert (asked.json()["happened"], asked.headers["Content-Language"]) == (en, "en")
    office.officer.language = "en"
    type(office.officer).objects.filter(pk=office.officer.pk).update(language="en")
    caller = Caller(office.officer)
    assert wrong(caller.get("/people", {"limit": 0}))["kept"] == "Nothing was saved."
    told = caller.get("/people", {"limit": 0}, **{"Accept-Language": "vi"})
    assert wrong(told)["kept"] == "Chưa lưu gì."


def test_every_code_is_said_in_both_languages():
    from django.utils.translation import override

    codes = ("bad_request", "unauthorised", "read_only", "not_permitted", "not_found",
             "not_allowed", "stale", "invalid", "busy", "broken")  # fmt: skip
    for code in codes:
        with override("en"):
            en = problem(code)
        with override("vi"):
            vi = problem(code)
        assert not {en[name] for name in SHAPE - {"code", "fields"}} & set(map(str, vi.values()))


@pytest.mark.parametrize(
    ("fault", "status"), [(OperationalError("deadlock detected"), 503), (RuntimeError("x"), 500)]
)
def test_what_fails_inside_is_told_without_its_inside(officer, monkeypatch, fault, status, caplog):
    def fail(*_args, **_kwargs):
        raise fault

    monkeypatch.setattr("thidua.surfaces.api.endpoints.people.listed", fail)
    told = officer.get("/people")
    wrong(told, status)
    assert str(fault) not in told.content.decode() or str(fault) == "x"


def test_the_description_is_the_committed_one(client, db):
    committed = (DOCS / "api" / "openapi.json").read_text(encoding="utf-8")
    assert committed == api_description(), "run: python -m tests.manual.generated"
    assert client.get(reverse("api:openapi")).json() == json.loads(committed)


def test_every_operation_declares_its_errors_and_bounds():
    described = schema()
    for path, methods in described["paths"].items():
        for method, told in methods.items():
            asked = {"200", "400", "401", "403", "404", "422"}
            asked = asked if method == "get" else asked - {"200"} | {"409"}
            assert asked <= set(told["responses"]), (method, path)
            assert told["summary"]
            for one in told.get("parameters", []):
                if one["name"] in {"limit", "offset"}:
                    assert "maximum" in one["schema"]


def test_the_reference_page_needs_a_sign_in_and_no_other_host(client, office):
    url = reverse("api:reference")
    assert client.get(url).status_code == 302
    client.force_login(office.user(next(iter(office.users))))
    page = client.get(url)
    text = page.content.decode()
    assert page.status_code == 200
    assert "/api/v1/sweep" in text
    assert "://" not in text.partition("<main")[2].partition("</main>")[0]


def test_too_many_calls_wait_for_the_next_minute(office, settings):
    settings.THIDUA = replace(settings.THIDUA, api_calls=2)
    with time_machine.travel(datetime(2026, 11, 22, 3, 0, 20, tzinfo=UTC), tick=False) as clock:
        caller, other = Caller(office.officer), Caller(office.user(Role.AUDITOR))
        assert [caller.get("/me").status_code for _call in range(3)] == [200, 200, 429]
        refused = caller.get("/ratings")
        assert wrong(refused, 429)["code"] == "too_many"
        assert refused.headers["Retry-After"] == "40"
        english = wrong(caller.get("/me", **{"Accept-Language": "en"}), 429)
        assert "too often" in english["happened"]
        assert other.get("/me").status_code == 200, "each key is counted for itself"
        clock.shift(40)
        assert caller.get("/me").status_code == 200
    settings.THIDUA = replace(settings.THIDUA, api_calls=0)
    assert {caller.get("/me").status_code for _call in range(4)} == {200}
