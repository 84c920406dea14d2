"""Two records of one person: found, made one, taken apart again exactly."""

from datetime import date

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.office import MACHINE, engage
from thidua.cycle.certificates.models import Batch, Certificate, CertificateDesign
from thidua.cycle.decisions.freezing import frozen_list, is_whole
from thidua.cycle.decisions.models import Decision, DecisionLine
from thidua.foundation.access.models import User
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.people.actions.correct_person import correct_person
from thidua.foundation.people.actions.merge_people import merge_people
from thidua.foundation.people.actions.record_absence import record_absence
from thidua.foundation.people.actions.record_identity_number import record_identity_number
from thidua.foundation.people.actions.tell_apart import tell_apart
from thidua.foundation.people.actions.undo_merge import undo_merge
from thidua.foundation.people.merging.likeness import likely_pairs
from thidua.foundation.people.merging.relations import links
from thidua.foundation.people.merging.side_by_side import GONE, KEPT, Choice, side_by_side
from thidua.foundation.people.models import Absence, Merge, Person, Posting
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.correct_rating import correct_rating
from thidua.foundation.registry.actions.record_award import record_award
from thidua.foundation.registry.actions.record_discipline import record_discipline
from thidua.foundation.registry.actions.record_initiative import record_initiative
from thidua.foundation.registry.actions.record_rating import record_rating
from thidua.foundation.registry.authorship import Author
from thidua.foundation.registry.models import (
    AwardHeld,
    Discipline,
    InitiativeAuthor,
    InitiativeUse,
    Rating,
)

NUMBER = "001085012345"


@pytest.fixture
def twin(office):
    """The same An again, entered a second time without accents, with a history of her own."""
    twin = engage("Dang Thi Huong An", office.energy)
    rate(office.an, 2022, "good")
    rate(office.an, 2023, "good")
    rate(twin, 2023, "excellent")
    rate(twin, 2024, "good")
    record_award(actor=MACHINE, person=twin, award="advanced_worker", year=2024)
    record_discipline(actor=MACHINE, person=twin, form="reprimand", starts=date(2020, 5, 1))
    record_absence(actor=MACHINE, person=twin, kind="maternity", starts=date(2016, 1, 1),
                   ends=date(2016, 7, 1))  # fmt: skip
    record_identity_number(actor=MACHINE, person=twin, number=NUMBER)
    initiative = record_initiative(
        actor=MACHINE, year=2023, title="Giảm tổn thất điện năng", level="base",
        organisation=office.energy,
        authors=[Author(office.an, 60), Author(twin, 40)],
    )  # fmt: skip
    author = InitiativeAuthor.objects.get(initiative=initiative, person=twin)
    InitiativeUse.objects.create(author=author, award="emulation_fighter_grassroots", year=2023)
    User.objects.create(username="an_hai", full_name="An", person=twin)
    return twin


def rate(person, year, rating):
    return record_rating(actor=MACHINE, person=person, year=year, rating=rating)


def choices(kept, gone, wins=KEPT):
    return {one.key: wins for one in side_by_side(kept, gone).conflicts}


def merged(office, twin, **chosen):
    kept, gone = office.an, twin
    return merge_people(
        actor=office.officer, kept=kept, version=kept.edit_version, gone=gone,
        gone_version=gone.edit_version, reason="Cùng ngày sinh",
        chosen=choices(kept, gone) | chosen,
    )  # fmt: skip


def everything(*people):
    """All rows about the people, but for the versions that guard against a stale form."""
    rows = [one for link in links() for person in people for one in link.of(person)]
    rows = [one for one in rows if not isinstance(one, Merge)] + list(InitiativeUse.objects.all())
    rows += Person.objects.filter(pk__in=[one.pk for one in people])
    told = serializers.serialize("python", rows)
    for one in told:
        one["fields"].pop("edit_version", None)
        one["fields"].pop("number", None)  # sealed anew; its digest tells it is the same
    return sorted(told, key=lambda one: (one["model"], one["pk"]))


