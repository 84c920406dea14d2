"""Small registers for property tests: every table, empty cells, odd days, twins in a year."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from thidua_rules import tables as t

YEARS = st.integers(2008, 2027)
AWARDS = (
    "advanced_worker", "emulation_fighter_grassroots", "emulation_fighter_ministry_province",
    "emulation_fighter_national", "commendation_certificate",
    "ministry_province_merit_certificate", "pm_merit_certificate", "labour_order_3",
    "excellent_labour_collective", "ministry_province_flag", "order_of_another_kind",
)  # fmt: skip
DAYS = st.dates(date(2007, 6, 1), date(2027, 12, 31))
TABLES = ("ratings", "awards", "initiatives", "blocs", "body_ratings", "members")


def maybe(strategy):
    return st.none() | strategy


def among(*words):
    return st.sampled_from(words)


POSTS = ("department_director", "Phó Giám đốc Sở", "Giám đốc", "Trưởng phòng", "minister",
         "province_council_chair")  # fmt: skip
CODES = st.lists(among(*AWARDS[:8]), max_size=2, unique=True).map(tuple)


def in_order(row):
    """Its days the right way round: every reader refuses a row that ends before it starts."""
    if row.ends is None or row.starts <= row.ends:
        return row
    return row._replace(starts=row.ends, ends=row.starts)


def spans(kind, *fields):
    return st.builds(kind, *fields).map(in_order)


def _rows(uid: str):
    one = st.just(uid)
    ends = maybe(DAYS)
    return {
        "ratings": st.lists(st.builds(t.Rating, one, YEARS, among(*t.RATINGS)), max_size=14),
        "awards": st.lists(st.builds(
            t.AwardHeld, one, among(*AWARDS), YEARS, maybe(DAYS), maybe(among(*t.ISSUERS)),
            among("merit", "merit", "sudden", "long_service"), revoked=maybe(DAYS),
            restored=maybe(DAYS)),
            max_size=14),
        "initiatives": st.lists(st.builds(
            t.Initiative, one, YEARS, among(*t.INITIATIVE_LEVELS), among(*t.INITIATIVE_KINDS),
            st.just(100), st.booleans(), CODES, maybe(DAYS)), max_size=24),
        "achievements": st.lists(st.builds(
            t.Achievement, one, YEARS, among(*t.ACHIEVEMENT_KINDS), among(*t.ACHIEVEMENT_LEVELS),
            maybe(among(*t.LAUNCHERS)), maybe(st.integers(1, 7))), max_size=5),
        "discipline": st.lists(spans(
            t.Discipline, one, among(*t.DISCIPLINE_WORDS), DAYS, ends), max_size=2),
        "holds": st.lists(spans(t.Hold, one, among(*t.HOLD_REASONS), DAYS, ends), max_size=1),
        "absences": st.lists(spans(
            t.Absence, one, among(*t.ABSENCE_KINDS), DAYS, ends, st.booleans(),
            maybe(among(*t.STUDY_RESULTS))), max_size=3),
        "coverage": st.lists(st.builds(
            t.Coverage, one, among(*TABLES), st.integers(1950, 2026), st.integers(2008, 2030)),
            max_size=6),
        "deaths": st.lists(st.builds(t.Death, one, DAYS), max_size=1),
        "posts": st.lists(spans(
            t.Post, one, among(*POSTS), DAYS, ends, st.none(), maybe(among(*t.POST_ENDINGS)),
            maybe(DAYS)), max_size=3),
        "retirements": st.lists(st.builds(
            t.Retirement, one, maybe(DAYS), maybe(st.booleans()), maybe(st.booleans())),
            max_size=1),
        "proposals": st.lists(st.builds(
            t.Proposal, one, among(*AWARDS[:8]), st.integers(2023, 2026)), max_size=2),
    }  # fmt: skip


@st.composite
def registers(draw, kinds=("individual",)):
    """A register of a few subjects of some kinds."""
    register = t.Register()
    for n in range(draw(st.integers(1, 4))):
        uid = f"p{n}"
        register.subjects.append(t.Subject(
            uid, draw(among(*kinds)), draw(maybe(among(*t.GROUPS))),
            sex=draw(maybe(among("female", "male"))),
            joined=draw(maybe(DAYS)), left=draw(maybe(DAYS)), founded=draw(maybe(DAYS)),
            role=draw(maybe(among("division", "department"))),
        ))  # fmt: skip
        for table, rows in _rows(uid).items():
            getattr(register, table).extend(draw(rows))
    return register


COUNTS = maybe(st.integers(0, 12))


@st.composite
def collectives(draw):
    """A register of people, collectives and households, with rolls, blocs and bodies."""
    register = draw(registers(kinds=t.KINDS))
    uids = [s.uid for s in register.subjects]
    years = st.integers(2021, 2026)
    for uid in (s.uid for s in register.subjects if s.kind == "collective"):
        one = st.just(uid)
        years_of_rolls = draw(st.sets(years, max_size=3))
        register.members.extend(
            t.Members(uid, year, draw(st.integers(0, 12)), None, draw(COUNTS), draw(COUNTS),
                      draw(maybe(st.booleans())), draw(COUNTS), draw(COUNTS))
            for year in sorted(years_of_rolls))  # fmt: skip
        people = st.sampled_from([*uids, "outside"])
        register.memberships.extend(
            draw(st.lists(st.builds(t.Membership, people, one, years), max_size=6)))  # fmt: skip
        flag = maybe(st.booleans())
        by = maybe(among("province", "ministry", "central"))
        register.blocs.extend(
            draw(st.lists(st.builds(t.Bloc, one, YEARS, flag, flag, by), max_size=4)))  # fmt: skip
        bodies = st.builds(t.BodyRating, one, YEARS, among(*t.BODIES), among(*t.RATINGS))
        register.body_ratings.extend(draw(st.lists(bodies, max_size=4)))
    return register
