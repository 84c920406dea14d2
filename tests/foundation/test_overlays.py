"""The rules of one's own province: drafted by one, confirmed by another, then they judge."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.office import Office
from thidua.bridge import overlays as bridge
from thidua.bridge.judging import Asked
from thidua.bridge.law import _KEPT, fault, own_folder, the_law
from thidua.config.schema import Options
from thidua.config.starting import load_law_or_stop
from thidua.foundation.access.models import Grant, User
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.overlays.actions.confirm_overlay import confirm_overlay
from thidua.foundation.overlays.actions.discard_overlay import discard_overlay
from thidua.foundation.overlays.actions.fill_overlay import fill_overlay
from thidua.foundation.overlays.actions.return_overlay import return_overlay
from thidua.foundation.overlays.actions.start_overlay import start_overlay
from thidua.foundation.overlays.actions.submit_overlay import submit_overlay
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.queries import whom_it_changes
from thidua.foundation.overlays.refusals import NotNow, Refused
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role

HEAD = {
    "issuer": "province", "holder": "hong_lam", "holder_vi": "tỉnh Hồng Lam", "holder_en": "",
    "code": "hong_lam_2026", "kind": "decision", "number": "12/2026/QĐ-UBND",
    "issued": date(2026, 1, 5), "title": "Ban hành Quy chế thi đua, khen thưởng",
    "article": "Điều 5", "source": "Công báo tỉnh", "source_where": "",
    "valid_from": date(2026, 1, 10), "valid_to": None, "sure": "verified",
}  # fmt: skip
DAY = date(2026, 1, 15)


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    """A folder of overlays of its own, and no law kept from another test."""
    folder = tmp_path / "overlays"
    monkeypatch.setattr(settings, "THIDUA", Options(year=2025, overlays=str(folder)))
    _KEPT.clear()
    yield folder
    _KEPT.clear()


@pytest.fixture
def second(office: Office) -> User:
    """The head of the department, who confirms."""
    user = User.objects.create(username="giam_doc", full_name="Giám đốc Sở")
    Grant.objects.create(user=user, role=Role.UNIT_HEAD, organisation=office.department,
                         valid_from=date(2020, 1, 1))  # fmt: skip
    return User.objects.get(pk=user.pk)


@pytest.fixture
def draft(office: Office) -> OverlayDraft:
    return start_overlay(actor=office.officer, organisation=office.department, head=HEAD)


def filled(draft: OverlayDraft, who: User, **values: object) -> OverlayDraft:
    return fill_overlay(actor=who, draft=draft, version=draft.edit_version, values={
        name: {"value": [str(v) for v in value] if isinstance(value, list) else [str(value)],
               "article": "Điều 7"}
        for name, value in values.items()
    })  # fmt: skip


def sent(draft: OverlayDraft, who: User, **values: object) -> OverlayDraft:
    draft = filled(draft, who, **values)
    return submit_overlay(actor=who, draft=draft, version=draft.edit_version)


def test_what_a_second_person_confirms_judges_at_once(office, draft, second, own) -> None:
    assert the_law().number("vote_efg", DAY) is None
    draft = sent(draft, office.officer, vote_efg=80, alc_roles=["division", "workshop"])
    assert the_law().number("vote_efg", DAY) is None
    done = confirm_overlay(actor=second, draft=draft, version=draft.edit_version)
    assert (done.state, done.confirmer) == ("confirmed", second)
    assert the_law().number("vote_efg", DAY) == 80
    assert the_law().setting("alc_roles", DAY) == ("division", "workshop")
    overlay = the_law().overlays[0]
    assert str(overlay.fills["vote_efg"].citation) == \
        "Quyết định 12/2026/QĐ-UBND Điều 7 (tỉnh Hồng Lam)"  # fmt: skip
    assert (own / "hong_lam_2026.yaml").read_text(encoding="utf-8") == done.text
    assert done.digest == bridge.digest_of(done.text)


def test_nobody_confirms_what_he_or_she_wrote(office, draft, second) -> None:
    draft = sent(draft, office.officer, vote_efg=80)
    with pytest.raises(NotNow, match="không tự xác nhận"):
        confirm_overlay(actor=office.officer, draft=draft, version=draft.edit_version)
    assert not own_folder().exists()


def test_whoever_wrote_before_the_last_writer_does_not_confirm_either(office, draft) -> None:
    colleague = User.objects.create(username="dong_nghiep", full_name="Đồng nghiệp")
    Grant.objects.create(user=colleague, role=Role.DEPARTMENT_OFFICER,
                         organisation=office.department, valid_from=date(2020, 1, 1))  # fmt: skip
    colleague = User.objects.get(pk=colleague.pk)
    draft = sent(filled(draft, office.officer, vote_efg=80), colleague, vote_efmp=90)
    with pytest.raises(NotNow):
        confirm_overlay(actor=office.officer, draft=draft, version=draft.edit_version)


def test_the_database_itself_refuses_one_person_twice(office, draft) -> None:
    rows = OverlayDraft.objects.filter(pk=draft.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(confirmer=office.officer, state="confirmed", confirmed_at="2026-01-01T00:00Z")
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(state="confirmed")


def test_each_deed_is_on_the_trail(office, draft, second) -> None:
    draft = sent(draft, office.officer, vote_efg=80)
    draft = return_overlay(actor=second, draft=draft, version=draft.edit_version, reason="sửa số")
    draft = sent(draft, office.officer, vote_efg=85)
    confirm_overlay(actor=second, draft=draft, version=draft.edit_version)
    events = AuditEvent.objects.filter(target_model="overlaydraft").order_by("pk")
    assert list(events.values_list("verb", flat=True)) == [
        "start_overlay", "fill_overlay", "submit_overlay", "return_overlay", "fill_overlay",
        "submit_overlay", "confirm_overlay",
    ]  # fmt: skip
    last = events.last()
    assert last is not None
    assert last.actor_uid == second.uid
    assert last.before["state"] == "submitted"
    assert last.after["values"]["vote_efg"]["value"] == ["85"]


REFUSED = {
    "a number the law does not let": ({"vote_efg": 120}, "từ 50 đến 100"),
    "a word nobody knows": ({"elc_discipline": "dismissal"}, "không thể là"),
    "a setting nobody declared": ({"vote_president": 80}, "không có điểm"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_laws_own_loader_refuses_and_nothing_changes(office, draft, name: str) -> None:
    values, said = REFUSED[name]
    with pytest.raises(Refused, match=said):
        filled(draft, office.officer, **values)
    draft.refresh_from_db()
    assert (draft.values, draft.edit_version) == ({}, 1)


def test_a_draft_that_would_loosen_a_decree_is_refused(office) -> None:
    early = HEAD | {"valid_from": date(2024, 3, 1), "valid_to": date(2025, 6, 1)}
    draft = start_overlay(actor=office.officer, organisation=office.department, head=early)
    with pytest.raises(Refused, match="nới lỏng luật"):
        filled(draft, office.officer, vote_efg=70)


def test_two_provinces_are_not_laid_together(office, draft, second, own) -> None:
    own.mkdir()
    (own / "khac.yaml").write_text(
        "code: khac\nempty: true\nissuer: province\nissuer_name: {code: khac, vi: tỉnh khác}\n"
        "name: {vi: Tỉnh khác}\nfrom: 2024-01-01\n", encoding="utf-8",
    )  # fmt: skip
    draft = filled(draft, office.officer, vote_efg=80)
    with pytest.raises(NotNow, match="không thể cùng dùng để xét"):
        submit_overlay(actor=office.officer, draft=draft, version=draft.edit_version)


def test_one_draft_of_a_code_is_open_at_a_time(office, draft) -> None:
    with pytest.raises(ValidationError, match="đang có người soạn"):
        start_overlay(actor=office.officer, organisation=office.department, head=HEAD)
    discard_overlay(actor=office.officer, draft=draft, version=draft.edit_version)
    again = start_overlay(actor=office.officer, organisation=office.department, head=HEAD)
    assert again.state == "drafted"


def test_what_an_editor_wrote_is_carried_over_and_the_old_file_kept(office, second, own) -> None:
    own.mkdir()
    old = bridge.compose(bridge.Head(
        "hong_lam_2026", "province", "hong_lam", "tỉnh Hồng Lam", "", "decision", "12/2026",
        date(2026, 1, 5), "Quy chế", "Điều 5", "Công báo", "", date(2026, 1, 10), None, "verified",
    ), {"vote_efmp": {"value": ["90"], "article": "Điều 8"}}) + (
        "tightens:\n- {award: excellent_labour_collective, kind: collective, criterion: share,"
        " percent: 80}\n"
    )  # fmt: skip
    (own / "hong_lam_2026.yaml").write_text(old, encoding="utf-8")
    draft = start_overlay(actor=office.officer, organisation=office.department, head=HEAD)
    assert draft.values == {"vote_efmp": {"value": ["90"], "article": "Điều 8"}}
    draft = sent(draft, office.officer, vote_efg=80)
    confirm_overlay(actor=second, draft=draft, version=draft.edit_version)
    overlay = the_law().overlays[0]
    assert set(overlay.fills) == {"vote_efmp", "vote_efg"}
    assert [part.numbers for part in overlay.tightens] == [{"percent": 80}]
    kept = list((own / "versions").glob("hong_lam_2026-*.yaml"))
    assert [path.read_text(encoding="utf-8") for path in kept] == [old]


def test_a_folder_that_cannot_be_written_confirms_nothing(office, draft, second, own) -> None:
    own.write_text("not a folder", encoding="utf-8")
    draft = sent(draft, office.officer, vote_efg=80)
    with pytest.raises(NotNow, match="chưa có gì thay đổi"):
        confirm_overlay(actor=second, draft=draft, version=draft.edit_version)
    draft.refresh_from_db()
    assert (draft.state, draft.confirmer) == ("submitted", None)


def test_whom_it_changes(office, draft) -> None:
    """Divisions may not take the title any more; people are untouched."""
    asked = Asked(2025, DAY, "as it is")
    assert whom_it_changes(draft, asked) == []
    draft = filled(draft, office.officer, alc_roles=["workshop"])
    found = whom_it_changes(draft, asked)
    assert {(one.award, one.before, one.after) for one in found} == {
        ("advanced_labour_collective", "undetermined", "not_eligible")
    }
    assert {office.energy.uid.hex, office.trade.uid.hex} <= {one.subject for one in found}


def test_a_broken_file_stops_the_start_but_not_a_running_office(own) -> None:
    own.mkdir()
    good = the_law()
    (own / "hong_lam.yaml").write_text("code: hong_lam\nfrom: 1/1/2026\n", encoding="utf-8")
    assert the_law() is good
    problem = fault()
    assert problem is not None
    assert "hong_lam.yaml:1: " in str(problem)
    errors = [one for one in run_checks() if one.id == "overlays.E001"]
    assert len(errors) == 1
    assert "thiếu «issuer»" in errors[0].msg
    _KEPT.clear()
    with pytest.raises(bridge.InputError, match=r"hong_lam\.yaml"):
        the_law()
    with pytest.raises(SystemExit, match="thiếu «issuer»"):
        load_law_or_stop()


@pytest.mark.parametrize("role", Role)
def test_who_may_start_a_draft(office, role: Role) -> None:
    if role is Role.DEPARTMENT_OFFICER:
        assert start_overlay(actor=office.officer, organisation=office.department, head=HEAD).pk
        return
    with pytest.raises(NotPermitted):
        start_overlay(actor=office.user(role), organisation=office.department, head=HEAD)
    assert not OverlayDraft.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.DEPARTMENT_OFFICER])
def test_who_may_confirm(office, draft, role: Role) -> None:
    """A head of one division does not confirm for the department."""
    draft = sent(draft, office.officer, vote_efg=80)
    with pytest.raises(NotPermitted):
        confirm_overlay(actor=office.user(role), draft=draft, version=draft.edit_version)