def test_every_row_moves_and_one_event_tells(office, twin):
    before = AuditEvent.objects.count()
    merge = merged(office, twin)
    assert AuditEvent.objects.count() == before + 1
    assert not Person.objects.filter(pk=twin.pk).exists()
    assert set(Rating.objects.filter(person=office.an).values_list("year", "rating")) == {
        (2022, "good"), (2023, "good"), (2024, "good"),
    }  # fmt: skip
    for model in (AwardHeld, Discipline, Absence):
        assert model.objects.get().person == office.an
    assert office.an.identity_numbers.get().number.opened() == NUMBER
    assert InitiativeAuthor.objects.get().share == 60
    assert User.objects.get(username="an_hai").person is None  # An's own account stays linked
    assert Merge.objects.leading_on(twin.uid) == merge
    assert merge.counts["rating"] == 1
    assert NUMBER not in merge.journal.kept


@pytest.mark.parametrize("wins", [KEPT, GONE])
def test_undoing_restores_exactly(office, twin, wins):
    before = everything(office.an, twin)
    chosen = choices(office.an, twin, wins) | {"column.full_name": GONE}
    merge = merged(office, twin, **chosen)
    if wins == GONE:
        assert Rating.objects.get(person=office.an, year=2023).rating == "excellent"
        assert InitiativeUse.objects.exists()
        assert User.objects.get(person=office.an).username == "an_hai"
    assert Person.objects.get(pk=office.an.pk).full_name == "Dang Thi Huong An"
    undo_merge(actor=office.officer, merge=merge, version=1, reason="Hai người khác nhau")
    assert everything(office.an, Person.objects.get(uid=twin.uid)) == before
    assert Merge.objects.leading_on(twin.uid) is None


def test_undo_refuses_what_was_changed_since(office, twin):
    merge = merged(office, twin)
    moved = Rating.objects.get(person=office.an, year=2024)
    changed = correct_rating(
        actor=MACHINE, row=moved, version=moved.edit_version, rating="excellent", reason="Nhầm"
    )
    with pytest.raises(ValidationError, match="đã được sửa"):
        undo_merge(actor=office.officer, merge=merge, version=1, reason="Nhầm")
    assert not Person.objects.filter(uid=twin.uid).exists()
    Rating.objects.filter(pk=changed.pk).update(edit_version=moved.edit_version)
    kept = Person.objects.get(pk=office.an.pk)
    correct_person(
        actor=MACHINE, person=kept, version=kept.edit_version, birth_date=date(1986, 1, 1),
        reason="Nhầm",
    )  # fmt: skip
    undo_merge(actor=office.officer, merge=merge, version=1, reason="Nhầm")  # a column of no choice
    assert Person.objects.get(pk=office.an.pk).birth_date == date(1986, 1, 1)
    with pytest.raises(ValidationError, match="đã được hoàn tác"):
        undo_merge(actor=office.officer, merge=merge, version=2, reason="Nhầm")


def test_undo_refuses_where_a_new_row_took_the_place(office, twin):
    merge = merged(office, twin, **choices(office.an, twin, GONE))
    Rating.objects.filter(person=office.an, year=2023).delete()
    with pytest.raises(ValidationError, match="Không hoàn tác được"):
        undo_merge(actor=office.officer, merge=merge, version=1, reason="Nhầm")


def test_nothing_is_merged_before_every_conflict_is_settled(office, twin):
    with pytest.raises(ValidationError, match="chọn giữ dòng nào"):
        merge_people(
            actor=office.officer, kept=office.an, version=office.an.edit_version, gone=twin,
            gone_version=twin.edit_version, chosen={}, reason="",
        )  # fmt: skip
    assert Person.objects.filter(pk=twin.pk).exists()


def test_a_row_that_is_frozen_stops_the_merge_with_words(office, twin):
    award = AwardHeld.objects.get(person=twin)
    record_award(actor=MACHINE, person=office.an, award=award.award, year=award.year)
    told = {"organisation": office.department, "decision_uid": office.department.uid}
    design = CertificateDesign.objects.create(
        organisation=office.department, award=award.award, name="Mẫu"
    )
    batch = Batch.objects.create(design=design, decided=date(2025, 1, 2), count=1, **told)
    Certificate.objects.create(
        award=award, batch=batch, book_year=2025, number=1, code="A" * 12, **told
    )
    before = everything(office.an, twin)
    with pytest.raises(ValidationError, match="đã chốt"):
        merged(office, twin)
    assert everything(office.an, twin) == before


