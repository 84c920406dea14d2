"""Each endpoint, as each role: the same permissions as the pages."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.conftest import ROOT, Caller
from tests.office import MACHINE
from thidua.config.openings import API_CALLS
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.people.models import Person
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.record_award import record_award
from thidua.foundation.registry.actions.record_initiative import record_initiative
from thidua.foundation.registry.actions.record_rating import record_rating
from thidua.foundation.registry.actions.reissue_award import reissue_award
from thidua.foundation.registry.authorship import Author
from thidua.foundation.registry.models import AwardHeld, Rating

LISTS = ("/organisations", "/people", "/awards", "/ratings", "/initiatives")
WHOLE = {Role.DEPARTMENT_OFFICER, Role.COUNCIL_MEMBER, Role.AUDITOR}
OVER_UNIT = {Role.UNIT_OFFICER, Role.UNIT_HEAD}


def fill(office, person, place):
    record_rating(actor=MACHINE, person=person, year=2024, rating="good")
    record_award(actor=MACHINE, person=person, award="advanced_worker", year=2024)
    record_initiative(
        actor=MACHINE, organisation=place, title="Tiết kiệm điện", year=2024,
        authors=[Author(person, 100)],
    )  # fmt: skip


@pytest.fixture
def filled(office):
    fill(office, office.an, office.energy)
    fill(office, office.binh, office.trade)
    fill(office, office.stranger, office.neighbour)
    return office


def names(answer):
    return {
        item.get("name") or item.get("full_name") or item["uid"] for item in answer.json()["items"]
    }


def test_each_list_shows_each_role_what_the_pages_show(filled):
    for role in Role:
        caller = Caller(filled.user(role))
        people = {item["full_name"] for item in caller.get("/people").json()["items"]}
        seen = Person.objects.visible_to(filled.user(role))
        assert people == set(seen.values_list("full_name", flat=True)), role
        inside = {role in WHOLE: 2, role in OVER_UNIT: 1}.get(True)
        assert inside is None or len(people) == inside, role
        for path in LISTS:
            answer = caller.get(path)
            assert answer.status_code == 200, (role, path)
            for item in answer.json()["items"]:
                assert caller.get(f"{path}/{item['uid']}").json() == item, (role, path)


def test_what_is_beyond_reach_is_not_found_by_any_role(filled):
    beyond = [
        f"/people/{filled.stranger.uid}", f"/organisations/{filled.neighbour.uid}",
        f"/ratings/{filled.stranger.ratings.get().uid}", f"/people/{uuid4()}",
        f"/awards/{filled.stranger.awardhelds.get().uid}",
        f"/initiatives/{filled.neighbour.initiatives.get().uid}",
        f"/subjects/{filled.stranger.uid}/verdicts?year=2024",
        f"/subjects/{filled.stranger.uid}/verdicts/advanced_worker?year=2024",
    ]  # fmt: skip
    for role in Role:
        caller = Caller(filled.user(role))
        for path in beyond:
            answer = caller.get(path)
            assert answer.status_code == 404, (role, path)
            assert answer.json()["code"] == "not_found"
            assert "Quốc Khánh" not in answer.content.decode()


def test_without_a_token_nothing_is_told(client, db):
    one = f"/subjects/{uuid4()}/verdicts"
    for path in (*LISTS, "/me", "/sweep?year=2024", f"/people/{uuid4()}", one, f"{one}/x"):
        answer = client.get(f"{ROOT}{path}")
        assert answer.status_code == 401, path
        assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert answer.json()["code"] == "unauthorised"
        for given in ("Basic eDp5", "Bearer", "Bearer td_x", "td_x"):
            again = client.get(f"{ROOT}{path}", headers={"Authorization": given})
            assert again.status_code == 401, (path, given)


def test_filters_narrow(filled, officer):
    assert names(officer.get("/people", {"q": "dang huong"})) == {"Đặng Thị Hương An"}
    energy = str(filled.energy.uid)
    assert names(officer.get("/people", {"organisation": energy})) == {"Đặng Thị Hương An"}
    for path in ("/awards", "/ratings", "/initiatives"):
        about = officer.get(path, {"subject": str(filled.binh.uid)}).json()
        assert about["count"] == 1, path
        assert officer.get(path, {"organisation": energy}).json()["count"] == 1, path
        assert officer.get(path, {"year": 2023}).json()["count"] == 0, path
    assert officer.get("/awards", {"award": "advanced_worker"}).json()["count"] == 2
    assert officer.get("/ratings", {"rating": "excellent"}).json()["count"] == 0
    assert officer.get("/organisations", {"kind": "division"}).json()["count"] == 2
    assert officer.get("/organisations", {"on": "1999-01-01"}).json()["count"] == 0
    assert officer.get("/initiatives", {"q": "tiet kiem"}).json()["count"] == 2


def test_a_list_is_cut_in_bounded_parts(filled, officer):
    whole = officer.get("/people").json()
    parts = [officer.get("/people", {"limit": 1, "offset": n}).json() for n in range(3)]
    assert [part["items"] for part in parts] == [[whole["items"][0]], [whole["items"][1]], []]
    assert {part["count"] for part in parts} == {2}


def test_a_list_asks_the_same_queries_for_more_rows(office, officer):
    def counts():
        found = {}
        for path in LISTS:
            with CaptureQueriesContext(connection) as captured:
                assert officer.get(path).status_code == 200
            found[path] = len(captured)
        return found

    fill(office, office.an, office.energy)
    counts()
    first = counts()
    fill(office, office.binh, office.trade)
    assert counts() == first
    assert max(first.values()) <= 12


def test_me_says_who_calls(office):
    told = Caller(office.officer, may_write=False).get("/me").json()
    assert told["username"] == "department_officer"
    assert [role["code"] for role in told["roles"]] == ["department_officer"]
    assert told["may_write"] is False


def test_a_rating_is_recorded_by_its_action(office, officer):
    body = {"person": str(office.an.uid), "year": 2024, "rating": "good", "decision_no": " 9/TB "}
    answer = officer.send("post", "/ratings", body)
    assert answer.status_code == 201
    told = answer.json()
    assert answer.headers["Location"] == f"{ROOT}/ratings/{told['uid']}"
    assert (told["subject"]["name"], told["decision_no"]) == ("Đặng Thị Hương An", "9/TB")
    row, event = Rating.objects.get(), AuditEvent.objects.latest("pk")
    assert row.provenance["door"] == "api"
    assert row.provenance["token"] == str(officer.token)
    assert (event.verb, event.actor_uid, event.target_uid) == (
        "record_rating", office.officer.uid, row.uid
    )  # fmt: skip
    again = officer.send("post", "/ratings", body)
    assert again.status_code == 422
    assert "đã có xếp loại" in str(again.json()["fields"])


def test_an_award_is_recorded_by_its_action(office, officer):
    body = {
        "organisation": str(office.energy.uid), "award": "advanced_labour_collective", "year": 2024,
        "decided": "2025-01-20", "issuer": "department", "decision_no": "12/QĐ-SCT",
    }  # fmt: skip
    told = officer.send("post", "/awards", body).json()
    row = AwardHeld.objects.get()
    assert (row.organisation, row.decided) == (office.energy, date(2025, 1, 20))
    assert told["name"] == row.name
    assert told["subject"]["kind"] == "organisation"


def test_a_reissued_award_is_told_and_found_by_its_class_and_both_numbers(filled, officer):
    row = filled.an.awardhelds.get()
    body = {"edit_version": 1, "reason": "bổ sung", "certificate_no": "0123/LĐTT",
            "object_class": "direct"}  # fmt: skip
    assert officer.send("patch", f"/awards/{row.uid}", body).status_code == 200
    row.refresh_from_db()
    reissue_award(actor=MACHINE, row=row, version=row.edit_version, on=date(2025, 6, 2),
                  kind="replaced", certificate_no="0456/LĐTT", reason="Mất bằng")  # fmt: skip
    for asked in ({"status": "reissued"}, {"object_class": "direct"},
                  {"certificate_no": "0456/LĐTT"}, {"certificate_no": "0123/LĐTT"}):  # fmt: skip
        (told,) = officer.get("/awards", asked).json()["items"]
        assert told["uid"] == str(row.uid), asked
    assert (told["reissued"], told["reissue_kind"], told["former_certificate_no"]) == (
        "2025-06-02", "replaced", "0123/LĐTT"
    )  # fmt: skip
    assert officer.get("/awards", {"object_class": "no_such"}).status_code == 422
    wrong = body | {"edit_version": told["edit_version"], "object_class": "household"}
    assert officer.send("patch", f"/awards/{row.uid}", wrong).status_code == 422


RATING = {"year": 2024, "rating": "good"}
AWARD = {"award": "advanced_worker", "year": 2024}


@pytest.mark.parametrize(
    ("path", "body", "allowed"),
    [("/ratings", RATING, {Role.DEPARTMENT_OFFICER, Role.UNIT_OFFICER}),
     ("/awards", AWARD, {Role.DEPARTMENT_OFFICER})],
)  # fmt: skip
def test_only_the_roles_of_the_page_write(office, path, body, allowed):
    for number, role in enumerate(Role):
        caller = Caller(office.user(role))
        before = AuditEvent.objects.count()
        whom = {"person": str(office.an.uid), "year": 2000 + number}
        answer = caller.send("post", path, body | whom)
        if role in allowed:
            assert answer.status_code == 201, role
            continue
        told = answer.json()
        assert (answer.status_code, told["code"]) == (403, "not_permitted") or (
            # the subject itself is out of sight
            answer.status_code == 422 and [one["field"] for one in told["fields"]] == ["person"]
        ), role
        assert AuditEvent.objects.count() == before, role


def test_only_those_roles_correct(filled):
    """The same roles as the pages; to whoever does not see the row it is not there."""
    rows = {"PATCH /awards/{uid}": filled.an.awardhelds,
            "PATCH /ratings/{uid}": filled.an.ratings}  # fmt: skip
    for call, rule in API_CALLS.items():
        if not call.startswith("PATCH"):
            continue
        for role in Role:
            user, row = filled.user(role), rows[call].get()
            path = call.removeprefix("PATCH ").replace("{uid}", str(row.uid))
            body = {"edit_version": row.edit_version, "reason": "rà lại", "decision_no": f"{role}"}
            status = Caller(user).send("patch", path, body).status_code
            assert (status == 200) is bool(rule(user)), (call, role, status)
            assert rule(user) or status in {403, 404}, (call, role, status)


def test_an_officer_writes_nothing_beyond_reach(filled, officer):
    body = RATING | {"person": str(filled.stranger.uid), "year": 2023}
    answer = officer.send("post", "/ratings", body)
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["field"] == "person"


def test_a_token_that_may_only_read_writes_nothing(filled):
    caller = Caller(filled.officer, may_write=False)
    row = filled.an.ratings.get()
    bodies = [("post", "/ratings", RATING | {"person": str(filled.binh.uid), "year": 2020}),
              ("patch", f"/ratings/{row.uid}", {"edit_version": 1, "reason": "x"})]  # fmt: skip
    for method, path, body in bodies:
        answer = caller.send(method, path, body)
        assert answer.status_code == 403
        assert answer.json()["code"] == "read_only"


@pytest.mark.parametrize(
    ("path", "change"),
    [("/ratings", {"rating": "excellent"}), ("/awards", {"decision_no": "7/QĐ"})],
)
def test_a_correction_needs_the_version_it_was_read_at(filled, officer, path, change):
    row = officer.get(path, {"subject": str(filled.an.uid)}).json()["items"][0]
    address = f"{path}/{row['uid']}"
    body = change | {"edit_version": row["edit_version"], "reason": "nhầm"}
    told = officer.send("patch", address, body).json()
    assert told == row | change | {"edit_version": 2}
    event = AuditEvent.objects.latest("pk")
    name, value = next(iter(change.items()))
    assert (event.before[name], event.after[name], event.reason) == (row[name], value, "nhầm")
    stale = officer.send("patch", address, body)
    assert stale.status_code == 409
    assert (stale.json()["code"], stale.json()["edit_version"]) == ("stale", 2)
    assert AuditEvent.objects.latest("pk") == event
    assert officer.send("patch", address, change).status_code == 422
    assert officer.get(address).json() == told


def test_null_empties_a_day_and_leaves_what_always_says_something(filled, officer):
    row = filled.an.ratings.get()
    sent = {"edit_version": 1, "reason": "x", "decided": "2025-01-01"}
    officer.send("patch", f"/ratings/{row.uid}", sent)
    sent = {"edit_version": 2, "reason": "x", "decided": None, "rating": None, "year": None}
    told = officer.send("patch", f"/ratings/{row.uid}", sent).json()
    assert (told["decided"], told["rating"], told["year"]) == (None, "good", 2024)
