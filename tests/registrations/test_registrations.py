"""A unit's registration: proposed, revised on one page, returned at the very field, accepted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.movements.drives import drafted, targeted
from tests.office import Office, engage
from thidua.cycle.movements.actions.close_year import close_year
from thidua.cycle.movements.actions.launch_movement import launch_movement
from thidua.cycle.movements.actions.open_year import open_year
from thidua.cycle.movements.models import Movement
from thidua.cycle.registrations.actions.accept_registration import accept_registration
from thidua.cycle.registrations.actions.draft_registration import draft_registration
from thidua.cycle.registrations.actions.return_registration import ToMend, return_registration
from thidua.cycle.registrations.actions.revise_registration import (
    Promised,
    Revision,
    revise_registration,
)
from thidua.cycle.registrations.actions.strike_registration import strike_registration
from thidua.cycle.registrations.actions.submit_registration import submit_registration
from thidua.cycle.registrations.fields import key_of
from thidua.cycle.registrations.models import Registration
from thidua.cycle.registrations.proposing import Proposal
from thidua.cycle.registrations.refusals import NotNow
from thidua.foundation.access.models import User
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import AwardHeld, Discipline, Rating

WORKER, FIGHTER = "advanced_worker", "emulation_fighter_grassroots"
TEAM, FLAG = "excellent_labour_collective", "ministry_province_flag"


@pytest.fixture
def unit(office: Office) -> User:
    return office.user(Role.UNIT_OFFICER)


@pytest.fixture
def movement(office: Office) -> Movement:
    row = drafted(office)
    targeted(office, row)
    return launch_movement(actor=office.officer, row=row, version=1)


@pytest.fixture
def row(office: Office, unit: User, movement: Movement) -> Registration:
    AwardHeld.objects.create(person=office.an, award=FIGHTER, year=2025)
    AwardHeld.objects.create(person=office.an, award="government_merit_certificate", year=2025)
    return draft_registration(actor=unit, organisation=office.energy, year=2026, movement=movement)


def why(row: Registration) -> dict[tuple[str, str], str]:
    return {(str(one.subject), one.award): one.provenance["why"]
            for one in row.titles.all().with_subject()}  # fmt: skip


def sent(client: Client, row: Registration, **more: Any) -> Any:
    asked = {"edit_version": str(row.edit_version), "pledge": row.pledge} | more
    return client.post(reverse("desk:registration", args=[row.uid]), asked)


def at(name: str, row: Registration, *args: str) -> str:
    return reverse(f"desk:{name}", args=[row.uid, *args])


def test_it_starts_from_last_year_the_sweep_and_the_movement(
    office: Office, row: Registration
) -> None:
    proposed = why(row)
    assert proposed["Đặng Thị Hương An", FIGHTER] == "held"
    assert proposed["Đặng Thị Hương An", WORKER] == "if_good", "no rating of the year yet"
    assert not [key for key in proposed if key[1] == "government_merit_certificate"], "titles only"
    assert {str(one.indicator.code) for one in row.targets.all()} == {
        "growth", "level", "share", "count"
    }  # fmt: skip
    said = {one.indicator.shape: (one.value, one.text) for one in row.targets.all()}
    assert said["share"] == (100, "")
    assert said["count"] == (None, "Góp phần để Sở Công Thương Hồng Lam đạt mức 12 sáng kiến")
    assert row.pledge
    others = {name for name, _award in proposed}
    assert "Trần Văn Bình" not in others, "of another unit"


def test_no_second_one_none_in_a_closed_year_none_for_a_neighbour(
    office: Office, unit: User, row: Registration
) -> None:
    with pytest.raises(ValidationError, match="đã có bản đăng ký"):
        draft_registration(actor=unit, organisation=office.energy, year=2026)
    with pytest.raises(NotPermitted):
        draft_registration(actor=unit, organisation=office.trade, year=2026)
    year = open_year(actor=office.officer, organisation=office.department, year=2026)
    close_year(actor=office.officer, row=year, version=1)
    for act in (submit_registration, strike_registration):
        with pytest.raises(ValidationError), transaction.atomic():
            act(actor=unit, row=row, version=1, reason="")
    with pytest.raises(ValidationError, match="khóa sổ"):
        revise_registration(actor=unit, row=row, version=1, revision=Revision(pledge="Khác"))


def test_it_is_revised_as_a_whole_or_not_at_all(
    office: Office, unit: User, row: Registration
) -> None:
    out = row.titles.get(award=FIGHTER)
    more = [Promised("Ba hội thi tay nghề")]
    bad = Revision(titles_out=[out.pk], titles=[Proposal(office.binh, WORKER, "typed")], more=more)
    with pytest.raises(ValidationError, match="không thuộc đơn vị"):
        revise_registration(actor=unit, row=row, version=1, revision=bad)
    assert row.titles.filter(pk=out.pk).exists()
    good = Revision(titles_out=[out.pk], titles=[Proposal(office.energy, TEAM, "typed")], more=more)
    revise_registration(actor=unit, row=row, version=1, revision=good)
    event = AuditEvent.objects.filter(verb="revise_registration").get()
    assert event.after is not None
    assert len(event.after["added"]) == 2
    assert event.after["removed"] == [str(out)]


def test_it_goes_back_with_the_field_to_mend_and_comes_again(
    client: Client, office: Office, unit: User, row: Registration
) -> None:
    officer = office.officer
    row = submit_registration(actor=unit, row=row, version=1)
    line = row.targets.get(indicator__code="growth")
    with pytest.raises(NotPermitted):
        accept_registration(actor=unit, row=row, version=2)
    for remarks in ([], [ToMend("target:lạ", "Nâng mức")]):
        with pytest.raises(ValidationError, match="ít nhất một mục"):
            return_registration(actor=officer, row=row, version=2, remarks=remarks)
    client.force_login(officer)
    asked = {"edit_version": "2", f"remark {key_of(line)}": "Nâng lên 12,5%", "remark pledge": " "}
    assert client.post(at("registration-return", row), asked).status_code == 302
    client.force_login(unit)
    told = client.get("/").context["todo"]
    assert "bản đăng ký bị trả lại, chờ sửa" in {tally.label for tally in told}
    page = client.get(at("registration", row))
    lines = {one.row.pk: one for one in page.context["targets"]}
    assert [pk for pk, one in lines.items() if one.asked] == [line.pk], "at that field, no other"
    assert "Nâng lên 12,5%" in page.content.decode()
    row.refresh_from_db()
    mended = {f"value_{line.pk}": "12,5", f"text_{line.pk}": ""}
    assert sent(client, row, **mended).status_code == 302
    line.refresh_from_db()
    assert str(line.value) == "12.5000"
    row.refresh_from_db()
    client.post(at("registration-submit", row),
                {"edit_version": str(row.edit_version), "pledge": "Giữ lời đã hứa"})  # fmt: skip
    row.refresh_from_db()
    assert (row.state, row.pledge) == ("submitted", "Giữ lời đã hứa"), "sent with what was typed"
    client.force_login(officer)
    page = client.get(at("registration", row))
    assert "Đã yêu cầu sửa" in page.content.decode(), "the officer sees what was asked"
    row.refresh_from_db()
    client.post(at("registration-accept", row), {"edit_version": str(row.edit_version)})
    row.refresh_from_db()
    assert (row.state, row.remarks.filter(open=True).count()) == ("accepted", 0)
    with pytest.raises(NotNow):
        revise_registration(actor=unit, row=row, version=row.edit_version, revision=Revision())


def test_what_was_typed_stays_where_saving_fails(
    client: Client, office: Office, unit: User, row: Registration
) -> None:
    line = row.targets.get(indicator__code="level")
    client.force_login(unit)
    typed = {f"value_{line.pk}": "hai", f"text_{line.pk}": "Cùng các doanh nghiệp",
             "pledge": "Giữ lời",
             "titles_out": [str(row.titles.get(award=FIGHTER).pk)]}  # fmt: skip
    wrong = sent(client, row, **typed)
    assert wrong.status_code == 422
    page = wrong.content.decode()
    for text in ("«hai» không phải một số", "Cùng các doanh nghiệp", "Giữ lời", 'value="hai"'):
        assert text in page, text
    assert row.titles.filter(award=FIGHTER).exists()
    typed[f"value_{line.pk}"] = "2,5"
    revise_registration(actor=unit, row=row, version=1, revision=Revision(pledge="Của người khác"))
    late = sent(client, row, **typed)
    assert late.status_code == 422
    assert "vừa được người khác sửa sau khi bạn mở" in late.content.decode()
    assert "Giữ lời" in late.content.decode()
    kept = Registration.objects.get()
    assert kept.pledge == "Của người khác"
    assert sent(client, kept, **typed).status_code == 302, "with open eyes it is saved"


def test_the_page_offers_what_is_near_and_anybody_of_the_unit(
    client: Client, office: Office, unit: User, row: Registration
) -> None:
    client.force_login(unit)
    page = client.get(at("registration", row))
    offered = {one["value"] for one in page.context["offered"]}
    assert dict(page.context["staff"])[str(office.an.uid)]
    assert str(office.binh.uid) not in dict(page.context["staff"])
    assert f"{office.energy.uid}|{TEAM}" in offered, "with the best rating of the year"
    asked = {"add_subject": str(office.energy.uid), "add_award": FLAG,
             "more_text_0": "Không để chậm hồ sơ",
             "add": [f"{office.energy.uid}|{TEAM}"]}  # fmt: skip
    assert sent(client, row, **asked).status_code == 302
    own = row.titles.filter(organisation=office.energy).values_list("award", flat=True)
    assert {TEAM, FLAG} <= set(own)
    assert row.targets.filter(text="Không để chậm hồ sơ").exists()


def test_the_board_counts_by_unit_and_asks_as_often_whatever_the_units(
    client: Client, office: Office, unit: User, row: Registration
) -> None:
    client.force_login(office.officer)
    board = reverse("desk:registrations")

    def asked() -> tuple[int, Any]:
        with CaptureQueriesContext(connection) as found:
            answer = client.get(board, {"year": "2026"})
        return len(found), answer

    asked()
    before, answer = asked()
    told = {line[0].text: [cell.text for cell in line] for line in answer.context["lines"]}
    energy = told["Phòng Quản lý năng lượng"]
    assert energy[1] == "Đang soạn"
    assert "1" in energy
    assert told["Phòng Quản lý thương mại"][-1] == "chưa lập bản đăng ký"
    for place in range(3):
        other = office.department.children.create(name=f"Phòng số {place}", kind="division")
        engage(f"Người của phòng {place}", other)
        draft_registration(actor=office.officer, organisation=other, year=2026)
    after, answer = asked()
    assert after <= before, "constant in the number of units"
    assert answer.context["count"] == 6
    none = client.get(board, {"year": "2026", "state": "none"})
    assert none.context["count"] == 2
    file = client.get(reverse("desk:registrations-file", args=["csv"]), {"year": "2026"})
    assert "Phòng Quản lý năng lượng" in file.content.decode("utf-8-sig")
    client.force_login(unit)
    assert client.get(board, {"year": "2026"}).context["count"] == 1
    assert office.neighbour_officer is not None
    client.force_login(office.neighbour_officer)
    assert client.get(at("registration", row)).status_code == 404


def text_of(answer: Any) -> str:
    with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
        return file.read("word/document.xml").decode()


def test_the_pledge_says_what_is_undertaken(
    client: Client, office: Office, unit: User, row: Registration
) -> None:
    client.force_login(unit)
    told = text_of(client.get(at("registration-pledge", row, "docx")))
    for text in ("GIAO ƯỚC THI ĐUA", "PHÒNG QUẢN LÝ NĂNG LƯỢNG", "Giá trị sản xuất công nghiệp",
                 "tăng 11,9%", "Đặng Thị Hương An", "TRƯỞNG PHÒNG"):  # fmt: skip
        assert text in told, text
    assert client.get(at("registration-pledge", row, "pdf")).content.startswith(b"%PDF")


def test_the_sweep_s_word_rests_on_no_secret(office: Office, unit: User) -> None:
    """Whoever is under discipline is proposed like anybody else: the list must not tell."""
    Rating.objects.create(person=office.an, year=2026, rating="good")
    said = list(_words(office, unit))
    Discipline.objects.create(person=office.an, form="warning", starts=date(2026, 2, 1))
    assert list(_words(office, unit)) == said
    assert said


def _words(office: Office, unit: User) -> Iterator[tuple[Any, str]]:
    with transaction.atomic():
        row = draft_registration(actor=unit, organisation=office.energy, year=2026)
        yield from why(row).items()
        transaction.set_rollback(True)
