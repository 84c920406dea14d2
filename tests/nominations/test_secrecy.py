"""Holds, complaints and discipline are for the standing body and the auditor: for everyone else,
and in every export, the result is "chưa xác định". That no page betrays why: tests/secrecy."""

import io
from datetime import date

import pytest
from docx import Document

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
CERTIFICATE = "ministry_province_merit_certificate"
HIDDEN = (
    ("held", "advanced_worker"), ("held", "emulation_fighter_grassroots"),
    ("punished", CERTIFICATE),  # what came before its end does not count
)  # fmt: skip
TITLES = ("advanced_worker", "emulation_fighter_grassroots", CERTIFICATE)


def shown(actor, person, award):
    return showing(board_of(actor, person, REVIEW), 0, award)


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


@pytest.mark.parametrize("role", KNOW)
def test_exports_say_undetermined_even_to_who_knows(client, histories, role):
    client.force_login(histories.office.user(role))
    text = client.get("/ra-soat/tep.csv").content.decode()
    lines = {line.split(",")[1]: line for line in text.splitlines()}
    for person in (histories.held, histories.punished):
        assert "chưa xác định" in lines[person.full_name]
    for query in ("", "?award=advanced_worker"):
        paper = Document(io.BytesIO(client.get(f"/ra-soat/danh-sach.docx{query}").content))
        said = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        assert any("hưa rõ" in text or "hưa xác định" in text for text in said)


def test_a_keeper_of_one_part_knows_of_that_part_only(histories):
    """The neighbour's standing body sees neither the rows nor the secrets."""
    neighbour = histories.office.neighbour_officer
    rows = {entry.name for entry in matrix(neighbour, REVIEW, {}).board.entries}
    assert rows == {"Lê Quốc Khánh"}
