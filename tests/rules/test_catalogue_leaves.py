"""What the catalogue's own leaf words mean, and that every executor reads them alike."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.rules.laws import law_asking, leaf, result_of, verdict_of
from tests.rules.plain import Plain
from thidua_rules import tables as t
from thidua_rules.explaining import explain
from thidua_rules.facts.many.writing import write_folder
from thidua_rules.judging import Question, judge
from thidua_rules.model.verdict import Overall, Status
from thidua_rules.sweeping import judge_folder, open_folder

MET, NOT_MET, UNKNOWN = Status.MET, Status.NOT_MET, Status.UNKNOWN
SECTOR = "time_in_sector: {years: 20, women_years: 15, deduct: reprimand}"
HOLDS = "holds_any: {awards: [certificate, order], min: %d}"
ONE, FIVE = HOLDS % 1, HOLDS % 5


def who(**said: str) -> str:
    entries = ", ".join(f"{key}: {value}" for key, value in said.items())
    return f"subject: {{kind: individual, {entries}}}\n"


def disciplined(starts: str, ends: str) -> str:
    return f"discipline: [{{form: reprimand, from: {starts}, to: {ends}}}]\n"


def held(*years: int, code: str = "certificate", more: str = "") -> str:
    return f"awards: [{', '.join(f'{{award: {code}, year: {y}{more}}}' for y in years)}]\n"


A_YEAR = disciplined("2010-03-01", "2011-03-01")  # touches two calendar years
CASES = [
    (SECTOR, who(joined="2005-01-01", sex="male"), MET, 240),
    (SECTOR, who(joined="2005-01-02", sex="male"), NOT_MET, 239),
    (SECTOR, who(joined="2010-01-01", sex="female"), MET, 180),
    (SECTOR, who(joined="2010-01-02", sex="female"), NOT_MET, 179),
    (SECTOR, who(joined="2010-01-01", sex="male"), NOT_MET, 180),
    (SECTOR, who(joined="2010-01-01"), UNKNOWN, 180),  # a woman would meet it
    (SECTOR, who(sex="male"), UNKNOWN, 0),
    (SECTOR, who(joined="2000-06-01", left="2020-06-01", sex="male"), MET, 240),
    (SECTOR, who(joined="2000-06-01", left="2020-05-31", sex="male"), NOT_MET, 239),
    (SECTOR, who(joined="2003-01-01", sex="male") + A_YEAR, MET, 264),
    (SECTOR, who(joined="2003-02-01", sex="male") + A_YEAR, UNKNOWN, 263),
    (SECTOR, who(joined="2005-02-01", sex="male") + A_YEAR, NOT_MET, 239),
    ("time_in_sector: {years: 20}", who(joined="2005-01-01") + A_YEAR, MET, 240),
    ("time_in_sector: {years: 20, deduct: warning}", who(joined="2005-01-01") + A_YEAR, MET, 240),
    ("attested: hazardous_trade", "attested: [hazardous_trade]\n", MET, 1),
    ("attested: hazardous_trade", "attested: [{code: hazardous_trade, year: 2021}]\n", MET, 1),
    ("attested: hazardous_trade", "attested: [another]\n", NOT_MET, 0),
    ("attested: hazardous_trade", "", NOT_MET, 0),  # nobody has stated it
    (ONE, held(2003), MET, 1),
    (ONE, held(2024, code="order"), MET, 1),
    (ONE, held(2025), NOT_MET, 0),  # after the reference year
    (ONE, held(2003, more=", method: sudden"), MET, 1),  # whatever it was given for
    (ONE, held(2003, more=", revoked: 2010-01-01"), NOT_MET, 0),
    (ONE, held(2003, code="advanced_worker"), NOT_MET, 0),
    (ONE, "awards: []\n", NOT_MET, 0),
    (ONE, "", UNKNOWN, 0),
    (FIVE, held(2003, 2003, 2003, 2009, 2010), MET, 5),
    (FIVE, held(2003, 2003, 2009, 2010), NOT_MET, 4),
]  # fmt: skip


@pytest.mark.parametrize(("word", "history", "status", "value"), CASES)
def test_a_leaf_is_met_where_its_line_runs(
    tmp_path: Path, word: str, history: str, status: Status, value: int
) -> None:
    found = result_of(law_asking(tmp_path, leaf(word)), history)
    assert (found.status, found.value) == (status, value)


def test_time_is_told_in_years_and_months(tmp_path: Path) -> None:
    law = law_asking(tmp_path, leaf(SECTOR))
    told = [
        explain(verdict_of(law, history), law, lang).lines[0].value_text
        for history, lang in (
            (who(joined="2006-08-01", sex="male"), "vi"),
            (who(joined="2008-01-01"), "en"),
            (who(sex="male"), "vi"),
        )
    ]
    assert told[0] == "có 18 năm 5 tháng, cần 20 năm (nữ 15 năm)"
    assert told[1].startswith("has 17 years, needs 20 years (women 15); not settled")
    assert told[2] == "chưa có dữ liệu"


SHARE = "share: {title: advanced_soldier, percent: 70}"
UNIT = "subject: {kind: collective, founded: 2000-01-01}\nmembers: {2024: {total: 10%s}}\n"
SOLDIER = """\
code: advanced_soldier
name: {vi: Chiến sĩ tiên tiến}
family: title
recipients: [individual]
level: base
rank: 1
decides: {vi: Thủ trưởng, cite: a_law Điều 1, sure: verified, seen: S1}
article: {cite: a_law Điều 2, sure: verified, seen: S1}
standards: []
"""


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (", advanced_soldier: 7", MET),
        (", advanced_soldier: 6", NOT_MET),
        ("", UNKNOWN),
        (", advanced_worker: 10", UNKNOWN),
    ],
)
def test_a_unit_of_the_forces_counts_its_own_title(
    tmp_path: Path, said: str, status: Status
) -> None:
    law = law_asking(tmp_path, leaf(SHARE), awards__advanced_soldier=SOLDIER)
    assert result_of(law, UNIT % said).status is status


STATED = leaf("attested: stated", "stated")
PEOPLE = "individual", f"any: [{leaf(SECTOR, 'time')}, {leaf(FIVE, 'five')}, {STATED}]"
UNITS = "collective", leaf(SHARE)
QUESTION = Question(2024, date(2025, 3, 3))


def some_register(chance: Random) -> t.Register:
    """People and units: days near the line, empty cells, honours of any year, discipline."""
    register = t.Register()
    for n in range(60):
        _person(chance, register, f"p{n}")
    for n in range(20):
        register.subjects.append(t.Subject(f"u{n}", "collective", None, founded=date(2000, 1, 1)))
        if chance.random() < 0.7:
            soldiers = chance.choice((None, 5, 6, 7, 8))
            register.members.append(t.Members(f"u{n}", 2024, 10, advanced_soldier=soldiers))
        else:
            register.memberships.extend(t.Membership(f"p{k}", f"u{n}", 2024) for k in range(n))
    return register


def _person(chance: Random, register: t.Register, uid: str) -> None:
    joined = date(2004, 12, 1) + timedelta(days=chance.choice((-1500, 0, 31, 32, 400, 1900)))
    register.subjects.append(t.Subject(
        uid, sex=chance.choice((None, "female", "male")),
        joined=chance.choice((joined, joined, joined, None)),
        left=chance.choice((None, None, date(2024, 6, 1), date(2027, 1, 1))),
    ))  # fmt: skip
    codes = ("certificate", "order", "advanced_worker")
    register.awards.extend(
        t.AwardHeld(uid, chance.choice(codes), chance.randint(2012, 2025),
                    method=chance.choice(t.METHODS))
        for _ in range(chance.randint(0, 8))
    )  # fmt: skip
    if chance.random() < 0.3:
        starts = date(chance.randint(2010, 2024), chance.randint(1, 12), 1)
        ends = chance.choice((None, starts + timedelta(days=365)))
        form = chance.choice(t.DISCIPLINE_FORMS)
        register.discipline.append(t.Discipline(uid, form, starts, ends))
    if chance.random() < 0.1:
        code = chance.choice(("stated", "another"))
        register.attested.append(t.Attestation(uid, code, chance.randint(2015, 2026)))
    if chance.random() < 0.7:
        register.coverage.append(t.Coverage(uid, "awards", 1950, 2025))


@pytest.mark.parametrize("asked", [PEOPLE, UNITS], ids=lambda asked: asked[0])
@pytest.mark.parametrize("seed", range(3))
def test_all_executors_agree(tmp_path: Path, seed: int, asked: tuple[str, str]) -> None:
    kind, body = asked
    law = law_asking(tmp_path / "law", body, awards__advanced_soldier=SOLDIER)
    register = some_register(Random(seed))
    rows = [n for n, subject in enumerate(register.subjects) if subject.kind == kind]
    sweep = judge(register, law, QUESTION)
    found = [Overall(int(sweep.overall[n, sweep.awards.index("tested")])) for n in rows]
    plain = Plain(register, law, QUESTION, None)
    assert found == [plain.overall(register.subjects[n], "tested") for n in rows]
    assert {Overall.ELIGIBLE, Overall.NOT_ELIGIBLE, Overall.UNDETERMINED} <= set(found)
    write_folder(register, tmp_path / "tables")
    many = judge_folder(open_folder(tmp_path / "tables"), law, QUESTION)
    assert (sweep.overall[rows] == many.overall.T[rows]).all()
