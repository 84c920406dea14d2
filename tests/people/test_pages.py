"""Pages about people: identity numbers, likely duplicates, one's own page and its requests."""

from datetime import date

import pytest
from django.urls import reverse

from tests.office import MACHINE, engage
from thidua.foundation.access.models import User
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.people.actions.ask_correction import ask_correction
from thidua.foundation.people.actions.record_identity_number import record_identity_number
from thidua.foundation.people.models import CorrectionRequest, Distinction, Merge, Person
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.record_discipline import record_discipline
from thidua.foundation.registry.actions.record_rating import record_rating

NUMBER = "001085012345"


@pytest.fixture
def twin(office):
    return engage("Dang Thi Huong An", office.energy)


def test_a_number_is_shown_by_a_button_and_told_to_the_trail(client, office):
    row = record_identity_number(actor=MACHINE, person=office.an, number=NUMBER)
    client.force_login(office.officer)
    address = reverse("desk:identity-show", args=[row.uid])
    closed = client.get(address)
    assert NUMBER not in closed.content.decode()
    assert "••••••••345" in closed.content.decode()
    assert not AuditEvent.objects.filter(verb="show_identity_number").exists()
    opened = client.post(address)
    assert NUMBER in opened.content.decode()
    assert "no-store" in opened["Cache-Control"]
    assert AuditEvent.objects.filter(verb="show_identity_number").count() == 1
    for role in (Role.AUDITOR, Role.UNIT_OFFICER, Role.NOMINEE):
        client.force_login(office.user(role))
        assert client.post(address).status_code == 404


def test_a_person_is_found_by_a_number_sent_out_of_sight(client, office):
    record_identity_number(actor=MACHINE, person=office.an, number=NUMBER)
    record_identity_number(actor=MACHINE, person=office.stranger, number="123456789")
    client.force_login(office.officer)
    found = client.post(reverse("desk:identity-find"), {"number": "001 085 012 345"})
    assert found.url == reverse("desk:person", args=[office.an.uid])
    beyond = client.post(reverse("desk:identity-find"), {"number": "123456789"})
    assert beyond.status_code == 422


def test_the_register_of_people_masks_numbers_and_filters_by_them(client, office):
    record_identity_number(actor=MACHINE, person=office.an, number=NUMBER)
    address = reverse("desk:register", args=["ca-nhan"])
    client.force_login(office.officer)
    page = client.get(address, {"identity": "yes"}).content.decode()
    assert "••••••••345" in page
    assert "Bình" not in page
    client.force_login(office.user(Role.AUDITOR))
    page = client.get(address, {"identity": "yes"}).content.decode()
    assert "•••" not in page
    assert "Bình" in page


@pytest.mark.parametrize("slug", ["ca-nhan", "so-dinh-danh", "yeu-cau-sua", "gop-ca-nhan"])
def test_lists_ask_the_same_however_many_rows(client, office, slug, django_assert_max_num_queries):
    nominee = office.user(Role.NOMINEE)

    def more(count):
        for n in range(count):
            person = engage(f"Người {count} {n}", office.energy)
            record_identity_number(actor=MACHINE, person=person, number=f"0010850{count:02}{n:03}")
            ask_correction(actor=nominee, person=office.an, topic="awards", text="Thiếu")
            Merge.objects.create(kept=person, gone_uid=person.uid, gone_name="Cũ",
                                 journal=person.identity_numbers.get().number)  # fmt: skip

    client.force_login(office.officer)
    address = reverse("desk:register", args=[slug])
    more(2)
    with django_assert_max_num_queries(60) as first:
        client.get(address)
    more(6)
    with django_assert_max_num_queries(len(first)):
        client.get(address)


