"""Holds, complaints and discipline are for the standing body and the auditor: for everyone else,
and in every export, the result is "chưa xác định" and nothing on any page betrays the reason."""

import io
import re
from datetime import date

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.nominations.history import RECEIVED
from tests.office import MACHINE
from thidua.bridge.verdicts import Overall
from thidua.cycle.nominations.matrix import matrix
from thidua.cycle.nominations.one_subject import board_of
from thidua.cycle.nominations.reviewing import Review
from thidua.cycle.nominations.showing import showing
from thidua.cycle.nominations.summary import summary
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.record_discipline import record_discipline

KNOW = (Role.DEPARTMENT_OFFICER, Role.AUDITOR)
DO_NOT = (Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.COUNCIL_MEMBER)
REVIEW = Review(2025, RECEIVED)
BETRAYALS = re.compile(
    'đơn thư|khiển trách|99/QĐ-SCT|--on_hold|Tạm dừng<|verdict=on_hold|value="on_hold"'
    "|01/12/2025|01/11/2024|complaint|reprimand|discipline", re.IGNORECASE
)  # fmt: skip
CERTIFICATE = "ministry_province_merit_certificate"
HIDDEN = (
    ("held", "advanced_worker"), ("held", "emulation_fighter_grassroots"),
    ("punished", CERTIFICATE),  # what came before its end does not count
)  # fmt: skip
TITLES = ("advanced_worker", "emulation_fighter_grassroots", CERTIFICATE)


def pages(person) -> list[str]:
    return [
        "/ra-soat/", "/ra-soat/?verdict=undetermined", f"/ra-soat/?award={CERTIFICATE}",
        "/ra-soat/?kind=collective", "/ra-soat/tom-tat/", f"/ca-nhan/{person.uid}/",
        f"/tap-the/{person.organisation.uid}/",
        f"/ra-soat/{person.organisation.uid}/advanced_labour_collective/",
        *(f"/ra-soat/{person.uid}/{code}/" for code in TITLES),
    ]  # fmt: skip


def shown(actor, person, award):
    return showing(board_of(actor, person, REVIEW), 0, award)


@pytest.mark.parametrize("role", DO_NOT)
@pytest.mark.parametrize("who", ["held", "punished"])
def test_no_page_betrays_the_reason(client, histories, role, who):
    client.force_login(histories.office.user(role))
    for address in pages(getattr(histories, who)):
        page = client.get(address)
        assert page.status_code == 200, address
        assert not BETRAYALS.search(page.content.decode()), address


@pytest.mark.parametrize("role", DO_NOT)
@pytest.mark.parametrize(("who", "award"), HIDDEN)
def test_the_result_is_undetermined(histories, role, who, award):
    one = shown(histories.office.user(role), getattr(histories, who), award)
    assert one.overall is one.leaning is Overall.UNDETERMINED
    assert one.scenarios == ()
    assert one.earliest is None


@pytest.mark.parametrize("role", DO_NOT)
def test_a_criterion_on_discipline_is_answered_by_the_standing_body(histories, role):
    """Under the text of 2017 a reprimand in the year excludes the title."""
    then = Review(2022, date(2023, 1, 16))
    record_discipline(
        actor=MACHINE, person=histories.near, form="reprimand", starts=date(2022, 3, 1),
        ends=date(2022, 9, 1),
    )  # fmt: skip
    actor = histories.office.user(role)
    for person in (histories.near, histories.an):  # one with, one without
        one = showing(board_of(actor, person, then), 0, "advanced_worker")
        line = next(one for one in one.lines if "kỷ luật" in one.line.text)
        assert (line.status, line.line.value_text) == ("standing", "")
        assert line.line.evidence_texts == ()
    hidden = showing(board_of(actor, histories.near, then), 0, "advanced_worker")
    assert hidden.overall is Overall.UNDETERMINED
    told = showing(board_of(histories.office.officer, histories.near, then), 0, "advanced_worker")
    assert told.overall is Overall.NOT_ELIGIBLE


