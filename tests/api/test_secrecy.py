"""An answer travels: what rests on a secret is undetermined, whoever calls (see tests/secrecy)."""

from tests.api.conftest import Caller

CERTIFICATE = "ministry_province_merit_certificate"
REVIEW = "year=2025&received=2026-01-15"
HIDDEN = (("held", "advanced_worker"), ("held", "emulation_fighter_grassroots"),
          ("punished", CERTIFICATE))  # fmt: skip


def test_what_rests_on_a_secret_is_undetermined(histories):
    caller = Caller(histories.office.officer)
    for who, award in HIDDEN:
        undetermined(caller, getattr(histories, who), award)


def undetermined(caller, person, award):
    told = caller.get(f"/subjects/{person.uid}/verdicts/{award}?{REVIEW}").json()
    assert (told["overall"], told["overall_word"]) == ("undetermined", "chưa xác định")
    assert told["scenarios"] == []
    ladder = caller.get(f"/subjects/{person.uid}/verdicts?{REVIEW}").json()["results"]
    assert {one["overall"] for one in ladder if one["award"] == award} == {"undetermined"}
    rows = caller.get(f"/sweep?{REVIEW}&q={person.full_name}").json()["items"]
    cells = {one["award"]: one["overall"] for one in rows[0]["results"]}
    assert cells[award] == "undetermined"


def test_why_says_each_criterion_with_its_article(histories):
    caller = Caller(histories.office.officer)
    person = histories.near
    told = caller.get(f"/subjects/{person.uid}/verdicts/advanced_worker?{REVIEW}").json()
    assert told["subject"] == {"kind": "person", "uid": str(person.uid), "name": person.full_name}
    assert any(one["citation"] and one["text"] and one["status_word"] for one in told["criteria"])
    assert told["provenance"]["law"]
    english = caller.get(
        f"/subjects/{person.uid}/verdicts/advanced_worker?{REVIEW}", **{"Accept-Language": "en"}
    ).json()
    assert english["criteria"] != told["criteria"]


def test_the_sweep_is_filtered_and_cut_like_the_page(histories):
    caller = Caller(histories.office.officer)
    whole = caller.get(f"/sweep?{REVIEW}").json()
    part = caller.get(f"/sweep?{REVIEW}&limit=1&offset=1").json()
    assert part["items"] == whole["items"][1:2]
    assert part["count"] == whole["count"] == len(whole["items"]) > 2
    unit = histories.office.energy.uid
    assert caller.get(f"/sweep?{REVIEW}&organisation={unit}").json()["count"] <= whole["count"]
    for query in ("verdict=on_hold", "awards=nothing", "year=1900", "kind=x", "organisation=7"):
        assert caller.get(f"/sweep?{REVIEW}&{query}").status_code == 422, query


def test_a_subject_that_is_not_judged_and_an_award_not_for_it_are_not_found(histories):
    caller = Caller(histories.office.officer)
    for path in (f"/subjects/{histories.near.uid}/verdicts/advanced_labour_collective?{REVIEW}",
                 f"/subjects/{histories.near.uid}/verdicts/nothing?{REVIEW}"):  # fmt: skip
        assert caller.get(path).status_code == 404
