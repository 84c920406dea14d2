"""The way of a decision from the council's vote to the registry, and what the database refuses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from tests.decisions.paper_trail import (
    DECIDED,
    FIGHTER,
    PRAISE,
    WORKER,
    Desk,
    deed_of,
    desk,
    filed,
)
from thidua.cycle.certificates.models import Certificate
from thidua.cycle.decisions.actions.annul_decision import annul_decision
from thidua.cycle.decisions.actions.draft_decision import draft_decision
from thidua.cycle.decisions.actions.issue_decision import issue_decision
from thidua.cycle.decisions.actions.number_decision import number_decision
from thidua.cycle.decisions.actions.open_list import open_list
from thidua.cycle.decisions.actions.sign_decision import sign_decision
from thidua.cycle.decisions.candidates import Candidate, candidates
from thidua.cycle.decisions.freezing import is_whole
from thidua.cycle.decisions.models import Decision, DecisionLine
from thidua.cycle.decisions.papers.parts import lines_of
from thidua.cycle.decisions.queries import certificates_due, to_sign
from thidua.cycle.decisions.timeliness import timely
from thidua.cycle.decisions.words import Kind, State
from thidua.cycle.initiatives.models import Submission
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.documents.signing import check_pdf
from thidua.foundation.people.models import Person
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.record_initiative import record_initiative
from thidua.foundation.registry.authorship import Author
from thidua.foundation.registry.models import AwardHeld, Initiative


@pytest.mark.django_db
def test_a_decision_goes_from_the_vote_to_the_registry(demonstration: None) -> None:
    made = desk()
    row = made.frozen()
    assert sorted(row.lines.values_list("award", flat=True)) == sorted([FIGHTER, WORKER] * 2)
    with pytest.raises(NotPermitted):
        number_decision(actor=made.office.officer, decision=row, version=2, decided=DECIDED)
    row = number_decision(
        actor=made.user(Role.CLERK), decision=row, version=row.edit_version, decided=DECIDED
    )
    head = made.user(Role.SIGNING_HEAD)
    assert (row.full_number, list(to_sign(head))) == (f"01/{row.symbol}", [row])
    row = sign_decision(actor=head, decision=row, version=row.edit_version)
    signed = check_pdf(bytes(row.signed.content))
    assert [one.holds for one in signed] == [True]
    assert (row.state, row.signed.frozen, AwardHeld.objects.count()) == (State.SIGNED, True, 0)
    row = issue_decision(actor=made.office.officer, decision=row, version=row.edit_version)
    given = AwardHeld.objects.filter(decision_uid=row.uid)
    assert given.count() == 4
    one = given.get(person=made.office.an, award=FIGHTER)
    assert (one.decision_no, one.decided, one.issuer) == (row.full_number, DECIDED, "department")
    assert (one.achievement_from.year, one.method, one.year) == (2025, "merit", 2025)
    line = row.lines.get(award_uid=one.uid)
    assert line.bonus == 2_340_000
    assert "2.340.000" in line.money["formula"]["vi"]
    assert line.money["verified"] is False
    assert [(due.award, due.awards) for due in certificates_due(row)] == [(FIGHTER, 2)]
    row = annul_decision(
        actor=made.office.officer, decision=row, version=row.edit_version, on=DECIDED,
        decision_no="09/QĐ-SCT", reason="Sai đối tượng",
    )  # fmt: skip
    assert set(given.values_list("status", flat=True)) == {"revoked"}
    assert certificates_due(row) == []


@pytest.mark.django_db
def test_a_frozen_list_stays_whoever_writes() -> None:
    made = desk(FIGHTER)
    seen = candidates(made.source, Kind.AWARD)
    row = made.frozen()
    line = row.lines.get(number=1)
    rows = DecisionLine.objects.filter(pk=line.pk)
    for change in (
        lambda: rows.update(name="Người khác"), lambda: rows.update(award=WORKER), rows.delete,
        lambda: Decision.objects.filter(pk=row.pk).update(digest="0" * 64),
        lambda: Decision.objects.filter(pk=row.pk).delete(),
        lambda: DecisionLine.objects.create(
            decision=row, number=9, name="Thêm", person=made.office.stranger, award=FIGHTER
        ),
    ):  # fmt: skip
        with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
            change()
    with pytest.raises(ValidationError, match="một văn bản khác"):  # seen before the other drafted
        draft_decision(
            actor=made.office.officer, source=made.source, kind=Kind.AWARD, listed=seen, title="Hai"
        )
    rows.update(bonus=1)
    assert is_whole(Decision.objects.get(pk=row.pk))
    with pytest.raises(ValidationError):
        open_list(actor=made.office.officer, decision=row, version=row.edit_version, reason=" ")
    back = open_list(
        actor=made.office.officer, decision=row, version=row.edit_version, reason="Thiếu người"
    )
    assert (back.state, back.digest) == (State.DRAFT, "")


@pytest.mark.postgres
@pytest.mark.parametrize("model", [Decision, DecisionLine, Certificate])
def test_lists_and_the_gold_book_cannot_be_truncated(db: None, model: Any) -> None:
    with pytest.raises(DatabaseError, match=r"frozen|never changed"), transaction.atomic():
        connection.cursor().execute(f"TRUNCATE {model._meta.db_table} CASCADE")


@pytest.mark.django_db
def test_a_sudden_deed_is_rewarded_once_and_in_time(demonstration: None) -> None:
    made = desk(FIGHTER)
    source, deed = deed_of(made.office)
    made.source = source
    row = made.signed()
    assert row.sitting is None
    issue_decision(actor=made.office.officer, decision=row, version=row.edit_version)
    award = AwardHeld.objects.get(decision_uid=row.uid)
    assert (award.method, award.person, award.award) == ("sudden", made.office.an, PRAISE)
    assert list(deed.uses.values_list("award", "year")) == [(PRAISE, 2026)]
    found = timely(row, lines_of(row))
    assert found is not None
    assert (found.middle, found.sudden, found.done) == (9, True, True)
    assert candidates(source, Kind.AWARD) == []
    row.refresh_from_db()
    annul_decision(
        actor=made.office.officer, decision=row, version=row.edit_version, on=DECIDED,
        decision_no="10/QĐ-SCT", reason="Ghi nhầm người",
    )  # fmt: skip
    assert not deed.uses.exists(), "what it rested on may serve again"
    assert [one.person for one in candidates(source, Kind.AWARD)] == [made.office.an]


def recognised(made: Desk, title: str) -> tuple[Decision, Submission]:
    """A work of An's, recognised by an issued decision."""
    office = made.office
    submission = Submission.objects.create(
        organisation=office.energy, year=2025, title=title, state="forwarded", submitted_on=DECIDED
    )
    submission.authors.create(person=office.an, share=100)
    work = Candidate(title, "Đặng Thị Hương An (100 %)", "", submission=submission)
    row = made.signed_list([work], Kind.INITIATIVE)
    row = issue_decision(actor=office.officer, decision=row, version=row.edit_version)
    submission.refresh_from_db()
    return row, submission


