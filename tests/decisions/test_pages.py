"""The pages of decisions, walked as those who work on them; who is turned away."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.decisions.conftest import signed_in
from tests.decisions.paper_trail import DECIDED, FIGHTER, MERIT, Desk, desk
from thidua.cycle.certificates.queries import decided_here
from thidua.cycle.councils.models import Sitting
from thidua.cycle.decisions.candidates import of_sitting
from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.papers import paper_of
from thidua.cycle.decisions.words import State
from thidua.cycle.nominations.models import Round
from thidua.foundation.documents.rendering import pdf
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import AwardHeld

DAY = "20/02/2026"


def at(name: str, row: Decision, *more: str) -> str:
    return reverse(f"desk:{name}", args=[row.uid, *more])


def step(client: Any, row: Decision, slug: str, **told: str) -> Any:
    row.refresh_from_db()
    version = {"edit_version": row.edit_version}
    return client.post(f"/so-dang-ky/quyet-dinh/{row.uid}/{slug}/", told | version)


@pytest.mark.django_db
def test_an_officer_a_clerk_and_the_head_walk_a_decision(demonstration: None) -> None:
    made = desk()
    officer, clerk, head = (
        signed_in(made, role) for role in (Role.DEPARTMENT_OFFICER, Role.CLERK, Role.SIGNING_HEAD)
    )
    sources = officer.get("/quyet-dinh/soan/").content.decode()
    address = reverse("desk:decision-draft", args=["phien", made.source.sitting.uid])
    assert address in sources
    few = queries(lambda: officer.get("/quyet-dinh/soan/"))
    Round.objects.create(organisation=made.office.department, year=2026, kind="sudden",
                         name="Chưa có hồ sơ", opens=DECIDED, closes=DECIDED)  # fmt: skip
    assert queries(lambda: officer.get("/quyet-dinh/soan/")) == few, "an empty round costs nothing"
    page = officer.get(f"{address}?kind=award&award={FIGHTER}")
    told = {name: field.initial or page.context["form"].initial.get(name, "")
            for name, field in page.context["form"].fields.items()}  # fmt: skip
    told |= {"signer_name": "Trần Văn Đức", "edit_version": ""}
    keys = [one.key for one in page.context["rows"]]
    answer = officer.post(f"{address}?kind=award&award={FIGHTER}", told | {"listed": keys})
    row = Decision.objects.get()
    assert answer.url == at("decision", row)
    dropped = {"edit_version": row.edit_version, "line": 2, "reason": "Xin rút"}
    officer.post(at("decision-line-drop", row), dropped)
    assert row.lines.count() == 1
    assert step(officer, row, "chot").status_code == 302
    assert officer.get(f"/so-dang-ky/quyet-dinh/{row.uid}/cho-so/").status_code == 403
    assert step(clerk, row, "cho-so", decided=DAY, number="").status_code == 302
    assert officer.get(at("decision-sign", row)).status_code == 403
    assert "Trần Văn Đức" in head.get(at("decision-sign", row)).content.decode()
    row.refresh_from_db()
    head.post(at("decision-sign", row), {"edit_version": row.edit_version})
    assert step(officer, row, "ban-hanh").status_code == 302
    assert AwardHeld.objects.filter(decision_uid=row.uid).count() == 1
    paper = officer.get(at("decision-paper", row, "pdf"))
    assert paper.content == bytes(Decision.objects.get().signed.content)
    assert officer.get(at("decision-paper", row, "docx")).content.startswith(b"PK")
    assert "Lập đợt in" in officer.get(at("decision", row)).content.decode()


@pytest.mark.django_db
def test_what_comes_back_from_the_document_system_is_held_against_the_list() -> None:
    made = desk(FIGHTER)
    row = made.frozen(way="outside")
    officer, clerk = signed_in(made, Role.DEPARTMENT_OFFICER), signed_in(made, Role.CLERK)
    paper = pdf(paper_of(row))
    assert step(officer, row, "gui-di").status_code == 302
    address = at("decision-return", row)
    assert officer.get(address).status_code == 403

    def bring(content: bytes, **more: str) -> Any:
        row.refresh_from_db()
        file = SimpleUploadedFile("ky.pdf", content, content_type="application/pdf")
        told = {"number": "117", "decided": DAY, "edit_version": row.edit_version, "file": file}
        return clerk.post(address, told | more)

    answer = bring(paper)
    assert answer.status_code == 422
    assert "Không thấy số văn bản" in answer.content.decode()
    other = desk_paper_without(made, row)
    assert "Trần Văn Bình" in bring(other).content.decode()
    assert bring(paper, accepted="Số đóng dấu tay").status_code == 302
    row.refresh_from_db()
    assert (row.state, row.full_number) == (State.SIGNED, f"117/{row.symbol}")
    assert row.compared["missing"] == []
    assert (row.compared["counted"], row.compared["listed"]) == (2, 2)


def desk_paper_without(made: Desk, row: Decision) -> bytes:
    """The paper with one name less."""
    from dataclasses import replace

    whole = paper_of(row)
    grid = whole.annexes[0].blocks[0]
    less = replace(grid, rows=grid.rows[:2])
    return pdf(replace(whole, annexes=(replace(whole.annexes[0], blocks=(less,)),)))


@pytest.mark.django_db
def test_a_proposal_sent_to_two_is_flagged_and_answered(demonstration: None) -> None:
    made = desk(MERIT)
    round_ = voted_for_a_round(made)
    row = made.signed("proposal", "home_affairs")
    officer = signed_in(made, Role.DEPARTMENT_OFFICER)
    drafting = officer.get(
        f"/quyet-dinh/soan/phien/{made.source.sitting.uid}/?kind=proposal&to=ministry"
    )
    assert "đang trình hai nơi" in drafting.content.decode()
    step(officer, row, "ban-hanh")
    address = at("decision-outcome", row)
    first, second = row.lines.order_by("number")
    row.refresh_from_db()
    version = {"edit_version": row.edit_version}
    granted = {"lines": [first.uid], "outcome": "granted", "number": "99/QĐ-UBND", "on": DAY}
    assert officer.post(address, version | granted | {"on": ""}).status_code == 422
    assert officer.post(address, version | granted).status_code == 302
    row.refresh_from_db()
    refused = {"lines": [second.uid], "outcome": "refused", "why": "Chưa đủ thời gian"}
    officer.post(address, {"edit_version": row.edit_version} | refused)
    award = AwardHeld.objects.get(uid=row.lines.get(number=1).award_uid)
    assert (award.issuer, award.decision_no, award.person, award.decision_uid) == (
        "province", "99/QĐ-UBND", made.office.an, None,
    )  # fmt: skip
    assert award.issuer_name == row.addressee.partition(";")[0], "as the proposal was addressed"
    record = officer.get(f"/so-dang-ky/khen-thuong/{award.uid}/").content.decode()
    assert at("decision", row) in record, "back to the paper it came of"
    assert not decided_here(made.office.officer), "who granted it hands the certificate over"
    round_.refresh_from_db()
    assert round_.state == "decided", "nobody who passed waits any more"
    assert list(row.lines.order_by("number").values_list("outcome", flat=True)) == [
        "granted", "refused",
    ]  # fmt: skip


@pytest.mark.django_db
def test_money_is_for_those_who_pay_and_lists_cost_no_more_by_rows(demonstration: None) -> None:
    made = desk(FIGHTER)
    row = made.numbered()
    accountant, clerk = signed_in(made, Role.ACCOUNTANT), signed_in(made, Role.CLERK)
    assert "2.340.000" in accountant.get(at("decision", row)).content.decode()
    assert "2.340.000" not in clerk.get(at("decision", row)).content.decode()
    assert clerk.get(at("decision-bonus", row, "pdf")).status_code == 403
    word = accountant.get(at("decision-bonus", row, "docx"))
    assert "Đặng Thị Hương An" in text_of_word(word.content)
    stranger = made.office.neighbour_officer
    assert signed_in(made, user=stranger).get(at("decision", row)).status_code == 404
    few = queries(lambda: accountant.get("/so-dang-ky/quyet-dinh/"))
    for number in range(3):
        Decision.objects.create(
            organisation=made.office.department, year=2025, title=f"Bản {number}", symbol="QĐ-SCT"
        )
    assert queries(lambda: accountant.get("/so-dang-ky/quyet-dinh/")) <= few


def voted_for_a_round(made: Desk) -> Round:
    """The sitting was that of a yearly round, which now waits for what is decided."""
    round_ = Round.objects.create(
        organisation=made.office.department, year=2025, name="Năm 2025", state="with_council",
        opens=date(2025, 12, 1), closes=date(2026, 1, 10),
    )  # fmt: skip
    Sitting.objects.filter(pk=made.source.sitting.pk).update(round=round_)
    made.source = of_sitting(made.chamber.fresh())
    return round_


def text_of_word(content: bytes) -> str:
    import docx

    made = docx.Document(io.BytesIO(content))
    cells = (cell.text for table in made.tables for row in table.rows for cell in row.cells)
    return "\n".join([*cells, *(one.text for one in made.paragraphs)])


def queries(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as seen:
        ask()
    return len(seen)
