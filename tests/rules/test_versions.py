"""Which text judges a file: by the dates the transition itself names, half-open."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.rules.laws import award, law_asking, leaf, verdict_of, version, write_law
from thidua_rules import judging, straddling
from thidua_rules.judging import Question, Receipt, judge
from thidua_rules.loading import load_law
from thidua_rules.model.verdict import Overall
from thidua_rules.tables import Coverage, Initiative, Membership, Rating, Register, Subject

GRASSROOTS = "emulation_fighter_grassroots"
LAW = load_law()
(OFFICIALS, *_) = LAW.awards[GRASSROOTS].standards


def judged_by(received: date, sent: date | None = None) -> str | None:
    found = OFFICIALS.version_for(received=received, sent=sent)
    return found.id if found else None


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        (date(2014, 5, 31), None), (date(2014, 6, 1), "2014"), (date(2014, 6, 2), "2014"),
        (date(2017, 9, 30), "2014"), (date(2017, 10, 1), "2017"), (date(2017, 10, 2), "2017"),
        (date(2023, 12, 31), "2017"), (date(2024, 1, 1), "2024"), (date(2024, 1, 2), "2024"),
        (date(2025, 6, 30), "2024"), (date(2025, 7, 1), "2025-07"), (date(2025, 7, 2), "2025-07"),
        (date(2025, 12, 31), "2025-07"), (date(2026, 1, 1), "2026"), (date(2026, 1, 2), "2026"),
        (date(2026, 9, 30), "2026"), (date(2026, 10, 1), "2026-10"), (date(2026, 10, 2), "2026-10"),
    ],
)  # fmt: skip
def test_the_day_before_of_and_after_each_cut(received: date, expected: str | None) -> None:
    assert judged_by(received) == expected


@pytest.mark.parametrize(
    ("sent", "expected"),
    [(date(2025, 6, 30), "2024"), (date(2025, 7, 1), "2025-07"), (date(2025, 7, 2), "2025-07")],
)
def test_the_cut_of_july_2025_looks_at_the_day_a_file_was_sent(sent: date, expected: str) -> None:
    assert judged_by(date(2025, 8, 15), sent) == expected


def test_a_cut_by_receipt_does_not_care_when_a_file_was_sent() -> None:
    assert judged_by(date(2024, 1, 1), date(2023, 12, 20)) == "2024"
    assert judged_by(date(2026, 1, 5), date(2025, 6, 20)) == "2026"
    assert judged_by(date(2026, 10, 1), date(2026, 9, 20)) == "2026-10"


def test_every_standard_reaches_from_the_first_day_without_a_hole() -> None:
    for award_ in LAW.awards.values():
        for standard in award_.standards:
            ends = [v.ends for v in standard.versions]
            assert ends[:-1] == [v.starts for v in standard.versions[1:]], award_.code
            assert ends[-1] is None, award_.code


def test_a_standard_that_ended_without_a_follower_is_not_in_force(tmp_path: Path) -> None:
    body = f"all: [{leaf('conduct: exemplary')}]"
    text = award("tested", version(body, ends="to: 2024-06-01,"), kinds="individual")
    law = load_law(write_law(tmp_path, {"tested": text}))
    days = {date(2024, 5, 31): Overall.ELIGIBLE, date(2024, 6, 1): Overall.NOT_IN_FORCE}
    got = {day: verdict_of(law, "", year=2023, received=day).overall for day in days}
    assert got == days


def test_a_file_from_before_the_data_is_left_open(tmp_path: Path) -> None:
    law = law_asking(tmp_path, leaf("conduct: exemplary"))
    verdict = verdict_of(law, "", year=1998, received=date(1999, 12, 31))
    assert (verdict.overall, verdict.version) == (Overall.UNDETERMINED, None)
    assert [warning.code for warning in verdict.warnings] == ["before_data"]


def excellent_person() -> Register:
    register = Register(subjects=[Subject("p", joined=date(2005, 3, 1))])
    register.ratings.append(Rating("p", 2025, "excellent"))
    register.coverage.extend(Coverage("p", t, 1990, 2026) for t in ("awards", "initiatives"))
    return register


def test_each_level_of_review_has_its_own_receipt_date() -> None:
    question = Question(
        2025, date(2026, 3, 2), receipts=(Receipt("government", date(2026, 10, 5)),)
    )
    sweep = judge(excellent_person(), LAW, question)
    versions = {
        code: sweep.verdict("p", code, plan=False).version
        for code in (GRASSROOTS, "emulation_fighter_national")
    }
    assert versions == {GRASSROOTS: "2026", "emulation_fighter_national": "2026-10"}


def test_where_the_text_has_not_been_read_other_readings_stand_beside_it() -> None:
    """Law 06/2026: undetermined, with the last verified text and the draft."""
    sweep = judge(excellent_person(), LAW, Question(2025, date(2026, 11, 20)))
    verdict = sweep.verdict("p", GRASSROOTS, plan=False)
    assert (verdict.overall, verdict.tree) == (Overall.UNDETERMINED, None)
    beside = {p.reading: (p.overall, p.tree is not None) for p in verdict.provisional}
    assert beside == {
        "last_verified": (Overall.ELIGIBLE, True), "draft": (Overall.NOT_ELIGIBLE, True),
    }  # fmt: skip
    row, column = sweep.row("p"), sweep.awards.index(GRASSROOTS)
    for reading, (overall, _) in beside.items():
        assert sweep.readings[reading][row, column] == overall


def test_a_file_received_before_the_amending_law_shows_what_the_amended_text_gives() -> None:
    """Law 06/2026 Article 4: the more favourable applies; the draft asks for more here."""
    sweep = judge(excellent_person(), LAW, Question(2025, date(2026, 9, 30)))
    verdict = sweep.verdict("p", GRASSROOTS, plan=False)
    assert (verdict.overall, verdict.version) == (Overall.ELIGIBLE, "2026")
    beside = {p.reading: (p.overall, str(p.citation)) for p in verdict.provisional}
    assert beside == {
        "amended": (Overall.UNDETERMINED, "Luật 06/2026/QH16 Điều 4"),
        "draft": (Overall.NOT_ELIGIBLE, "Dự thảo 12/2025 Điều 23"),
    }  # fmt: skip
    assert {p.reading for p in sweep.verdict("p", "advanced_worker", plan=False).provisional} == {
        "amended"
    }  # fmt: skip


def test_the_newer_text_judges_that_subject_and_its_roll_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What stands beside a collective is the same as if everybody had been judged anew."""
    people = [f"p{n}" for n in range(10)]
    register = Register(
        subjects=[*(Subject(uid, joined=date(2010, 1, 1)) for uid in (*people, "other")),
                  Subject("u", "collective", None, role="division")],
        ratings=[Rating(uid, 2025, "good") for uid in (*people[:7], "u")],
        memberships=[Membership(uid, "u", 2025) for uid in people],
        coverage=[Coverage(uid, table, 2010, 2026) for uid in (*people, "u")
                  for table in ("ratings", "awards")],
    )  # fmt: skip
    asked: list[list[str]] = []
    made = judging.empty_grids

    def spied(kind, own, *rest):
        asked.append([subject.uid for subject in own.subjects])
        return made(kind, own, *rest)

    sweep = judge(register, LAW, Question(2025, date(2026, 9, 30)))
    monkeypatch.setattr(judging, "empty_grids", spied)
    verdict = sweep.verdict("u", "advanced_labour_collective", plan=False)
    assert [sorted(uids) for uids in asked] == [["p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7",
                                                 "p8", "p9", "u"]]  # fmt: skip
    (amended, *_) = [p for p in verdict.provisional if p.reading == "amended"]
    version = straddling.newer_text(LAW, sweep._detail.judged("u", "advanced_labour_collective"))
    whole = judge(register, LAW, straddling.as_received(LAW, sweep.question, version.starts))
    assert amended.overall == whole.verdict("u", "advanced_labour_collective", plan=False).overall


