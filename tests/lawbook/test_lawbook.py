"""The lawbook: every award and instrument opens, any date picks its version."""

import pytest

from thidua.bridge.law import the_law
from thidua.foundation.policy.roles import Role
from thidua.surfaces.lawbook.reading import matching, matching_instruments

pytestmark = pytest.mark.django_db
DAYS = ("2018-01-15", "2024-06-01", "15/09/2025", "2026-02-01", "2027-01-15")


@pytest.fixture
def entered(client, office):
    client.force_login(office.user(Role.UNIT_HEAD))
    return client


def test_every_award_opens_on_every_day(entered):
    for code in the_law().awards:
        for day in DAYS:
            assert entered.get(f"/phap-luat/{code}/?on={day}").status_code == 200, (code, day)


def test_every_instrument_opens(entered):
    for code in the_law().instruments:
        assert entered.get(f"/phap-luat/van-ban/{code}/").status_code == 200


def test_a_day_picks_the_version(entered):
    code = "emulation_fighter_grassroots"
    old = entered.get(f"/phap-luat/{code}/?on=15/01/2020").content.decode()
    new = entered.get(f"/phap-luat/{code}/?on=15/01/2026").content.decode()
    unread = entered.get(f"/phap-luat/{code}/?on=15/01/2027").content.decode()
    assert "15%" in old
    assert "15%" not in new
    assert "Được xếp loại hoàn thành xuất sắc nhiệm vụ trong năm" in new
    assert "Theo dự thảo" in unread
    assert "chưa đọc được văn bản" in unread


def test_search_ignores_accents():
    assert {a.code for a in matching("cstd co so")} == {"emulation_fighter_grassroots"}
    assert [i.code for i in matching_instruments("nghi dinh 129")] == ["decree_129_2025"]
    assert matching("không có gì") == []


def test_search_finds_a_criterion(entered):
    page = entered.get("/phap-luat/?q=da duoc nghiem thu").content.decode()
    assert "Chiến sĩ thi đua cơ sở" in page
    assert "Cờ thi đua của Chính phủ" not in page


def test_an_unknown_award_is_not_found(entered):
    assert entered.get("/phap-luat/nothing/").status_code == 404
    assert entered.get("/phap-luat/van-ban/nothing/").status_code == 404


def test_a_date_that_cannot_be_read_falls_back(entered):
    assert entered.get("/phap-luat/advanced_worker/?on=hom-nay").status_code == 200
