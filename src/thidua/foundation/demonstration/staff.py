"""Who sits where at the end of 2025, who left before, and which posts led there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from thidua.foundation.demonstration.dice import Dice
from thidua.foundation.demonstration.leaders import retired_leaders
from thidua.foundation.demonstration.lives import Life
from thidua.foundation.demonstration.names import Namer
from thidua.foundation.demonstration.offices import (
    INSPECTORATE_END,
    OFFICER,
    WORKERS,
    Department,
    Team,
)
from thidua.foundation.demonstration.organisations import key_of
from thidua.foundation.demonstration.rows import Posting

POSTS = {
    "Giám đốc Sở": "department_director",
    "Phó Giám đốc Sở": "department_deputy_director",
    "Trưởng phòng": "division_head",
    "Phó Trưởng phòng": "division_deputy_head",
    "Chánh Văn phòng": "division_head",
    "Phó Chánh Văn phòng": "division_deputy_head",
}
SENIOR_FROM = 2014  # who joined later has not served the years a senior rank asks
HEADS = ("Giám đốc", "Trưởng phòng", "Chánh ", "Chi cục trưởng", "Đội trưởng")
PAIR = {"hatinh": ("cn", "doi-2"), "hanoi": ("tm", "ttxt-nv")}
"""In each department two people of one name serve in these two units."""


def leading_team(department: Department) -> Team:
    """The board of directors: posts of the department itself."""
    return Team("", department.name, department.short, "department", department.leaders,
                department.leaders, ("Giám đốc Sở", "Phó Giám đốc Sở"), OFFICER,
                "plan")  # fmt: skip


def people_of(department: Department) -> list[Life]:
    """Everyone of a department: those in office first, then those who left."""
    namer = Namer(department.key)
    teams = (leading_team(department), *department.teams)
    lives = [_seated(department, team, seat, namer) for team in teams for seat in range(team.seats)]
    lives += [
        _departed(department, team, number, namer)
        for team in teams for number in range(_left_count(team))
    ]  # fmt: skip
    _give_one_name_twice(department, lives)
    _let_one_die_in_service(lives)
    for life in lives:
        life.postings = list(_postings(life))
    return [*lives, *retired_leaders(department, leading_team(department), namer)]


def _let_one_die_in_service(lives: list[Life]) -> None:
    """Of those who left one by one, the last one had not retired: that was the day after death."""
    left = [life for life in lives if life.left and life.team.key != "tt"]
    if left:
        last = max(left, key=lambda life: (life.left, life.key))
        assert last.left is not None
        last.died = last.left - timedelta(days=1)


def _left_count(team: Team) -> int:
    if team.key == "tt":
        return 4
    return max(1, team.seats // 5) if team.seats else 0


def _seated(department: Department, team: Team, seat: int, namer: Namer) -> Life:
    key = f"{key_of(department, team.key or 'ld')}/{seat + 1:02}"
    dice = Dice(key)
    title = _title(team, seat, dice)
    sex = _sex(title, dice)
    if team.kind == "department":
        sex = "female" if seat == 2 else "male"
    age = _age(team, seat, dice)
    born = dice.day(date(2025 - age, 1, 3), date(2025 - age, 12, 20))
    joined = dice.working_day(*_joining(born, dice))
    if joined.year > SENIOR_FROM:
        title = _junior(title)
    return Life(key, department, team, namer.name(sex), sex, born, joined, None,
                _gift(team, seat, dice), title, POSTS.get(title, ""))  # fmt: skip


def _departed(department: Department, team: Team, number: int, namer: Namer) -> Life:
    """Retired at the age of the time (60 for men, 55 for women), or gone elsewhere."""
    key = f"{key_of(department, team.key or 'ld')}/cu-{number + 1:02}"
    dice = Dice(key)
    title = team.titles[1] if number == 0 and team.heads > 1 else dice.weighted(team.staff)
    sex = _sex(title, dice)
    end = dice.whole(2012, 2025)
    retires = dice.under(0.75)
    age = (60 if sex == "male" else 55) if retires else dice.whole(29, 45)
    left = date(end, dice.whole(2, 11), 1)
    if team.key == "tt":
        left = INSPECTORATE_END
        age = dice.whole(34, 52)
    born = dice.day(date(left.year - age, 1, 5), date(left.year - age, max(1, left.month - 1), 25))
    joined = min(dice.working_day(*_joining(born, dice)), date(2018, 6, 1))
    if joined.year >= left.year - 1:
        joined = date(left.year - 3, 9, 1)
    return Life(key, department, team, namer.name(sex), sex, born, joined, left,
                dice.unit() * 0.9, title, POSTS.get(title, ""))  # fmt: skip


def _title(team: Team, seat: int, dice: Dice) -> str:
    if seat < team.heads:
        return team.titles[min(seat, 1)]
    return dice.weighted(team.staff)


def _sex(title: str, dice: Dice) -> str:
    if title == "Nhân viên lái xe":
        return "male"
    women = {"Văn thư viên": 0.9, "Kế toán viên": 0.8, "Nhân viên phục vụ": 0.9}
    market = "thị trường" in title or title.startswith("Đội") or "Chi cục" in title
    leads = title.startswith(HEADS)
    return "female" if dice.under(women.get(title, 0.27 if market or leads else 0.46)) else "male"


def _age(team: Team, seat: int, dice: Dice) -> int:
    if team.kind == "department":
        return dice.whole(47, 57)
    if seat < team.heads:
        return dice.whole(43, 55) if seat == 0 else dice.whole(37, 52)
    return dice.weighted(
        ((dice.whole(25, 31), 2), (dice.whole(32, 42), 5), (dice.whole(43, 55), 3))
    )


def _joining(born: date, dice: Dice) -> tuple[date, date]:
    start = min(born.year + dice.whole(23, 28), 2023)
    return date(start, 3, 1), date(start, 11, 30)


def _gift(team: Team, seat: int, dice: Dice) -> float:
    lift = 0.25 if seat < team.heads else 0.0
    return min(0.99, dice.unit() * (1 - lift) + lift)


def _give_one_name_twice(department: Department, lives: list[Life]) -> None:
    """Two colleagues of one name: told apart by birth date and staff number."""
    first, second = PAIR[department.key]
    one = next(life for life in lives if life.team.key == first and not life.post)
    for life in lives:
        if life.team.key == second and not life.left and not life.title.startswith(HEADS):
            life.name, life.sex = one.name, one.sex
            return


# -- posts ----------------------------------------------------------------------------------------
def _postings(life: Life) -> Iterator[Posting]:
    """The chain of posts: as staff (perhaps in another unit), as deputy, as head."""
    steps = list(_steps(life))
    for (starts, title, place), following in zip(steps, [*steps[1:], None], strict=True):
        ends = following[0] if following else life.left
        yield Posting(
            life.key, place, title, POSTS.get(title, ""),
            title.startswith(HEADS), starts, ends,
        )  # fmt: skip


def _steps(life: Life) -> Iterator[tuple[date, str, str]]:
    dice = Dice(life.key, "posts")
    department, team = life.department, life.team
    own = key_of(department, team.key) if team.key else department.key
    rise = life.title in team.titles
    base = team.staff[0][0] if rise else _junior(life.title)
    moments = _moments(life, dice, rise)
    first = _first_place(life, dice)
    if team.before or (team.under and _merged(department, team)):
        former, day = _former_centre(department, team)
        yield from _through_merger(life, former, day, base, own, moments)
        return
    yield life.joined, base, first
    if not team.key:
        yield moments["move"], "Trưởng phòng", first
    elif first != own:
        yield moments["move"], base, own
    if life.title == team.titles[0]:
        yield moments["deputy"], team.titles[1], own
    if life.title != base:
        yield moments["rise"], life.title, own


def _junior(title: str) -> str:
    """The rank in which one enters: nobody is recruited as a senior."""
    return title.replace(" chính", "")


def _moments(life: Life, dice: Dice, rise: bool) -> dict[str, date]:
    """Days of moving and rising, in order, all within the service."""
    end = life.left or date(2025, 6, 1)
    span = (end - life.joined).days
    found = {"move": 0.30, "deputy": 0.50, "rise": 0.72 if rise else 0.55}
    days = {
        name: date.fromordinal(life.joined.toordinal() + int(span * (part + dice.unit() * 0.08)))
        for name, part in found.items()
    }
    return {name: day.replace(day=1) for name, day in days.items()}


def _first_place(life: Life, dice: Dice) -> str:
    """Where the service began: one in five came from another unit of the department."""
    department, team = life.department, life.team
    own = key_of(department, team.key) if team.key else department.key
    moved = dice.under(0.22)
    if team.key == "":
        moved = True
    if not moved or life.joined.year > 2019:
        return own
    others = [
        other for other in department.teams
        if other.kind == "division" and not other.ends and other.key != team.key
        and other.under == (team.under if team.under == "qltt" else "")
        and not _merged(department, other)
    ]  # fmt: skip
    return key_of(department, dice.pick(others).key)


def _merged(department: Department, team: Team) -> bool:
    return any(other.before for other in department.teams if other.key == team.under)


def _former_centre(department: Department, team: Team) -> tuple[str, date]:
    centre = team if team.before else next(t for t in department.teams if t.key == team.under)
    assert centre.starts
    former = centre.before[1] if team.key == "ttkc-xt" else centre.before[0]
    return key_of(department, former), centre.starts


def _through_merger(
    life: Life, former: str, day: date, base: str, own: str, moments: dict[str, date]
) -> Iterator[tuple[date, str, str]]:
    """Staff of the centres merged in 2019 served in one of them before."""
    if life.joined < day:
        yield life.joined, base, former
    else:
        yield life.joined, base, own
    if life.left is None or life.left > day:
        if life.joined < day:
            yield day, base, own
        if life.title != base:
            yield max(moments["rise"], date(day.year + 1, 3, 1)), life.title, own


def from_inspectorate(lives: list[Life]) -> None:
    """When the inspectorate ended, its staff went to the divisions."""
    for life in lives:
        department, team = life.department, life.team
        plain = team.kind == "division" and not team.under and not life.left
        seat = int(life.key[-2:]) if plain else 0
        wanted = (team.seats, team.seats - 1) if department.key == "hanoi" else (team.seats,)
        if not plain or seat not in wanted or life.title in WORKERS or life.part:
            continue
        old = key_of(department, "tt")
        senior = seat < team.seats and life.joined.year <= SENIOR_FROM
        title = "Thanh tra viên chính" if senior else "Thanh tra viên"
        life.postings = [
            Posting(life.key, old, title, "", False, life.joined, INSPECTORATE_END),
            Posting(life.key, key_of(department, team.key), life.title, "", False,
                    INSPECTORATE_END),
        ]  # fmt: skip
