"""A working life: moves, time away, the end of service; the history goes along."""

from datetime import date

import pytest

from tests.office import MACHINE, engage
from thidua.cycle.nominations.dossier import dossier
from thidua.cycle.nominations.one_subject import board_of, ladder
from thidua.cycle.nominations.reviewing import review_of
from thidua.cycle.nominations.timeline import picture
from thidua.foundation.people.actions.record_absence import record_absence
from thidua.foundation.people.actions.record_death import record_death
from thidua.foundation.people.actions.record_posting import record_posting
from thidua.foundation.people.actions.retire_person import retire_person
from thidua.foundation.people.actions.transfer_person import transfer_person
from thidua.foundation.people.models import Person
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.record_award import record_award
from thidua.foundation.registry.actions.record_rating import record_rating
from thidua.foundation.registry.models import AwardHeld, Rating
from thidua.surfaces.desk.registers.books import REGISTERS

ABSENCES = ("maternity", "study", "secondment")


def fresh(person):
    return Person.objects.get(pk=person.pk)


def marks(person, until=2026):
    """Texts of the posts' lane, in full."""
    lanes = {lane.label: lane for lane in picture(dossier(MACHINE, fresh(person)), until).lanes}
    return " | ".join(mark.says for mark in lanes["Chức vụ"].marks)


def test_the_history_of_whoever_moves_goes_along(office):
    an, unit_officer = office.an, office.user(Role.UNIT_OFFICER)
    record_rating(actor=MACHINE, person=an, year=2023, rating="excellent")
    record_award(actor=MACHINE, person=an, award="advanced_worker", year=2023)
    transfer_person(actor=office.officer, person=an, version=1, organisation=office.trade,
                    title="Phó Trưởng phòng", on=date(2024, 6, 1), reason="QĐ 12")  # fmt: skip
    moved = fresh(an)
    assert moved.organisation == office.trade
    assert Rating.objects.get(person=moved).rating == "excellent"
    assert AwardHeld.objects.get(person=moved).year == 2023
    posts = [(str(row.organisation), row.ends) for row in moved.postings.all()]
    assert posts == [(str(office.energy), date(2024, 6, 1)), (str(office.trade), None)]
    told = marks(an)
    assert "Phòng Quản lý năng lượng" in told
    assert "Phó Trưởng phòng, Phòng Quản lý thương mại" in told
    assert not Person.objects.visible_to(unit_officer).filter(pk=an.pk).exists()
    assert not Rating.objects.visible_to(unit_officer).filter(person=an).exists()
    back = transfer_person(actor=office.officer, person=moved, version=moved.edit_version,
                           organisation=office.energy, title="Trưởng phòng",
                           on=date(2025, 1, 1))  # fmt: skip
    assert Rating.objects.visible_to(office.user(Role.UNIT_OFFICER)).filter(person=back).exists()


def test_two_posts_at_once_keep_the_person_where_the_later_one_is(office):
    record_posting(actor=MACHINE, person=office.an, organisation=office.trade, title="Kiêm nhiệm",
                   starts=date(2020, 1, 1))  # fmt: skip
    assert fresh(office.an).organisation == office.trade
    assert office.an.postings.filter(ends__isnull=True).count() == 2


@pytest.mark.parametrize("kind", ABSENCES)
def test_time_away_is_marked_and_ends_no_post(office, kind):
    record_absence(actor=MACHINE, person=office.an, kind=kind, starts=date(2024, 2, 1),
                   ends=date(2024, 8, 1))  # fmt: skip
    words = {"maternity": "Nghỉ thai sản", "study": "Đi học", "secondment": "Biệt phái"}
    assert f"{words[kind]}" in marks(office.an)
    assert "từ 01/02/2024 đến trước 01/08/2024" in marks(office.an)
    assert fresh(office.an).organisation == office.energy
    assert office.an.postings.filter(ends__isnull=True).count() == 1


def test_the_end_of_service_is_marked_by_its_reason(office):
    retire_person(actor=MACHINE, person=office.an, version=1, on=date(2025, 7, 1),
                  decided=date(2025, 5, 6))  # fmt: skip
    assert "Nghỉ hưu từ ngày 01/07/2025, quyết định ngày 06/05/2025" in marks(office.an)
    retire_person(actor=MACHINE, person=office.binh, version=1, on=date(2024, 3, 1))
    assert "Thôi công tác từ ngày 01/03/2024" in marks(office.binh)
    record_death(actor=MACHINE, person=office.stranger, version=1, on=date(2023, 9, 2))
    assert "Từ trần ngày 02/09/2023" in marks(office.stranger)
    assert "Thôi công tác" not in marks(office.stranger)


def test_each_turn_of_a_working_life_has_its_form():
    deeds = {deed.slug for deed in REGISTERS["ca-nhan"].deeds}
    assert {"dieu-chuyen", "thoi-cong-tac", "qua-doi"} <= deeds
    kinds = dict(REGISTERS["vang-mat"].form.base_fields["kind"].choices)
    assert set(ABSENCES) <= set(kinds)
    assert {"chuc-vu", "nghi-huu", "vang-mat"} <= set(REGISTERS)


def test_a_nominee_without_an_account_is_judged_like_anybody(office):
    nobody = engage("Người Không Tài Khoản", office.energy)
    assert not hasattr(nobody, "user")
    record_rating(actor=MACHINE, person=nobody, year=2025, rating="good")
    board = board_of(office.officer, nobody, review_of({}, 2025))
    shown = {rung.column.code: rung.shown for rung in ladder(board, "individual")}
    assert shown["advanced_worker"].leaning.code in ("eligible", "undetermined")
