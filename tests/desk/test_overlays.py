"""The pages on which a province's rules are typed in, looked through and confirmed."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.office import MACHINE, Office
from thidua.bridge.law import _KEPT, the_law
from thidua.config.schema import Options
from thidua.foundation.access.models import Grant, User
from thidua.foundation.organisations.actions.correct_organisation import correct_organisation
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.naming import english_name, holder_code
from thidua.foundation.overlays.words import GROUPS
from thidua.foundation.policy.roles import Role

HEAD = {
    "issuer": "province", "holder_vi": "tỉnh Hồng Lam", "holder_en": "", "holder": "hong_lam",
    "code": "hong_lam_2026", "kind": "decision", "number": "12/2026/QĐ-UBND",
    "issued": "05/01/2026", "title": "Ban hành Quy chế", "article": "Điều 5",
    "source": "Công báo tỉnh", "source_where": "", "valid_from": "10/01/2026", "valid_to": "",
    "sure": "verified",
}  # fmt: skip


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    options = Options(year=2025, overlays=str(tmp_path / "overlays"))
    monkeypatch.setattr(settings, "THIDUA", options)
    _KEPT.clear()
    yield tmp_path / "overlays"
    _KEPT.clear()


@pytest.fixture
def second(office: Office) -> User:
    user = User.objects.create(username="giam_doc", full_name="Giám đốc Sở")
    Grant.objects.create(user=user, role=Role.UNIT_HEAD, organisation=office.department,
                         valid_from=date(2020, 1, 1))  # fmt: skip
    return user


@pytest.fixture
def draft(client, office) -> OverlayDraft:
    client.force_login(office.officer)
    client.post(reverse("desk:overlay-new"), HEAD)
    return OverlayDraft.objects.get()


def at(name: str, draft: OverlayDraft, *more: str) -> str:
    return reverse(f"desk:{name}", args=[draft.uid, *more])


def post(client, draft: OverlayDraft, name: str, *more: str, **values: object):
    draft.refresh_from_db()
    data = {"edit_version": draft.edit_version} | values
    return client.post(at(name, draft, *more), data, follow=True)


def test_from_the_first_page_to_the_law_in_use(client, draft, second) -> None:
    votes = {"vote_efg": "80", "vote_efg-article": "Điều 9", "vote_of": "all_members"}
    filled = post(client, draft, "overlay-group", "hoi-dong", **votes)
    assert "Đã lưu phần «Hội đồng, bỏ phiếu»" in filled.content.decode()
    assert "80%" in filled.content.decode()
    post(client, draft, "overlay-group", "tap-the", alc_roles=["workshop"])
    post(client, draft, "overlay-group", "dot-xet", round_deadline="10/12")
    sent = post(client, draft, "overlay-submit").content.decode()
    assert "khi một người khác xác nhận" in sent
    assert "Xác nhận và dùng" not in sent
    client.force_login(second)
    shown = client.get(at("overlay", draft)).content.decode()
    assert "Xác nhận và dùng" in shown
    changed = client.get(at("overlay-affected", draft)).content.decode()
    assert "Phòng Quản lý năng lượng" in changed
    assert "chưa đủ tiêu chuẩn" in changed
    done = post(client, draft, "overlay-confirm").content.decode()
    assert "Đang được dùng để xét" in done
    day = date(2026, 1, 15)
    assert the_law().number("vote_efg", day) == 80
    assert the_law().setting("round_deadline", day) == ("12-10",)
    listed = client.get(reverse("desk:overlays")).content.decode()
    assert "Quy định của tỉnh Hồng Lam (12/2026/QĐ-UBND)" in listed
    lawbook = client.get(reverse("lawbook:award", args=["emulation_fighter_grassroots"]))
    assert lawbook.status_code == 200


def test_the_file_is_the_one_a_lawyer_would_write(client, draft) -> None:
    post(client, draft, "overlay-group", "hoi-dong", vote_efg="80")
    answer = client.get(at("overlay-file", draft))
    assert 'filename="hong_lam_2026.yaml"' in answer["Content-Disposition"]
    text = answer.content.decode()
    assert "code: hong_lam_2026\nissuer: province\n" in text
    assert "set:\n  vote_efg: '80'\n" in text


WRONG = {
    "a number the law does not let": ("overlay-group", "hoi-dong", {"vote_efg": "20"}, "50"),
    "no number": ("overlay-group", "hoi-dong", {"vote_efg": "tám mươi"}, "số"),
    "a day that is none": ("overlay-group", "dot-xet", {"round_deadline": "31/02"}, "một ngày"),
    "a day in words": ("overlay-group", "dot-xet", {"round_deadline": "tháng 12"}, "ngày/tháng"),
    "an end before the start": (
        "overlay-head",
        "",
        HEAD | {"valid_to": "01/01/2026"},
        "trước ngày",
    ),
    "no source": ("overlay-head", "", HEAD | {"source": ""}, "Đọc ở đâu"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_and_nothing_is_saved(client, draft, name: str) -> None:
    view, group, values, said = WRONG[name]
    answer = post(client, draft, view, *([group] if group else []), **values)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    version = draft.edit_version
    draft.refresh_from_db()
    assert (draft.edit_version, draft.values) == (version, {})


def test_a_wrong_head_keeps_what_was_typed(client, office) -> None:
    client.force_login(office.officer)
    answer = client.post(reverse("desk:overlay-new"), HEAD | {"code": "Hồng Lam"})
    assert answer.status_code == 422
    assert "Mã chỉ gồm chữ thường không dấu" in answer.content.decode()
    assert "Công báo tỉnh" in answer.content.decode()
    assert not OverlayDraft.objects.exists()


BARE = {name: HEAD[name] for name in HEAD if name not in ("holder_en", "holder", "code")}


def test_codes_and_the_english_name_are_made_of_what_is_typed(client, office) -> None:
    client.force_login(office.officer)
    client.post(reverse("desk:overlay-new"), BARE)
    made = OverlayDraft.objects.get()
    assert (made.holder, made.code) == ("hong_lam", "hong_lam_12_2026_qd_ubnd")
    assert made.holder_en == "Hồng Lam province"
    assert "en: Rules of Hồng Lam province (12/2026/QĐ-UBND)" in made.text
    assert "    en: Decision 12/2026/QĐ-UBND\n" in made.text
    known = BARE | {"issuer": "ministry", "holder_vi": "Bộ Công Thương", "number": "1/TT-BCT"}
    client.post(reverse("desk:overlay-new"), known | {"kind": "circular"})
    made = OverlayDraft.objects.exclude(pk=made.pk).get()
    assert (made.holder, made.code) == ("industry_trade", "industry_trade_1_tt_bct")
    assert made.holder_en == "the Ministry of Industry and Trade"


def test_what_is_made_stands_folded_away_until_it_is_wrong(client, office) -> None:
    client.force_login(office.officer)
    page = client.get(reverse("desk:overlay-new")).content.decode()
    assert '<details class="entry__more">' in page
    wrong = client.post(reverse("desk:overlay-new"), HEAD | {"code": "Hồng Lam"})
    assert '<details class="entry__more" open>' in wrong.content.decode()


@pytest.mark.parametrize(
    ("issuer", "name", "code", "english"),
    [
        ("province", "UBND tỉnh Đắk Lắk", "dak_lak", "UBND tỉnh Đắk Lắk"),
        ("province", "thành phố Đà Nẵng", "da_nang", "the city of Đà Nẵng"),
        ("province", "TP. Huế", "hue", "the city of Huế"),
        ("province", "TỈNH HÀ TĨNH", "ha_tinh", "Hà Tĩnh province"),
        ("ministry", "Bộ Y tế", "bo_y_te", "the ministry «Bộ Y tế»"),
        ("ministry", "4 sao", "so_4_sao", "4 sao"),
    ],
)
def test_names_of_issuers(issuer: str, name: str, code: str, english: str) -> None:
    assert holder_code(issuer, name) == code
    assert english_name(issuer, name) == english


def test_the_english_pages_speak_english(client, draft, second, own) -> None:
    post(client, draft, "overlay-group", "hoi-dong", vote_efg="80")
    post(client, draft, "overlay-submit")
    client.force_login(second)
    post(client, draft, "overlay-confirm")
    file = own / "hong_lam_2026.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text("".join(line for line in text.splitlines(keepends=True)
                            if not line.startswith("  en:")), encoding="utf-8")  # fmt: skip
    _KEPT.clear()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    listed = client.get(reverse("desk:overlays")).content.decode()
    assert "Rules of Hồng Lam province (12/2026/QĐ-UBND)" in listed
    assert "[vi]" not in listed
    assert "[vi]" not in client.get(at("overlay", draft)).content.decode()


def test_two_who_write_at_once_do_not_overwrite(client, draft) -> None:
    post(client, draft, "overlay-group", "hoi-dong", vote_efg="80")
    late = client.post(at("overlay-group", draft, "hoi-dong"),
                       {"edit_version": 1, "vote_efg": "90"})  # fmt: skip
    page = late.content.decode()
    assert late.status_code == 422
    assert [theirs for _label, theirs in late.context["form"].conflicts] == ["80"]
    assert "Nội dung người khác vừa lưu" in page
    assert 'value="90"' in page, "what the second one typed is still there"
    draft.refresh_from_db()
    assert draft.values["vote_efg"]["value"] == ["80"]
    head = client.post(at("overlay-head", draft), HEAD | {"edit_version": 1, "kind": "circular"})
    assert ("Loại văn bản", "Quyết định") in head.context["form"].conflicts


def test_the_writer_cannot_confirm_by_typing_the_address(client, draft) -> None:
    post(client, draft, "overlay-submit")
    answer = post(client, draft, "overlay-confirm")
    assert "không tự xác nhận" in answer.content.decode()
    assert OverlayDraft.objects.get().state == "submitted"


@pytest.mark.parametrize("role", Role)
def test_who_sees_the_list(client, office, draft, role: Role) -> None:
    client.force_login(office.user(role))
    seen = role in (Role.DEPARTMENT_OFFICER, Role.UNIT_HEAD, Role.AUDITOR)
    assert client.get(reverse("desk:overlays")).status_code == (200 if seen else 403)
    over_all = role in (Role.DEPARTMENT_OFFICER, Role.AUDITOR)
    assert client.get(at("overlay", draft)).status_code == (200 if over_all else 404)
    writes = role is Role.DEPARTMENT_OFFICER
    assert client.get(reverse("desk:overlay-new")).status_code == (200 if writes else 403)


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_is_a_form_in_both_languages(client, draft, group: str) -> None:
    vietnamese = client.get(at("overlay-group", draft, group))
    assert vietnamese.status_code == 200
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    english = client.get(at("overlay-group", draft, group)).content.decode()
    assert "Save this part" in english
    assert english != vietnamese.content.decode()


def test_a_group_that_is_none(client, draft) -> None:
    assert client.get(at("overlay-group", draft, "mua-sam")).status_code == 404


def test_a_page_takes_the_same_queries_however_many_drafts(
    client, draft, django_assert_max_num_queries
) -> None:
    for number in range(3):
        client.post(reverse("desk:overlay-new"), HEAD | {"code": f"hong_lam_{number}"})
    for address, most in ((reverse("desk:overlays"), 9), (at("overlay", draft), 9)):
        client.get(address)
        with django_assert_max_num_queries(most):
            client.get(address)


def test_the_draft_says_whom_it_would_judge(client, draft, office) -> None:
    said = client.get(at("overlay", draft)).content.decode()
    assert "4 tổ chức" in said
    assert "3 người" in said
    assert "từ UBND tỉnh Hồng Lam trở xuống" in said
    correct_organisation(
        actor=MACHINE, organisation=office.neighbour, version=1, province="hong_lam"
    )
    said = client.get(at("overlay", draft)).content.decode()
    assert "1 tổ chức" in said
    assert "từ Sở Tài chính Hồng Lam trở xuống" in said
    correct_organisation(
        actor=MACHINE, organisation=office.neighbour, version=2, province="lam_giang"
    )
    said = client.get(at("overlay", draft)).content.decode()
    assert "Chưa tổ chức nào theo quy định của tỉnh Hồng Lam" in said


def test_an_organisation_says_whose_rules_it_follows(client, draft, office) -> None:
    """The province of a draft may be chosen before the draft is confirmed."""
    address = f"/so-dang-ky/to-chuc/{office.department.uid}/sua/"
    form = client.get(address).context["form"]
    assert ("hong_lam", "tỉnh Hồng Lam") in form.fields["province"].choices
    assert ("bac_ninh", "tỉnh Bắc Ninh") in form.fields["province"].choices
    assert ("industry_trade", "Bộ Công Thương") in form.fields["ministry"].choices
    values = {"name": office.department.name, "kind": "department", "valid_from": "01/01/2000",
              "edit_version": "1", "reason": "Ghi nơi có quy định"}  # fmt: skip
    wrong = client.post(address, values | {"province": "industry_trade"})
    assert wrong.status_code == 422
    assert client.post(address, values | {"province": "hong_lam"}).status_code == 302
    office.department.refresh_from_db()
    assert (office.department.province, office.department.ministry) == ("hong_lam", "")
    listed = client.get("/so-dang-ky/to-chuc/").content.decode()
    assert "hong_lam" in listed, "the code, until there are rules to name it by"
    office.department.province = "Hồng Lam"
    with pytest.raises(ValidationError, match="Mã chỉ gồm"):
        office.department.full_clean()