def test_a_frozen_list_keeps_whom_it_named_when_records_become_one(office, twin):
    decision = Decision.objects.create(
        organisation=office.department, title="Tặng danh hiệu", year=2024, signer_name="Lê Ký"
    )
    for number, person in enumerate((office.an, twin), start=1):
        DecisionLine.objects.create(
            decision=decision, number=number, person=person, name=person.full_name,
            award="advanced_worker",
        )  # fmt: skip
    content, digest = frozen_list(decision)
    Decision.objects.filter(pk=decision.pk).update(
        state="frozen", digest=digest, frozen_on=date(2024, 12, 1), list_snapshot=content
    )
    decision.refresh_from_db()
    lines, before = decision.lines.order_by("number"), everything(office.an, twin)
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        lines.filter(number=2).update(about_uid=office.an.uid)
    merge = merged(office, twin)
    assert [one.person for one in lines] == [office.an, office.an]
    assert [one.about_uid for one in lines] == [office.an.uid, twin.uid]
    assert is_whole(decision)
    undo_merge(actor=office.officer, merge=merge, version=1, reason="Hai người khác nhau")
    assert everything(office.an, Person.objects.get(uid=twin.uid)) == before
    assert is_whole(decision)


def test_only_the_standing_body_over_both_units_merges(office, twin):
    for actor in (office.user(Role.UNIT_OFFICER), office.user(Role.AUDITOR)):
        with pytest.raises(NotPermitted):
            merge_people(
                actor=actor, kept=office.an, version=1, gone=twin, gone_version=1, chosen={},
                reason="",
            )  # fmt: skip
    with pytest.raises(NotPermitted):
        tell_apart(actor=office.officer, one=office.an, other=office.stranger)


@pytest.mark.parametrize(
    ("column", "mine", "theirs", "suggested"),
    [
        ("left", None, date(2012, 12, 31), KEPT),  # one record still serves: so does the person
        ("left", date(2012, 12, 31), None, GONE),
        ("left", date(2012, 12, 31), date(2020, 1, 1), GONE),
        ("joined", date(2020, 1, 1), date(2010, 1, 1), GONE),
        ("joined", date(2010, 1, 1), None, KEPT),
        ("birth_date", None, date(1985, 5, 1), GONE),
        ("full_name", "An", "Ân", KEPT),
    ],
)
def test_what_is_suggested_of_two_values(column, mine, theirs, suggested):
    assert Choice(column, "", mine, theirs).suggested == suggested


def test_an_identical_row_needs_no_choice(office):
    twin = engage("Đặng Thị Hương An", office.energy)
    found = side_by_side(office.an, twin)
    assert [one.same for one in found.conflicts] == [True]  # the same first post
    merge_people(actor=office.officer, kept=office.an, version=1, gone=twin, gone_version=1,
                 chosen={}, reason="Nhập hai lần")  # fmt: skip
    assert Posting.objects.filter(person=office.an).count() == 1


def test_likely_pairs_give_their_reasons(office, django_assert_max_num_queries):
    twin = engage("Đặng  thị HƯƠNG an", office.trade)
    numbered = engage("Người khác hẳn", office.trade, staff_number="CT-01")
    correct_person(actor=MACHINE, person=office.binh, version=1, staff_number="CT-01", reason="Ghi")
    vague = engage("Lê Quốc Khánh", office.energy)
    Person.objects.filter(pk=vague.pk).update(birth_date=date(1990, 1, 1))
    with django_assert_max_num_queries(10):
        found = {(one.first.pk, one.second.pk): one.reasons for one in likely_pairs(office.officer)}
    assert found == {
        (office.an.pk, twin.pk): ("born",), (office.binh.pk, numbered.pk): ("number",),
    }  # fmt: skip
    assert not likely_pairs(office.user(Role.UNIT_OFFICER))
    tell_apart(actor=office.officer, one=twin, other=office.an, reason="Hai người")
    assert len(likely_pairs(office.officer)) == 1


def test_a_namesake_without_birth_date_is_likely_only_near_by(office):
    near = engage("Đặng Thị Hương An", office.trade)
    Person.objects.filter(pk=near.pk).update(birth_date=None)
    assert [one.reasons for one in likely_pairs(office.officer)] == [("near",)]
