"""The frame: sign-in, year, language, menu, search, trail, failures."""

import re

import pytest
from django.urls import reverse

from thidua.foundation.access.models import User
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import AwardHeld, Hold


@pytest.fixture
def desk(client, office):
    client.force_login(office.officer)
    return client


def test_every_page_asks_for_a_sign_in(client, db):
    answer = client.get(reverse("desk:home"))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("desk:sign-in"))


def test_a_part_of_a_page_after_the_session_ended_reloads_the_page(client, db):
    answer = client.get(reverse("desk:subjects"), headers={"hx-request": "true"}, follow=True)
    assert answer.headers["HX-Refresh"] == "true"
    assert "csrfmiddlewaretoken" not in answer.content.decode()


def test_two_years_are_open_and_one_is_chosen(desk):
    assert desk.get(reverse("desk:home")).context["frame"]["open_years"] == (2025, 2026)
    desk.post(reverse("desk:year"), {"year": "2026", "next": "/"})
    assert desk.get(reverse("desk:home")).context["frame"]["year"] == 2026
    desk.post(reverse("desk:year"), {"year": "1999", "next": "/"})
    assert desk.get(reverse("desk:home")).context["frame"]["year"] == 2026


def test_language_is_kept_with_the_account_and_vietnamese_is_the_default(desk, office):
    page = desk.get("/", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="vi"' in page
    answer = desk.post(reverse("desk:language"), {"language": "en", "next": "/"})
    assert answer.url == "/"
    page = desk.get("/").content.decode()
    assert '<html lang="en"' in page
    assert "My year" in page
    assert User.objects.get(pk=office.officer.pk).language == "en"


def test_next_never_leads_to_another_site(desk):
    answer = desk.post(reverse("desk:year"), {"year": "2026", "next": "https://evil.example/"})
    assert answer.url == reverse("desk:home")


def test_counts_of_the_first_page_open_to_their_rows(desk, office):
    AwardHeld.objects.create(person=office.an, award="advanced_worker", year=2025)
    Hold.objects.create(person=office.an, ground="inspection", starts="2025-01-02")
    context = desk.get("/").context
    counted = [tally for step in context["steps"] for tally in step.tallies]
    assert len(counted) >= 8
    assert context["todo"]
    for tally in [*counted, *context["todo"]]:
        listed = desk.get(tally.address).context["page"].paginator.count
        assert listed == tally.count, tally.label


def test_a_nominee_is_led_to_the_own_page(client, office):
    client.force_login(office.user(Role.NOMINEE))
    own = reverse("desk:own-history")
    assert f'href="{own}"' in client.get("/").content.decode()
    assert client.get(own).status_code == 200


def test_a_role_without_content_is_told_so(client, office):
    client.force_login(office.user(Role.CLERK))
    assert "Vai trò của bạn không xem nội dung" in client.get("/").content.decode()


@pytest.mark.once  # each of these pages is opened on either database by its own tests
@pytest.mark.parametrize("role", Role)
def test_every_link_of_the_menu_opens(client, office, role):
    client.force_login(office.user(role))
    page = client.get("/")
    assert page.status_code == 200
    for section in page.context["frame"]["menu"]:
        for item in section["items"]:
            assert client.get(item["address"]).status_code == 200, item


@pytest.mark.parametrize("role", [Role.UNIT_OFFICER, Role.COUNCIL_MEMBER])
def test_a_hold_changes_no_byte_for_those_who_must_not_know(client, office, role):
    client.force_login(office.user(role))
    pages = ["/", reverse("desk:search") + "?q=an", reverse("desk:register", args=["ca-nhan"])]

    def seen():
        texts = (client.get(page).content.decode() for page in pages)
        return [re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken": |nonce=)"[^"]+"', "", text)
                for text in texts]  # fmt: skip

    seen()
    before = seen()
    Hold.objects.create(person=office.an, ground="complaint", starts="2025-01-02")
    assert seen() == before
    client.force_login(office.officer)  # there is something that could leak
    assert "trường hợp đang tạm dừng xét" in client.get("/").content.decode()


def test_search_everywhere_ignores_accents_and_stays_in_scope(desk, office):
    AwardHeld.objects.create(
        person=office.an, award="advanced_worker", year=2024, decision_no="77/QĐ-SCT"
    )
    page = desk.get(reverse("desk:search"), {"q": "huong"}).content.decode()
    assert "Đặng Thị Hương An" in page
    assert "77/QĐ-SCT" in desk.get(reverse("desk:search"), {"q": "77/qd"}).content.decode()
    assert "Lê Quốc Khánh" not in desk.get(reverse("desk:search"), {"q": "khanh"}).content.decode()


def test_the_trail_is_for_auditors(client, office):
    for role in Role:
        client.force_login(office.user(role))
        expected = 200 if role is Role.AUDITOR else 404
        assert client.get(reverse("desk:trail")).status_code == expected, role


def test_the_trail_filters_by_deed_and_name(client, office):
    client.force_login(office.user(Role.AUDITOR))
    page = client.get(reverse("desk:trail"), {"verb": "register_person", "q": "huong an"})
    assert [event.target_label for event in page.context["page"]] == ["Đặng Thị Hương An"]


@pytest.mark.parametrize("year", ["²", "x", "-1", "99999999999999999999", "٢٠٢٦"])
def test_a_year_that_is_none_in_the_address_is_ignored(desk, year):
    assert desk.get("/", {"year": year}).status_code == 200
    assert desk.post(reverse("desk:year"), {"year": year, "next": "/"}).status_code == 302


def test_a_search_for_control_characters_finds_what_is_left(desk):
    page = desk.get(reverse("desk:search"), {"q": "\x00huong\x07"})
    assert "Đặng Thị Hương An" in page.content.decode()
    assert desk.get(reverse("desk:search"), {"q": "\x00"}).status_code == 200


def test_the_page_of_a_fault_needs_nothing_that_may_be_broken(desk, monkeypatch):
    def fault(*_args):
        raise RuntimeError

    monkeypatch.setattr("thidua.surfaces.desk.context.menu", fault)
    desk.raise_request_exception = False
    answer = desk.get("/")
    assert answer.status_code == 500
    assert "dữ liệu trước đó còn nguyên" in answer.content.decode()


def test_missing_page_says_what_to_do(desk):
    answer = desk.get("/khong-co/")
    assert answer.status_code == 404
    assert "Dữ liệu không bị ảnh hưởng" in answer.content.decode()


def test_pages_are_sent_with_a_strict_policy(desk, office):
    for url in ("/", reverse("desk:register", args=["ca-nhan"]),
                reverse("desk:record-new", args=["khen-thuong"])):  # fmt: skip
        answer = desk.get(url)
        assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_the_frame_asks_five_queries(desk, django_assert_num_queries):
    """Session, reader, open years, reach; place, jobs and whether there is a council in one."""
    desk.get("/phap-luat/")
    with django_assert_num_queries(5):
        desk.get("/phap-luat/")
