"""The demonstration as plain rows: the same bytes, the right sizes, sound histories."""

import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from thidua.foundation.demonstration.dice import Dice
from thidua.foundation.demonstration.names import GIVEN
from thidua.foundation.demonstration.rows import Rows, uid_of
from thidua.foundation.demonstration.telling import tell

ARTICLE_GIVEN_NAMES = {"Y", "Hòa", "Nhường", "Quảng", "Lan", "Thăng"}
TITLES_OF_PEOPLE = ("advanced_worker", "emulation_fighter_grassroots", "emulation_fighter_national")


@pytest.fixture(scope="module")
def rows() -> Rows:
    return tell()


def of(rows: Rows, department: str, table: str) -> list:
    return [row for row in getattr(rows, table) if row[0].startswith(f"{department}/")]


def test_the_same_bytes_in_another_process(rows):
    program = "from thidua.foundation.demonstration.telling import tell; print(tell().digest())"
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": "7"},
    )  # fmt: skip
    assert said.stdout.strip() == rows.digest()


def test_telling_needs_no_database():
    program = (
        "import sys; from thidua.foundation.demonstration.telling import tell; tell(); "
        "print('django' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert said.stdout.strip() == "False"


@pytest.mark.parametrize(("department", "staff"), [("hatinh", 120), ("hanoi", 260)])
def test_staff_at_the_end_of_2025(rows, department, staff):
    end = date(2025, 12, 31)
    here = [p for p in of(rows, department, "people") if p.joined <= end]
    assert sum(p.left is None or p.left > end for p in here) == staff
    assert sum(p.left is not None and p.left <= end for p in here) >= staff // 8  # those who left


def test_no_person_of_the_articles_can_arise():
    givens = {given for pool in GIVEN.values() for given in pool}
    assert not givens & ARTICLE_GIVEN_NAMES


def test_two_people_of_one_name_in_each_department(rows):
    for department in ("hatinh", "hanoi"):
        people = of(rows, department, "people")
        twice = [name for name, n in Counter(p.name for p in people).items() if n > 1]
        assert len(twice) == 1
        pair = [p for p in people if p.name == twice[0]]
        assert len({p.born for p in pair}) == len({p.staff_number for p in pair}) == 2


def test_histories_begin_in_2010_and_titles_of_2025_wait(rows):
    rated = {r.year for r in rows.ratings}
    assert rated == set(range(2010, 2026))
    of_2025 = Counter(a.award for a in rows.awards if a.year >= 2025)
    assert not set(of_2025) & set(TITLES_OF_PEOPLE)
    # three titles of the Ministry were decided before the round opened
    assert of_2025 == {"emulation_fighter_ministry_province": 3}


def test_nobody_is_rated_outside_service(rows):
    people = {p.key: p for p in rows.people}
    for rating in rows.ratings:
        person = people.get(rating.subject)
        if person:
            assert person.joined <= date(rating.year, 7, 1)
            assert person.left is None or person.left > date(rating.year, 12, 31)


def test_posts_follow_one_another(rows):
    chains: dict = {}
    for posting in rows.postings:
        chains.setdefault(posting.person, []).append(posting)
    people = {p.key: p for p in rows.people}
    for key, chain in chains.items():
        assert chain[0].starts == people[key].joined
        assert chain[-1].ends == people[key].left
        assert chain[-1].organisation == people[key].organisation
        for one, following in pairwise(chain):
            assert one.ends == following.starts


def test_posts_lie_within_the_life_of_their_unit(rows):
    units = {one.key: one for one in rows.organisations}
    for posting in rows.postings:
        end = units[posting.organisation].ends
        assert end is None or (posting.ends is not None and posting.ends <= end)


def test_people_are_of_working_age(rows):
    for person in rows.people:
        assert 18 <= person.joined.year - person.born.year <= 33, person
        assert (person.left or date(2025, 12, 31)).year - person.born.year <= 62, person


def test_shares_of_an_initiative_stay_within_a_hundred(rows):
    for one in rows.initiatives:
        assert sum(author.share for author in one.authors) <= 100
        assert len({author.subject for author in one.authors}) == len(one.authors)


def test_no_work_is_recognised_twice_in_one_year(rows):
    seen = Counter((one.key.split("/")[0], one.title, one.year) for one in rows.initiatives)
    assert max(seen.values()) == 1


def test_rolls_add_up(rows):
    for roll in rows.rolls:
        assert roll.emulation_fighter_grassroots <= roll.advanced_worker <= roll.total
        assert roll.disciplined_warning_or_more <= roll.disciplined_reprimand_or_more


def test_awards_of_every_kind_of_issuer(rows):
    issuers = {a.issuer for a in rows.awards}
    assert issuers >= {"department", "unit", "province", "ministry", "government", "state",
                       "union", "party"}  # fmt: skip
    assert any(not a.award and a.name for a in rows.awards)  # no rule exists for these
    assert any(not a.decision_no for a in rows.awards)  # without evidence yet
    assert any(a.revoked and not a.restored for a in rows.awards)
    assert any(a.restored for a in rows.awards)  # given back


def test_somebody_died_in_service(rows):
    dead = [p for p in rows.people if p.died]
    assert dead
    for person in dead:
        ends = [p.ends for p in rows.postings if p.person == person.key]
        assert person.left == max(ends) == person.died + timedelta(days=1)


def test_what_ha_tinh_holds(rows):
    """Labour Order first class within 2016–2020; the conference of 2020: two and six."""
    own = [a for a in rows.awards if a.subject == "hatinh"]
    assert any(a.award == "labour_order_1" and 2016 <= a.year <= 2020 for a in own)
    conference = [a for a in rows.awards if a.decision_no == "97/QĐ-SCT" and a.method == "thematic"]
    units = {one.key for one in rows.organisations}
    assert Counter(a.subject in units for a in conference) == {True: 2, False: 6}
    director = next(p.person for p in rows.postings if p.title == "Giám đốc Sở")
    period = [a.award for a in rows.awards
              if a.subject == director and a.starts == date(2017, 1, 1)
              and a.ends == date(2019, 12, 31)]  # fmt: skip
    assert sorted(period) == [
        "emulation_fighter_ministry_province", "ministry_province_merit_certificate",
    ]  # fmt: skip


def test_what_ha_noi_holds(rows):
    """The Ministry's flag year after year, more than 150 commended in 2018, thirty offices."""
    flags = {a.year for a in rows.awards
             if a.subject == "hanoi" and a.award == "ministry_province_flag"
             and a.issuer == "ministry"}  # fmt: skip
    assert flags == set(range(2010, 2025))
    assert sum(a.decided == date(2018, 6, 1) for a in rows.awards) > 150
    offices = [one for one in rows.organisations
               if one.kind == "district_office" and one.key.startswith("hanoi/")]  # fmt: skip
    assert len(offices) == 30
    assert {one.ends for one in offices} == {date(2025, 7, 1)}
    assert any(a.subject in {one.key for one in offices} for a in rows.awards)


def test_two_provinces_became_one_on_the_first_of_july_2025(rows):
    """The worked example: everyone before ended, everyone after began, each with its basis."""
    day = date(2025, 7, 1)
    units = {one.key: one for one in rows.organisations}
    example = [row for row in rows.successions if row.successor.startswith("vd/")]
    for row in example:
        assert (units[row.predecessor].ends, units[row.successor].starts) == (day, day)
    assert {row.takes for row in example} == {"all", "awards", "nothing", ""}
    assert all(bool(row.takes) == bool(row.basis) for row in example)
    assert {units[key].kind for key in units if key.startswith("vd/") and units[key].ends} >= {
        "province", "department", "division", "district", "district_office", "commune"
    }  # fmt: skip


def test_a_department_is_in_two_blocs_a_year_one_a_convener(rows):
    above = {one.key: one.parent for one in rows.organisations}
    seats = Counter((m.organisation, m.year, above[m.bloc]) for m in rows.members)
    assert max(seats.values()) == 1
    assert {above[m.bloc] for m in rows.members if (m.organisation, m.year) == ("hanoi", 2024)} == {
        "bct", "hanoi/tinh"
    }  # fmt: skip
    leads = Counter((m.bloc, m.year) for m in rows.members if m.part == "leader")
    assert max(leads.values()) == 1


def test_every_key_names_a_row(rows):
    places = {one.key for one in rows.organisations}
    known = places | {p.key for p in rows.people}
    for table in ("ratings", "awards", "achievements", "discipline", "holds", "coverage"):
        assert {row.subject for row in getattr(rows, table)} <= known
    assert {one.parent for one in rows.organisations} - {None} <= places
    assert {p.organisation for p in rows.postings} <= places


def test_uids_are_lasting():
    assert str(uid_of("person", "hatinh/vp/01")) == str(uid_of("person", "hatinh/vp/01"))
    assert uid_of("person", "x") != uid_of("organisation", "x")


def test_dice_fall_the_same_way():
    assert [Dice("a").whole(1, 6) for _ in range(2)] == [Dice("a").whole(1, 6)] * 2
    one, other = Dice("a"), Dice("b")
    assert [one.unit() for _ in range(5)] != [other.unit() for _ in range(5)]
    assert sorted(Dice("c").shuffled(range(9))) == list(range(9))
