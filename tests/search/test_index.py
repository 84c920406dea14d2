"""The index follows every write, ranks what is typed exactly first, and tells only what is seen."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.office import MACHINE, engage
from thidua.foundation.people.actions.transfer_person import transfer_person
from thidua.foundation.people.models import Person
from thidua.foundation.policy.roles import Role
from thidua.foundation.records.bulk import remove, save_columns
from thidua.foundation.registry.models import AwardHeld, Initiative
from thidua.foundation.search.models import Entry
from thidua.foundation.search.queries import find, split
from thidua.foundation.search.triggers import install, rebuild, withdraw


def keys(kind, text, actor=MACHINE, **more):
    return list(find(actor, kind, text, **more).keys)


def award(person, **more):
    values = {"award": "emulation_fighter_grassroots", "year": 2020} | more
    return AwardHeld.objects.create(person=person, **values)


def test_accents_and_the_letter_d_are_not_needed_and_beginnings_are_enough(office):
    duong = engage("Đặng Thị Đường", office.energy)
    assert keys("person", "dang duong") == [duong.pk]
    assert keys("person", "ĐẶNG đườ") == [duong.pk]
    assert keys("person", "uong") == []
    assert keys("organisation", "quan ly nang luong") == [office.energy.pk]


def test_what_is_typed_exactly_comes_first(office):
    an = [engage(f"Ngô Kim {name}", office.energy).pk for name in ("Ấn", "Anh", "An", "Ân")]
    assert keys("person", "kim an")[0] == an[2]
    assert keys("person", "kim ân")[0] == an[3]
    assert keys("person", "kim ấn")[0] == an[0]
    assert set(keys("person", "kim an")) == set(an)


def test_awards_are_found_by_name_title_year_number_and_certificate(office):
    row = award(office.an, decision_no="12/QĐ-SCT", certificate_no="CS-0417")
    other = award(office.binh, year=2021, decision_no="13/QĐ-SCT")
    assert keys("award", "huong an chien si") == [row.pk]
    assert keys("award", "grassroots 2021") == [other.pk]  # the English name of the title
    assert keys("award", "12 qđ", column="decision") == [row.pk]
    assert keys("award", "12/QD-SCT", column="decision") == [row.pk]
    assert keys("award", "cs 0417", column="certificate") == [row.pk]
    assert keys("award", "0417", column="decision") == []


def test_the_latest_award_comes_first(office):
    middle, first, last = (award(office.an, year=year) for year in (2019, 2012, 2024))
    assert keys("award", "huong an") == [last.pk, middle.pk, first.pk]


def test_bulk_writes_renames_moves_and_removals_are_followed(office):
    row = award(office.an)
    AwardHeld.objects.bulk_create(
        [AwardHeld(person=office.binh, award="labour_order_3", year=2018)]
    )
    assert len(keys("award", "huan chuong lao dong")) == 1
    office.an.full_name = "Đặng Thị Hương Giang"
    save_columns([(office.an, ["full_name"])])
    assert keys("award", "huong giang") == [row.pk]
    assert keys("award", "huong an") == []
    Initiative.objects.create(organisation=office.energy, title="Số hóa hồ sơ", year=2020)
    Initiative.objects.filter(year=2020).update(title="Tiết kiệm điện", folded="tiet kiem dien")
    assert keys("initiative", "so hoa") == []
    assert len(keys("initiative", "tiet kiem")) == 1
    remove(AwardHeld, [row.pk])
    assert keys("award", "huong giang") == []


def test_who_moves_is_found_where_he_or_she_is_now(office):
    head = office.user(Role.UNIT_OFFICER)  # of the energy division
    row = award(office.an)
    assert keys("award", "huong", head) == [row.pk]
    transfer_person(
        actor=MACHINE, person=office.an, version=office.an.edit_version, organisation=office.trade,
        title="Chuyên viên", on=date(2025, 1, 1), reason="12/QĐ",
    )  # fmt: skip
    assert keys("award", "huong", head) == keys("person", "huong", head) == []


@pytest.mark.parametrize("role", Role)
def test_nobody_finds_or_counts_what_is_not_for_him_or_her(office, role, monkeypatch):
    for person in (office.an, office.binh, office.stranger):
        award(person)
    actor = office.user(role)
    seen = set(Person.objects.visible_to(actor).values_list("pk", flat=True))
    awards = set(AwardHeld.objects.visible_to(actor).values_list("pk", flat=True))
    for few in (250, 0):  # places as words of the question, or looked up beside it
        monkeypatch.setattr("thidua.foundation.search.queries.FEW_PLACES", few)
        for text in ("dang thi huong an", "tran van binh", "le quoc khanh"):
            assert set(keys("person", text, actor)) <= seen
            assert set(keys("award", text, actor)) <= awards
        assert set(keys("award", "chien si thi dua", actor)) == awards


@pytest.mark.parametrize(
    "text", ['"', "'; DROP TABLE x", "a*) OR (b", "NEAR(a b)", "\0", "%", "()", "- :"]
)
def test_signs_are_no_commands(office, text):
    assert keys("person", text) in ([], [office.an.pk])


def test_words_are_letters_and_digits():
    assert split("  12/QĐ-SCT, Đặng_Thị ") == ["12", "qđ", "sct", "đặng", "thị"]
    assert len(split("a " * 50)) == 12


def test_too_many_finds_are_counted_no_further(office, monkeypatch):
    AwardHeld.objects.bulk_create(
        AwardHeld(person=office.an, award="advanced_worker", year=2000 + n) for n in range(9)
    )
    hits = find(MACHINE, "award", "huong", most=5)
    assert (len(hits), hits.more) == (5, True)
    assert not find(MACHINE, "award", "huong", most=9).more


def test_a_search_asks_the_same_queries_however_many_rows_there_are(office):
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            find(office.officer, "person", "nguyen")
        return len(captured)

    office.officer.reach(Role.DEPARTMENT_OFFICER)
    engage("Nguyễn Một", office.energy)
    one = asked()
    for n in range(3):
        engage(f"Nguyễn Hai {n}", office.energy)
    assert asked() == one


def test_the_index_is_drawn_up_anew_where_it_was_lost(office):
    before = set(Entry.objects.values_list("kind", "target", "scope", "words", "named"))
    withdraw(connection)
    engage("Phạm Không Thấy", office.energy)
    assert keys("person", "khong thay") == []
    install(connection)
    assert len(keys("person", "khong thay")) == 1
    rebuild(connection)
    assert before <= set(Entry.objects.values_list("kind", "target", "scope", "words", "named"))