@pytest.mark.parametrize("role", KNOW)
def test_the_standing_body_and_the_auditor_are_told(client, histories, role):
    actor = histories.office.user(role)
    assert shown(actor, histories.held, "advanced_worker").overall is Overall.ON_HOLD
    client.force_login(actor)
    why = client.get(f"/ra-soat/{histories.held.uid}/advanced_worker/").content.decode()
    assert "đơn thư" in why
    page = client.get(f"/ca-nhan/{histories.punished.uid}/").content.decode()
    assert "Khiển trách" in page


def test_the_tree_is_the_same_as_that_of_one_with_nothing_to_hide(histories):
    """Values, statuses and evidence come from the sweep that never read the secret rows."""
    actor = histories.office.user(Role.UNIT_HEAD)
    pairs = ((histories.an, histories.held), (histories.twin, histories.punished))
    for award in TITLES:
        for pair in pairs:
            one, other = ([said(line) for line in shown(actor, who, award).lines] for who in pair)
            assert one == other, award


def said(line):
    return line.status, line.line.value_text, len(line.line.evidence_texts)


def test_counts_do_not_count_what_is_hidden(histories):
    told = summary(histories.office.user(Role.DEPARTMENT_OFFICER), REVIEW, "individual")
    untold = summary(histories.office.user(Role.COUNCIL_MEMBER), REVIEW, "individual")
    assert told.counts["on_hold"] == 1
    assert untold.counts["on_hold"] == 0
    assert untold.counts["eligible"] == told.counts["eligible"]


@pytest.mark.parametrize("role", DO_NOT)
def test_nobody_can_filter_by_what_is_hidden(histories, role):
    actor = histories.office.user(role)
    assert not len(matrix(actor, REVIEW, {"verdict": "on_hold"}).rows)
    found = matrix(actor, REVIEW, {"award": CERTIFICATE, "verdict": "not_eligible"})
    assert "Hồ Văn Phạt" not in {found.board.entries[row].name for row in found.rows}


@pytest.mark.parametrize("role", [*KNOW, *DO_NOT])
def test_exports_tell_nobody(client, histories, role):
    client.force_login(histories.office.user(role))
    text = client.get("/ra-soat/tep.csv").content.decode()
    lines = {line.split(",")[1]: line for line in text.splitlines()}
    for person in (histories.held, histories.punished):
        assert "chưa xác định" in lines[person.full_name]
        assert "tạm dừng" not in lines[person.full_name]
    assert not BETRAYALS.search(text)
    book = load_workbook(io.BytesIO(client.get("/ra-soat/tep.xlsx").content))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [text for text in cells if "tạm dừng" in text or BETRAYALS.search(text)]
    for query in ("", "?award=advanced_worker"):
        paper = Document(io.BytesIO(client.get(f"/ra-soat/danh-sach.docx{query}").content))
        said = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        assert not [text for text in said if "ạm dừng" in text or BETRAYALS.search(text)]
        assert any("hưa rõ" in text or "hưa xác định" in text for text in said)


def test_a_keeper_of_one_part_knows_of_that_part_only(histories):
    """The neighbour's standing body sees neither the rows nor the secrets."""
    neighbour = histories.office.neighbour_officer
    rows = {entry.name for entry in matrix(neighbour, REVIEW, {}).board.entries}
    assert rows == {"Lê Quốc Khánh"}


def test_a_nominee_sees_the_own_page_only(client, histories):
    client.force_login(histories.office.user(Role.NOMINEE))
    assert client.get(f"/ca-nhan/{histories.an.uid}/").status_code == 200
    assert client.get(f"/ra-soat/{histories.an.uid}/advanced_worker/").status_code == 200
    assert client.get(f"/ca-nhan/{histories.held.uid}/").status_code == 404
    assert client.get(f"/ra-soat/{histories.held.uid}/advanced_worker/").status_code == 404
    assert client.get("/ra-soat/").status_code == 403
    assert client.get("/ra-soat/tep.csv").status_code == 403


def test_an_administrator_of_accounts_sees_no_content(client, histories):
    client.force_login(histories.office.user(Role.ADMINISTRATOR))
    for address in ("/ra-soat/", "/ra-soat/tep.xlsx", "/ra-soat/danh-sach.docx"):
        assert client.get(address).status_code == 403
    assert client.get(f"/ca-nhan/{histories.an.uid}/").status_code == 404


def test_a_stranger_signs_in_first(client, histories):
    for address in pages(histories.an):
        assert client.get(address).status_code == 302
