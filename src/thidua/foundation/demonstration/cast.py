"""Written stories: people whose history shows a case of the law, among those told by chance."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from thidua.foundation.demonstration.deciding import give
from thidua.foundation.demonstration.dice import Dice
from thidua.foundation.demonstration.lives import Life
from thidua.foundation.demonstration.offices import WORKERS
from thidua.foundation.demonstration.rows import Absence, Discipline, Hold, Posting
from thidua.foundation.demonstration.years import work

GRASSROOTS = "emulation_fighter_grassroots"
PROVINCIAL = "emulation_fighter_ministry_province"
MERIT = "ministry_province_merit_certificate"
CERTIFICATE = "commendation_certificate"
PM_MERIT = "pm_merit_certificate"
FULL = frozenset({"works", "titles", "forms", "leave"})
Story = Callable[[Life, int], None]


class Part(NamedTuple):
    """``counts``: how many in Hà Tĩnh, in Hà Nội. ``joined``: in service by that year."""

    story: Story
    counts: tuple[int, int]
    joined: int = 2014
    sex: str = ""
    youngest: int = 28
    leads: bool = True  # may be told of a deputy head


def cast(lives: list[Life]) -> None:
    """Give each part to people it fits, spread over the units."""
    department = lives[0].department.key
    column = 0 if department == "hatinh" else 1
    crowd = Dice(department, "cast").shuffled([x for x in lives if _free(x)])
    for part in PARTS:
        fitting = [life for life in crowd if not life.part and _fits(life, part)]
        for number, life in enumerate(fitting[: part.counts[column]]):
            life.part = part.story.__name__
            part.story(life, number)
    _director(next(life for life in lives if life.title == "Giám đốc Sở"))


def _free(life: Life) -> bool:
    special = life.title in (life.team.titles[0], *WORKERS)
    return life.left is None and not special


def _fits(life: Life, part: Part) -> bool:
    age = 2025 - life.born.year
    return (
        life.joined.year <= part.joined and age >= part.youngest and age <= 55
        and part.sex in ("", life.sex) and (part.leads or life.title not in life.team.titles)
    )  # fmt: skip


def _rated(life: Life, first: int, last: int, *excellent: int) -> None:
    for year in range(first, last + 1):
        life.set_ratings[year] = "excellent" if year in excellent else "good"


def _fighter(life: Life, *years: int) -> None:
    """Grassroots titles, each on an initiative of its year."""
    for year in years:
        done = work(life, year)
        done.used_for.append((GRASSROOTS, year))
        life.works.append(done)
        give(life, GRASSROOTS, year)


def three_titles(life: Life, number: int) -> None:
    """Three grassroots titles in a row and an initiative of the province, not used yet."""
    life.quiet, life.gift = FULL, 0.5
    _rated(life, 2017, 2025, 2023, *((2025,) if number % 2 else ()))
    if number == 0:
        _fighter(life, 2019, 2020, 2021)
        give(life, PROVINCIAL, 2021)
    _fighter(life, 2022, 2023, 2024)
    life.works.append(work(life, 2024 - number % 2, level="ministry_province"))
    if number % 4 == 0:
        life.works.append(work(life, 2025))


def national_fighter(life: Life, _number: int) -> None:
    """Titles of the province for 2024 and of the ministry for 2025, a work of national reach."""
    life.quiet, life.gift = FULL, 0.6
    _rated(life, 2016, 2025, 2022, 2024, 2025)
    _fighter(life, 2020, 2021, 2022, 2023, 2024)
    give(life, PROVINCIAL, 2024)
    give(life, PROVINCIAL, 2025, issuer="ministry")
    life.works.append(work(life, 2023, level="national", science=True, replicable=True))


def national_in_doubt(life: Life, _number: int) -> None:
    """Titles of the province three years apart: whether they are consecutive is not settled."""
    life.quiet, life.gift = FULL, 0.6
    _rated(life, 2016, 2025, 2021, 2024)
    _fighter(life, 2019, 2020, 2021, 2022, 2023, 2024)
    give(life, PROVINCIAL, 2022)
    give(life, PROVINCIAL, 2025, issuer="ministry")
    life.works.append(work(life, 2024, level="national", replicable=True))


def merit_ready(life: Life, number: int) -> None:
    """Two excellent years and two initiatives that served no title."""
    life.quiet, life.gift = FULL, 0.5
    _rated(life, 2019, 2025, 2024, 2025)
    if number:
        give(life, GRASSROOTS, 2024)
    life.works += [work(life, 2024), work(life, 2025)]


def never_nominated(life: Life, _number: int) -> None:
    """Years of excellent work and initiatives; nobody ever put the name forward."""
    life.quiet, life.gift = FULL, 0.5
    _rated(life, 2015, 2025, 2020, 2022, 2023, 2024, 2025)
    life.works += [work(life, year) for year in (2022, 2024, 2025)]


def pm_merit_ready(life: Life, number: int) -> None:
    """A certificate of the province, then six good years with three grassroots titles."""
    life.quiet, life.gift = FULL, 0.5
    _rated(life, 2015, 2025, 2021)
    _fighter(life, 2018, 2021, 2022, 2024 - number)
    give(life, MERIT, 2019 - number)


def order_ready(life: Life, _number: int) -> None:
    """A certificate of the Prime Minister, then seven good years with three grassroots titles."""
    life.quiet, life.gift = FULL, 0.5
    _rated(life, 2011, 2025, 2012, 2013, 2021, 2023)
    _fighter(life, 2012, 2013, 2015, 2020, 2022, 2023)
    give(life, MERIT, 2012)
    give(life, PM_MERIT, 2018)


def under_inspection(life: Life, number: int) -> None:
    """Meets much, but review waits for the outcome."""
    life.quiet, life.gift = FULL - {"works"}, 0.8
    _rated(life, 2020, 2025, 2024, 2025)
    grounds = ("inspection", "discipline_pending", "complaint")
    notes = (
        "Đang thanh tra việc quản lý kinh phí khuyến công năm 2024",
        "Hội đồng kỷ luật đang xem xét",
        "Đang xác minh nội dung đơn",
    )
    day = (date(2025, 11, 3), date(2025, 12, 10), date(2025, 12, 22))[number % 3]
    life.holds.append(Hold(life.key, grounds[number % 3], day, None, notes[number % 3]))


def inspection_cleared(life: Life, _number: int) -> None:
    """An inspection that ended without fault: review goes on."""
    life.quiet = frozenset({"forms"})
    life.holds.append(
        Hold(life.key, "inspection", date(2024, 3, 4), date(2024, 9, 16), "Kết luận không vi phạm")
    )


def disciplined_before(life: Life, _number: int) -> None:
    """A reprimand that ended in 2023; only later achievements count."""
    life.quiet, life.gift = FULL, 0.5
    _rated(life, 2016, 2025, 2019, 2024, 2025)
    life.set_ratings[2022] = "completed"
    _fighter(life, 2019, 2020, 2021, 2024)
    life.discipline.append(
        Discipline(life.key, "reprimand", date(2022, 5, 16), date(2023, 5, 16), "94/QĐ-SCT")
    )


def disciplined_now(life: Life, _number: int) -> None:
    life.quiet = FULL
    life.set_ratings[2025] = "not_completed"
    life.discipline.append(
        Discipline(life.key, "warning", date(2025, 8, 11), date(2026, 8, 11), "187/QĐ-SCT")
    )


def on_maternity_leave(life: Life, number: int) -> None:
    life.quiet = frozenset({"leave"})
    life.born = life.born.replace(year=1992 + number % 4)
    life.set_ratings[2025] = "good"
    starts = date(2025, 3 + number, 1)
    life.absences.append(Absence(life.key, "maternity", starts, starts.replace(month=9 + number)))


def studied_well(life: Life, _number: int) -> None:
    life.quiet = frozenset({"leave"})
    life.set_ratings |= {2023: "good", 2024: "good", 2025: "excellent"}
    life.absences.append(
        Absence(life.key, "study", date(2023, 9, 4), date(2025, 6, 30), result="good")
    )


def studied_poorly(life: Life, _number: int) -> None:
    """A full-time course that ended below «khá»."""
    life.quiet = FULL
    life.set_ratings |= {2024: "good", 2025: "good"}
    life.absences.append(
        Absence(life.key, "study", date(2024, 2, 1), date(2025, 7, 15), result="average")
    )


def seconded(life: Life, _number: int) -> None:
    life.absences.append(
        Absence(life.key, "secondment", date(2024, 4, 1), date(2025, 4, 1), full_time=False)
    )


def two_of_three(life: Life, _number: int) -> None:
    """One title short of three in a row."""
    life.quiet, life.gift = FULL, 0.5
    _rated(life, 2019, 2025, 2021)
    _fighter(life, 2020, 2021, 2023, 2024)
    life.works.append(work(life, 2024, level="ministry_province"))


def known_at_base_only(life: Life, _number: int) -> None:
    """Three titles in a row, but no initiative that the province has recognised."""
    life.quiet, life.gift = FULL, 0.5
    _rated(life, 2018, 2025, 2022)
    _fighter(life, 2022, 2023, 2024)


def one_initiative_short(life: Life, _number: int) -> None:
    """Two excellent years, one unused initiative where two are asked."""
    life.quiet, life.gift = FULL, 0.5
    _rated(life, 2019, 2025, 2024, 2025)
    life.works.append(work(life, 2025))


def one_title_short(life: Life, _number: int) -> None:
    """A certificate and good years, but two grassroots titles where three are asked."""
    life.quiet, life.gift = FULL, 0.4
    _rated(life, 2015, 2025)
    _fighter(life, 2017, 2020, 2022)
    give(life, MERIT, 2018)


def revoked_certificate(life: Life, _number: int) -> None:
    """Two certificates taken back after a later conclusion; the lower one was given back."""
    life.quiet = frozenset({"forms", "titles"})
    _rated(life, 2014, 2019)
    give(life, MERIT, 2016, revoked=date(2019, 4, 22))
    give(life, CERTIFICATE, 2017, revoked=date(2019, 4, 22), restored=date(2019, 10, 15))


def came_from_elsewhere(life: Life, number: int) -> None:
    """Transferred in; the records of the years before have not come along."""
    life.quiet = frozenset({"forms"})
    life.known_from = 2023
    _rated(life, 2023, 2025, *((2024, 2025) if number % 2 == 0 else ()))
    arrived = date(2022, 12, 15)
    last = life.postings[-1]
    origin = f"{life.department.key}/tinh"
    life.postings = [
        Posting(life.key, origin, "Chuyên viên", "", False, life.joined, arrived),
        last._replace(starts=arrived, ends=None),
    ]


def came_from_district(life: Life, number: int) -> None:
    """Served in a district's economic office until the districts ended."""
    life.quiet, life.gift = frozenset({"forms"}), 0.7
    district = f"{life.department.key}/pkt-{(9, 16, 24)[number]:02}"
    day = date(2025, 7, 1)
    life.postings = [
        Posting(life.key, district, "Chuyên viên", "", False, life.joined, day),
        life.postings[-1]._replace(starts=day, ends=None),
    ]