def test_a_pair_is_laid_side_by_side_merged_and_leads_on(client, office, twin):
    record_rating(actor=MACHINE, person=office.an, year=2023, rating="good")
    record_rating(actor=MACHINE, person=twin, year=2023, rating="excellent")
    client.force_login(office.officer)
    assert "Dang Thi Huong An" in client.get(reverse("desk:duplicates")).content.decode()
    address = reverse("desk:duplicate", args=[office.an.uid, twin.uid])
    page = client.get(address)
    conflict = page.context["conflicts"][0]["key"]
    form = {"version": "1", "gone_version": "1", "reason": "Nhập hai lần"}
    unsettled = client.post(address, form)
    assert unsettled.status_code == 422
    assert "chọn giữ dòng nào" in unsettled.content.decode()
    assert client.post(address, form | {conflict: "gone"}).status_code == 302
    for name, args in (("desk:person", [twin.uid]), ("desk:record", ["ca-nhan", twin.uid])):
        assert str(office.an.uid) in client.get(reverse(name, args=args)).url
    merge = Merge.objects.get()
    back = reverse("desk:record-deed", args=["gop-ca-nhan", merge.uid, "hoan-tac"])
    client.post(back, {"edit_version": "1", "reason": "Hai người"})
    assert Person.objects.filter(uid=twin.uid).exists()


def test_two_people_are_told_apart(client, office, twin):
    client.force_login(office.officer)
    client.post(reverse("desk:tell-apart", args=[office.an.uid, twin.uid]))
    assert Distinction.objects.count() == 1
    assert "Dang Thi Huong An" not in client.get(reverse("desk:duplicates")).content.decode()
    for other in (office.stranger, office.an):  # beyond reach; the same person
        address = reverse("desk:duplicate", args=[office.an.uid, other.uid])
        assert client.get(address).status_code == 404


def test_ones_own_page_keeps_discipline_back_whatever_the_role(client, office):
    record_discipline(actor=MACHINE, person=office.an, form="reprimand", starts=date(2024, 5, 1))
    officer = office.officer
    User.objects.filter(person=office.an).update(person=None)
    User.objects.filter(pk=officer.pk).update(person=office.an)
    client.force_login(User.objects.get(pk=officer.pk))
    page = client.get(reverse("desk:own-history"), {"year": "2024"}).content.decode()
    assert office.an.full_name in page
    assert "hiển trách" not in page
    client.force_login(office.user(Role.AUDITOR))
    assert client.get(reverse("desk:own-history")).status_code == 404


def test_a_request_is_asked_waits_in_the_to_do_and_is_answered(client, office):
    client.force_login(office.user(Role.NOMINEE))
    client.post(reverse("desk:ask-correction"), {"topic": "awards", "text": "Thiếu LĐTT 2019"})
    row = CorrectionRequest.objects.get()
    client.force_login(office.user(Role.UNIT_OFFICER))
    assert "?state=open" in client.get(reverse("desk:home")).content.decode()
    answer = reverse("desk:record-deed", args=["yeu-cau-sua", row.uid, "da-sua"])
    assert client.post(answer, {"edit_version": "1", "answer": ""}).status_code == 422
    client.post(answer, {"edit_version": "1", "answer": "Đã bổ sung theo QĐ 12/QĐ-SCT"})
    client.force_login(office.user(Role.NOMINEE))
    assert "Đã bổ sung theo QĐ 12" in client.get(reverse("desk:own-history")).content.decode()
    client.post(reverse("desk:withdraw-correction", args=[row.uid]))
    row.refresh_from_db()
    assert row.state == "done"  # answered: nothing is left to take back
    client.force_login(office.user(Role.COUNCIL_MEMBER))
    assert client.get(reverse("desk:record", args=["yeu-cau-sua", row.uid])).status_code == 404


def test_a_request_is_withdrawn_by_whoever_asked(client, office):
    row = ask_correction(
        actor=office.user(Role.NOMINEE), person=office.an, topic="posts", text="Sai ngày"
    )
    client.force_login(office.user(Role.NOMINEE))
    client.post(reverse("desk:withdraw-correction", args=[row.uid]))
    row.refresh_from_db()
    assert row.state == "withdrawn"
