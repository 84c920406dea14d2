"""The demonstration in the database: one event, nothing the second time, all constraints hold."""

from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from tests.demonstration.promises import promises
from thidua.config import demonstration_year
from thidua.foundation.access.models import Grant, User
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.blocs.models import BlocMembership
from thidua.foundation.demonstration.actions.load_demonstration import load_demonstration
from thidua.foundation.demonstration.rows import uid_of
from thidua.foundation.demonstration.telling import tell
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.merging.likeness import likely_pairs
from thidua.foundation.people.models import (
    Absence,
    CorrectionRequest,
    IdentityNumber,
    Person,
    Posting,
    Retirement,
)
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.reach import Machine
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry import models as registry
from thidua.foundation.reorganising.models import Succession

pytestmark = pytest.mark.django_db
SAMPLED = 24
SEEN = date(2026, 11, 2)
UNITS = ("Phòng Quản lý Công nghiệp", "Phòng Quản lý Năng lượng")
SHOWN = {"_movements", "_results", "_statistics", "_showcase"}
ROWS = {f"A{n}" for n in range(1, 11)} | {f"B{n}" for n in range(1, 9)}


def demo() -> str:
    said = StringIO()
    call_command("demo", "--history", stdout=said)
    return said.getvalue()


@pytest.fixture(scope="class")
def filled(django_db_setup, django_db_blocker):
    """The demonstration, loaded once and taken back after the last test of the class."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield demo()
        transaction.set_rollback(True)


@pytest.mark.usefixtures("filled")
class TestFilled:
    def test_it_fills_an_empty_office_once_with_one_event(
        self, filled, django_assert_max_num_queries
    ):
        assert "Đã nạp" in filled
        event = AuditEvent.objects.get(verb="load_demonstration")
        events = (
            AuditEvent.objects.count()
        )  # the samples of corrections, numbers, requests beside it
        rows = tell()
        assert (event.many, event.digest) == (rows.count(), rows.digest())
        before = {model: model.objects.count() for model in (Organisation, Person, Posting)}
        with django_assert_max_num_queries(6):
            assert "đã có sẵn" in demo()
        assert before == {model: model.objects.count() for model in before}
        assert AuditEvent.objects.count() == events

    def test_every_row_arrives_sound_with_identity_and_search_keys(self):
        rows = tell()
        stored = {
            Organisation: rows.organisations, Person: rows.people, Posting: rows.postings,
            Absence: rows.absences, Retirement: rows.retirements,
            registry.Rating: rows.ratings, registry.AwardHeld: rows.awards,
            registry.Initiative: rows.initiatives, registry.Achievement: rows.achievements,
            registry.Discipline: rows.discipline, registry.Hold: rows.holds,
            registry.BlocResult: rows.blocs, registry.BodyRating: rows.bodies,
            Succession: rows.successions, BlocMembership: rows.members,
            registry.MemberRoll: rows.rolls, registry.Coverage: rows.coverage, User: rows.accounts,
        }  # fmt: skip
        for model, told in stored.items():
            assert model.objects.count() >= len(told), model  # officers enter a few afterwards
            step = max(1, len(told) // SAMPLED)
            for row in model.objects.all()[::step]:
                row.full_clean()
        person = Person.objects.get(uid=uid_of("person", "hanoi/tm/01"))
        assert person.folded
        assert person.organisation.name == "Phòng Quản lý Thương mại"
        assert person.organisation.parent.name == "Sở Công Thương Hà Nội"

    @pytest.mark.once
    def test_the_samples_of_people_are_there_to_be_seen(self):
        officer = User.objects.get(username="can_bo.hatinh")
        assert [pair.reasons for pair in likely_pairs(officer)] == [("born",)]
        assert IdentityNumber.objects.visible_to(officer).count() == 3
        asked = CorrectionRequest.objects.visible_to(officer).waiting().get()
        assert asked.person == User.objects.get(username="ca_nhan.hatinh").person

    def test_each_department_has_certificates_with_numbers_and_one_reissued(self):
        for officer in User.objects.filter(username__in=["can_bo.hatinh", "can_bo.hanoi"]):
            numbered = registry.AwardHeld.objects.visible_to(officer).exclude(certificate_no="")
            assert {row.status for row in numbered} == {"valid", "reissued"}
            assert all(row.object_class in ("collective", "enterprise") for row in numbered)
            again = numbered.get(status="reissued")
            assert (again.reissue_kind, again.former_certificate_no) == ("exchanged", "0119/BK")
            assert again.decided < again.reissued
            verbs = AuditEvent.objects.filter(target_uid=again.uid).values_list("verb", flat=True)
            assert list(verbs.order_by("pk")) == ["correct_award", "reissue_award"]

    @pytest.mark.once
    def test_accounts_open_no_door_and_show_no_secret(self):
        officer = User.objects.get(username="can_bo.hatinh")
        assert officer.demonstration
        assert not officer.has_usable_password()
        assert officer.roles == {"department_officer"}
        roles = set(Grant.objects.values_list("role", flat=True))
        by_others = {"signing_head", "initiative_reviewer"}  # given where the year is told
        assert roles == set(Role) - by_others
        head = User.objects.get(username="truong_phong.hanoi")
        officer = User.objects.get(username="can_bo.hanoi")
        assert not registry.Hold.objects.all().visible_to(head).exists()
        assert registry.Hold.objects.all().visible_to(officer).count() >= 3

    @pytest.mark.once
    def test_every_row_of_the_articles_stands_on_the_page_that_is_named(self, settings, tmp_path):
        """The first department's year by the files of two divisions; of the second, where two
        hundred files would take half a minute, only what is not about files."""
        settings.THIDUA = replace(settings.THIDUA, demonstration=True, data_dir=tmp_path)
        steps = [step for step in demonstration_year.STEPS if step.__name__ in SHOWN]
        rows = promises()
        assert {one.row for one in rows} == ROWS
        assert all(one.words for one in rows)
        with transaction.atomic():
            demonstration_year.fill_place("hatinh", SEEN, finished=UNITS)
            demonstration_year.fill_place("hanoi", SEEN, steps=steps)
            assert [words for row in rows for words in row.missing()] == [
                "B2 `/so-dang-ky/quyet-dinh/?year=2025`: 223"
            ]
            transaction.set_rollback(True)


def test_an_office_with_its_own_data_is_left_alone():
    Organisation.objects.create(name="Sở Công Thương", kind="department")
    with pytest.raises(CommandError, match="chưa ghi thêm gì"):
        demo()
    assert Organisation.objects.count() == 1
    assert not AuditEvent.objects.exists()


@pytest.mark.once
def test_only_who_keeps_accounts_may_load():
    user = User.objects.create(username="ai_do", full_name="Ai Đó")
    with pytest.raises(NotPermitted):
        load_demonstration(actor=user)
    assert load_demonstration(actor=Machine()).written