def new_this_autumn(life: Life, number: int) -> None:
    """Recruited less than six months before the year's end: not rated, not considered."""
    _recruited(life, date(2025, 9, 3 + number))


def new_this_spring(life: Life, number: int) -> None:
    _recruited(life, date(2025, 5, 5 + number))
    life.set_ratings[2025] = "good"


def _recruited(life: Life, day: date) -> None:
    life.quiet = FULL
    life.born = life.born.replace(year=2000 + day.day % 3)
    life.joined = day
    last = life.postings[-1]
    life.postings = [last._replace(starts=day, ends=None)]


def retiring(life: Life, number: int) -> None:
    """Leaves in 2026, between the two rounds."""
    day = date(2026, 3 + number, 1)
    life.left = day
    month = day.month - 1
    life.born = date(2026 - (61 if life.sex == "male" else 57), month, 14)
    life.postings[-1] = life.postings[-1]._replace(ends=day)


def _director(life: Life) -> None:
    """Provincial title and certificate for 2017–2019, handed over at the conference of 2020."""
    life.part, life.quiet, life.gift = "director", frozenset({"forms", "works", "titles"}), 0.8
    _rated(life, 2013, 2025, 2017, 2018, 2019, 2021, 2024)
    _fighter(life, 2017, 2018, 2019, 2023)
    provincial = work(life, 2018, level="ministry_province")
    provincial.used_for.append((PROVINCIAL, 2019))
    life.works.append(provincial)
    period: dict[str, Any] = {
        "starts": date(2017, 1, 1),
        "ends": date(2019, 12, 31),
        "decided": date(2020, 4, 14),
    }
    give(life, PROVINCIAL, 2019, **period)
    give(life, MERIT, 2019, **period)