def on_record(made: Desk, title: str, author: Person) -> Initiative:
    return record_initiative(
        actor=made.office.officer, organisation=made.office.energy, title=title, year=2025,
        kind="initiative", level="base", authors=[Author(author, 100)],
    )  # fmt: skip


@pytest.mark.django_db
def test_initiatives_are_recognised_and_those_a_file_counted_are_marked_as_used(
    demonstration: None,
) -> None:
    made = desk(FIGHTER)
    office = made.office
    title = "Giảm tổn thất điện"
    row, submission = recognised(made, title)
    known = Initiative.objects.get(uid=submission.registry_uid)
    assert (known.decision_no, known.provenance["decision"]) == (row.full_number, str(row.uid))
    shorter = on_record(made, "Giảm tổn thất", office.an)
    own = on_record(made, "Bản đồ số", office.binh)
    verdict = {"verdict": {"works": [[2025, title]]}}
    file = filed(office, FIGHTER, verdict)
    line = Candidate(
        "Đặng Thị Hương An", "", FIGHTER, file, None, office.an, None, "direct",
        file.achievement_from, file.achievement_to,
    )  # fmt: skip
    voted_without_a_file = replace(line, name="Bình", person=office.binh, nomination=None)
    award = made.signed_list([line, voted_without_a_file], Kind.AWARD)
    award = issue_decision(actor=office.officer, decision=award, version=award.edit_version)
    uses = known.authors.get().uses
    assert list(uses.values_list("award", "year")) == [(FIGHTER, 2025)]
    assert not shorter.authors.get().uses.exists(), "its title is but a part of the other's"
    assert own.authors.get().uses.count() == 1, "checked when the decision was issued"
    told = {"actor": office.officer, "on": DECIDED, "decision_no": "", "reason": "Sai thẩm quyền"}
    with pytest.raises(ValidationError, match="đã dùng để xét"):
        annul_decision(decision=row, version=row.edit_version, **told)
    assert Initiative.objects.filter(pk=known.pk).exists()
    annul_decision(decision=award, version=award.edit_version, **told)
    assert not own.authors.get().uses.exists()
    annul_decision(decision=row, version=row.edit_version, **told)
    submission.refresh_from_db()
    assert (submission.state, submission.registry_uid) == ("forwarded", None)
    assert not Initiative.objects.filter(pk=known.pk).exists()
    assert AuditEvent.objects.get(verb="strike_initiative").before["title"] == title