@pytest.mark.parametrize(
    ("received", "sent", "shown"),
    [
        (date(2025, 12, 31), None, False), (date(2026, 1, 1), None, True),
        (date(2026, 9, 30), date(2025, 6, 1), True), (date(2026, 10, 1), None, False),
    ],
)  # fmt: skip
def test_only_the_text_just_before_a_favourable_change_has_the_newer_beside_it(
    received: date, sent: date | None, *, shown: bool
) -> None:
    sweep = judge(excellent_person(), LAW, Question(2025, received, sent))
    verdict = sweep.verdict("p", GRASSROOTS, plan=False)
    assert ("amended" in {p.reading for p in verdict.provisional}) is shown


def test_the_newer_text_reads_the_records_of_the_day_the_file_was_received() -> None:
    register = excellent_person()
    register.initiatives.append(Initiative("p", 2025, decided=date(2026, 9, 30)))
    seen = {}
    for day in (date(2026, 9, 29), date(2026, 9, 30)):
        verdict = judge(register, LAW, Question(2025, day)).verdict("p", GRASSROOTS, plan=False)
        seen[day.day] = {p.reading: p.overall for p in verdict.provisional}["draft"]
    assert seen == {29: Overall.NOT_ELIGIBLE, 30: Overall.ELIGIBLE}
