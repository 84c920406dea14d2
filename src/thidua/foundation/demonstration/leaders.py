"""Leaders who have retired, in whose posts long service shows: each a case of the rule.

Beside them stand the leaders in office, who have not earned anything yet, and whoever left long
ago without a decision on file, of whom nothing sure can be said.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from thidua.foundation.demonstration.lives import Life
from thidua.foundation.demonstration.names import Namer
from thidua.foundation.demonstration.offices import Department, Team
from thidua.foundation.demonstration.rows import Discipline, Posting, Retirement

DIRECTOR, DEPUTY = "Giám đốc Sở", "Phó Giám đốc Sở"
CODES = {DIRECTOR: "department_director", DEPUTY: "department_deputy_director"}
FULL = frozenset({"works", "titles", "forms", "leave"})


class Career(NamedTuple):
    """``steps``: first day and title of each post; the last one ends with ``left``."""

    part: str
    sex: str
    born: date
    steps: tuple[tuple[date, str], ...]
    decided: date
    left: date
    disciplined: tuple[date, date] | None = None


CAREERS = {
    "hatinh": (
        # Director for ten full years; retired at 60, the age of the time.
        Career(
            "retired_director", "male", date(1959, 3, 10),
            ((date(1983, 9, 1), "Chuyên viên"), (date(1996, 5, 1), "Trưởng phòng"),
             (date(2004, 2, 1), DEPUTY), (date(2008, 6, 1), DIRECTOR)),
            date(2018, 12, 20), date(2019, 4, 1),
        ),
        # Eight years a deputy: enough for a woman who retired at 55, not for a man.
        Career(
            "retired_deputy", "female", date(1965, 9, 12),
            ((date(1989, 3, 1), "Chuyên viên"), (date(2003, 7, 1), "Trưởng phòng"),
             (date(2012, 9, 1), DEPUTY)),
            date(2020, 6, 24), date(2020, 10, 1),
        ),
    ),
    "hanoi": (
        # Eleven years a deputy, reprimanded while in the post.
        Career(
            "barred_deputy", "male", date(1958, 7, 15),
            ((date(1982, 10, 1), "Chuyên viên"), (date(1997, 1, 1), "Trưởng phòng"),
             (date(2007, 8, 1), DEPUTY)),
            date(2018, 4, 18), date(2018, 8, 1), (date(2014, 5, 12), date(2015, 5, 12)),
        ),
    ),
}  # fmt: skip


def retired_leaders(department: Department, team: Team, namer: Namer) -> Iterator[Life]:
    """The written careers of a department, with posts, discipline and retirement."""
    for number, career in enumerate(CAREERS[department.key], start=1):
        key = f"{department.key}/ld/huu-{number:02}"
        title = career.steps[-1][1]
        life = Life(
            key, department, team, namer.name(career.sex), career.sex, career.born,
            career.steps[0][0], career.left, 0.6, title, CODES[title], career.part,
            quiet=FULL, retirement=Retirement(key, career.decided, higher_age=False),
        )  # fmt: skip
        life.postings = list(_posts(life, career))
        if career.disciplined:
            starts, ends = career.disciplined
            life.discipline.append(
                Discipline(key, "reprimand", starts, ends, f"{starts:%m}/QĐ-UBND")
            )
        yield life


def _posts(life: Life, career: Career) -> Iterator[Posting]:
    ends = [starts for starts, _title in career.steps[1:]] + [career.left]
    for (starts, title), end in zip(career.steps, ends, strict=True):
        yield Posting(
            life.key, life.department.key, title, CODES.get(title, ""), title == DIRECTOR, starts,
            end,
        )  # fmt: skip