PARTS = (
    Part(national_fighter, (1, 1), joined=2010),
    Part(national_in_doubt, (0, 1), joined=2010),
    Part(order_ready, (1, 2), joined=2008, youngest=40),
    Part(pm_merit_ready, (1, 2), joined=2012, youngest=34),
    Part(three_titles, (4, 6)),
    Part(merit_ready, (2, 3), joined=2016),
    Part(never_nominated, (1, 2)),
    Part(under_inspection, (2, 3)),
    Part(inspection_cleared, (1, 1)),
    Part(disciplined_before, (1, 1), joined=2013),
    Part(disciplined_now, (1, 1), leads=False),
    Part(on_maternity_leave, (2, 3), joined=2019, sex="female", leads=False),
    Part(studied_well, (0, 1), joined=2019, leads=False),
    Part(studied_poorly, (1, 1), joined=2019, leads=False),
    Part(seconded, (1, 1)),
    Part(two_of_three, (2, 3)),
    Part(known_at_base_only, (1, 2)),
    Part(one_initiative_short, (1, 2)),
    Part(one_title_short, (1, 2)),
    Part(revoked_certificate, (1, 1), joined=2012),
    Part(came_from_elsewhere, (2, 3), joined=2018, leads=False),
    Part(came_from_district, (0, 3), joined=2016, leads=False),
    Part(new_this_autumn, (2, 3), joined=2023, leads=False),
    Part(new_this_spring, (1, 2), joined=2023, leads=False),
    Part(retiring, (1, 2), joined=1998, youngest=50),
)
