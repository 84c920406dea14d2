"""The template: what it offers, and that what is written into it reads back the same."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from thidua_rules import tables
from thidua_rules.sources.catalogue import CATALOGUE
from thidua_rules.sources.reading import read_file
from thidua_rules.sources.report import Identity, Import
from thidua_rules.sources.sheets import SHEETS
from thidua_rules.tables import Register, Subject
from thidua_rules.workbook.template import write_template

AWARDS = [
    code
    for code in CATALOGUE
    if code.startswith(("advanced", "excellent", "commendation", "ministry", "emulation_fighter_g"))
]
PEOPLE = [f"cb:{n:04}" for n in range(1, 5)]
UNITS = ["dv:P1", "dv:P2"]
YEARS = st.integers(2005, 2026)
DAYS = st.dates(date(2005, 1, 1), date(2026, 12, 31))
LATER = st.none() | st.dates(date(2027, 1, 1), date(2030, 12, 31))
TITLES = st.sampled_from(["Số hóa hồ sơ", "Kho lưu trữ điện tử", "Đèn LED = tiết kiệm", "=1+1"])
NUMBERS = st.none() | st.sampled_from(["12/QĐ-SCT", "1234/QĐ-UBND", "102-QĐ/TU"])
ISSUER = st.sampled_from(tables.ISSUERS)
MAYBE = st.none() | st.booleans()
COUNT = st.none() | st.integers(0, 90)
PERSON, UNIT, ANYONE = (st.sampled_from(s) for s in (PEOPLE, UNITS, PEOPLE + UNITS))
USED = st.lists(st.sampled_from(AWARDS), max_size=2, unique=True).map(tuple)


def written() -> bytes:
    out = io.BytesIO()
    write_template(out)
    return out.getvalue()


def rows(table, *columns, by, size=3):
    """Rows of a table, no two of which are the same fact."""
    row = st.tuples(*columns).map(lambda values: tables.ROWS[table](*values))
    return st.lists(row, max_size=size, unique_by=lambda r: tuple(getattr(r, f) for f in by))


REGISTERS = st.builds(
    Register,
    subjects=st.tuples(
        *(
            st.builds(
                Subject,
                st.just(uid),
                st.just("individual"),
                st.sampled_from(tables.GROUPS),
                st.sampled_from([None, "male", "female"]),
                st.just(date(1980, 1, n)),
                st.none() | DAYS,
                LATER,
                unit=st.none() | UNIT,
                role=st.none(),
                founded=st.none(),
            )
            for n, uid in enumerate(PEOPLE, start=1)
        ),
        *(
            st.builds(
                Subject,
                st.just(uid),
                st.just("collective"),
                st.none(),
                founded=st.none() | DAYS,
                left=LATER,
                role=st.sampled_from([None, "department", "division", "enterprise"]),
                sex=st.none(),
                born=st.none(),
                joined=st.none(),
                unit=st.none(),
            )
            for uid in UNITS
        ),
    ).map(list),
    ratings=rows("ratings", ANYONE, YEARS, st.sampled_from(tables.RATINGS), by=("subject", "year")),
    awards=rows(
        "awards",
        PERSON,
        st.sampled_from([a for a in AWARDS if "collective" not in a and "unit" not in a]),
        YEARS,
        st.none() | DAYS,
        ISSUER,
        st.sampled_from(tables.METHODS),
        st.none() | DAYS,
        st.none() | DAYS,
        LATER,
        NUMBERS,
        by=("subject", "award", "year"),
    ),
    initiatives=rows(
        "initiatives",
        PERSON,
        YEARS,
        st.sampled_from(tables.INITIATIVE_LEVELS),
        st.sampled_from(tables.INITIATIVE_KINDS),
        st.integers(2, 100),
        st.booleans(),
        USED,
        st.none() | DAYS,
        TITLES,
        NUMBERS,
        by=("subject", "year", "kind", "title"),
    ),
    achievements=rows(
        "achievements",
        ANYONE,
        YEARS,
        st.sampled_from(tables.ACHIEVEMENT_KINDS),
        st.sampled_from(tables.ACHIEVEMENT_LEVELS),
        st.none() | ISSUER,
        COUNT,
        USED,
        st.none() | TITLES,
        by=tables.Achievement._fields,
    ),
    discipline=rows(
        "discipline",
        ANYONE,
        st.sampled_from(tables.DISCIPLINE_WORDS),
        DAYS,
        LATER,
        by=tables.Discipline._fields,
    ),
    holds=rows(
        "holds", ANYONE, st.sampled_from(tables.HOLD_REASONS), DAYS, LATER, by=tables.Hold._fields
    ),
    posts=rows("posts", PERSON, TITLES, DAYS, LATER, st.none() | UNIT, by=tables.Post._fields),
    absences=rows(
        "absences",
        PERSON,
        st.sampled_from(tables.ABSENCE_KINDS),
        DAYS,
        LATER,
        st.booleans(),
        st.none() | st.sampled_from(tables.STUDY_RESULTS),
        by=tables.Absence._fields,
    ),
    members=rows(
        "members",
        UNIT,
        YEARS,
        st.integers(1, 300),
        COUNT,
        COUNT,
        COUNT,
        MAYBE,
        COUNT,
        COUNT,
        by=("subject", "year"),
    ),
    memberships=rows("memberships", PERSON, UNIT, YEARS, by=tables.Membership._fields),
    blocs=rows(
        "blocs",
        UNIT,
        YEARS,
        MAYBE,
        MAYBE,
        st.sampled_from(["province", "ministry", "central"]),
        st.none() | st.just("Khối 1"),
        by=("subject", "year"),
    ),
    body_ratings=rows(
        "body_ratings",
        UNIT,
        YEARS,
        st.sampled_from(tables.BODIES),
        st.sampled_from(tables.RATINGS),
        by=("subject", "year", "body"),
    ),
    coverage=rows(
        "coverage",
        ANYONE,
        st.sampled_from(["ratings", "awards", "initiatives", "blocs"]),
        YEARS,
        YEARS,
        by=tables.Coverage._fields,
    ),
    proposals=rows(
        "proposals", PERSON, st.just("advanced_worker"), YEARS, by=tables.Proposal._fields
    ),
)


def content(register: Register) -> Import:
    names = {"cb:0001": "Nguyễn Văn An", "cb:0002": "Nguyễn Văn An"}  # two people of one name
    names |= {"cb:0003": "Trần Thị Bình", "cb:0004": "Lê Đường"}
    names |= {"dv:P1": "Phòng Quản lý công nghiệp", "dv:P2": "Văn phòng"}
    identities = {
        s.uid: Identity(s.uid, s.kind, names[s.uid], s.uid.split(":")[1], s.born, None, s.unit)
        for s in register.subjects
    }
    return Import(register, identities=identities)


def as_sets(register: Register):
    """Tables as sets: the template groups rows by sheet."""
    return {name: set(rows) for name, rows in register.tables() if rows}


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.reuse, Phase.generate],  # shrinking writes a workbook a step: minutes
)
@given(register=REGISTERS)
def test_what_is_filled_in_reads_back_the_same(register):
    out = io.BytesIO()
    write_template(out, content=content(register))
    result = read_file(out.getvalue())
    doubts = ("other_kind", "too_early")  # any award is drawn for anybody, on any day
    assert [str(one) for one in result.problems if one.code not in doubts] == []
    assert as_sets(result.register) == as_sets(register)


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_name_of_the_catalogue_reads_back(code):
    kind = "individual" if "i" in CATALOGUE[code].kinds else "collective"
    uid = {"individual": "cb:1", "collective": "dv:1"}[kind]
    register = Register(
        subjects=[Subject(uid, kind, "official" if kind == "individual" else None)],
        awards=[tables.AwardHeld(uid, code, 2024, issuer="other")],
    )
    identity = Identity(uid, kind, "Nguyễn Văn An" if kind == "individual" else "Văn phòng", "1")
    out = io.BytesIO()
    write_template(out, content=Import(register, identities={uid: identity}))
    assert read_file(out.getvalue()).register.awards == register.awards


def test_the_part_taken_in_a_bloc_and_a_subject_without_a_name_are_filled_in():
    register = Register(
        subjects=[Subject("dv:1", "collective", None), Subject("cb:9")],
        blocs=[tables.Bloc("dv:1", 2024, leader=True)],
    )
    known = {"dv:1": Identity("dv:1", "collective", "Văn phòng", "1")}
    filled = Import(register, identities=known, details={("blocs", 0): {"part": "deputy"}})
    out = io.BytesIO()
    write_template(out, content=filled)
    result = read_file(out.getvalue())
    assert result.details["blocs", 0] == {"part": "deputy"}
    assert {identity.name for identity in result.identities.values()} == {"Văn phòng", "cb:9"}


def test_an_empty_template_is_read_as_empty():
    result = read_file(written())
    assert (result.problems, as_sets(result.register)) == ([], {})


def test_the_template_offers_every_sheet_with_notes_lists_and_frozen_headers():
    book = openpyxl.load_workbook(io.BytesIO(written()))
    offered = [shape.title for shape in SHEETS if shape.offered]
    assert book.sheetnames == ["Hướng dẫn", *offered, "Danh mục"]
    assert book["Danh mục"].sheet_state == "hidden"
    for title in offered:
        sheet = book[title]
        assert sheet.freeze_panes.endswith("4"), title
        assert any(cell.comment for cell in sheet[3]), title
        assert sheet.page_setup.fitToHeight == 0
    assert len(book["Khen thưởng"].data_validations.dataValidation) >= 4


def test_text_that_looks_like_a_formula_stays_text():
    register = Register(
        subjects=[Subject("cb:1")],
        initiatives=[tables.Initiative("cb:1", 2024, title='=HYPERLINK("x")')],
    )
    out = io.BytesIO()
    identity = Identity("cb:1", "individual", "Nguyễn Văn An", "1")
    write_template(out, content=Import(register, identities={"cb:1": identity}))
    sheet = openpyxl.load_workbook(io.BytesIO(out.getvalue()))["Sáng kiến - đề tài"]
    assert [cell.data_type for cell in sheet["E"] if cell.value == '=HYPERLINK("x")'] == ["s"]
