"""Commendation forms of the past: certificates, orders, medals, awards of unions and the Party."""

from __future__ import annotations

from datetime import date
from typing import Any

from thidua.foundation.demonstration.deciding import award_row, desk, give
from thidua.foundation.demonstration.dice import Dice
from thidua.foundation.demonstration.lives import FIRST_YEAR, LAST_DECIDED, Life, Work
from thidua.foundation.demonstration.rows import Achievement
from thidua.foundation.demonstration.titles import FIGHTER
from thidua.foundation.demonstration.topics import DEEDS, MOVEMENTS

COMMENDATION = "commendation_certificate"
MERIT = "ministry_province_merit_certificate"
PM_MERIT = "pm_merit_certificate"
ORDER = "labour_order_3"
MEDAL = "industry_trade_commemorative_medal"
DEEDS_KEPT_FROM = 2024  # before that only the certificates were kept


def tell_forms(lives: list[Life]) -> None:
    """Add commendation forms of every past year."""
    for year in range(FIRST_YEAR, LAST_DECIDED + 1):
        for life in lives:
            if life.served(year) and life.ratings.get(year) in ("good", "excellent"):
                _forms_of(life, year)
    for life in lives:
        _tell_medal(life)


def _forms_of(life: Life, year: int) -> None:
    dice = Dice(life.key, "forms", year)
    if "forms" not in life.quiet:
        _merit(life, year, dice)
        _higher(life, year, dice)
        if dice.under(0.018):
            who = dice.pick(("province", "province", "ministry"))
            give(life, MERIT, year, issuer=who, method="thematic")
        if dice.under(0.05 + 0.06 * life.gift):
            _commend(life, year, dice)
    if dice.under(0.02 + 0.03 * life.gift):
        _by_union_or_party(life, year, dice)


def _merit(life: Life, year: int, dice: Dice) -> None:
    """For two fighter titles in a row, or two excellent years with two works left."""
    if any(year - y < 3 for y in life.years_of(MERIT)):
        return
    free = [w for y in (year - 1, year) for w in life.works_of(y) if not w.used_for]
    titles = all(y in life.years_of(FIGHTER) for y in (year - 1, year))
    if year >= 2024:
        fit = titles and len(free) >= 2
    else:
        fit = titles or (life.ratings.get(year - 1) == life.ratings[year] == "excellent")
    if not fit or not dice.under(_generosity(year)):
        return
    _use(free[:2], MERIT, year)
    give(life, MERIT, year, issuer="ministry" if dice.under(0.3) else "")


def _generosity(year: int) -> float:
    """How often the fit are put forward; few were in the years of the epidemic."""
    if year in (2019, 2020):
        return 0.25
    return 0.85 if year >= 2024 else 0.5


def _use(works: list[Work], award: str, year: int) -> None:
    for work in works:
        work.used_for.append((award, year))


def _higher(life: Life, year: int, dice: Dice) -> None:
    """Five good years after the step before, with three fighter titles in them."""
    for award, before, chance in ((ORDER, PM_MERIT, 0.9), (PM_MERIT, MERIT, 0.8)):
        held = life.years_of(before)
        latest = max(life.years_of(award), default=0)
        steps = (y for y in held if latest < y <= year - 5)
        if any(_earned(life, y, year) for y in steps) and dice.under(
            chance if year < LAST_DECIDED else 1.0
        ):
            give(life, award, year)
            return


def _earned(life: Life, step: int, year: int) -> bool:
    titles = [y for y in life.years_of(FIGHTER) if y > step]
    excellent = any(life.ratings.get(y) == "excellent" for y in range(step + 1, year + 1))
    return len(titles) >= 3 and excellent and life.strictly(first=step + 1, last=year)


def _commend(life: Life, year: int, dice: Dice) -> None:
    """The director's certificate, with the achievement it was given for."""
    title, kind = DEEDS[life.team.trade], dice.pick(("many", "sudden", "many"))
    more: dict[str, Any] = {}
    if kind == "sudden":
        day = dice.working_day(date(year, 3, 1), date(year, 12, 20))
        number = f"{dice.whole(61, 400)}/QĐ-SCT"
        more = {"method": "sudden", "decided": day, "decision_no": number}
    give(life, COMMENDATION, year, **more)
    if year >= DEEDS_KEPT_FROM:
        used = ((COMMENDATION, year),)
        life.achievements.append(
            Achievement(life.key, f"{title} năm {year}", kind, year, used_for=used)
        )


def _by_union_or_party(life: Life, year: int, dice: Dice) -> None:
    """Awards the law's ladder does not hold, kept under their own names."""
    where, name = dice.pick((
        ("union", "Bằng khen của Ban Chấp hành Liên đoàn Lao động"),
        ("union_national", "Bằng Lao động sáng tạo"),
        ("union", "Giấy khen của Ban Thường vụ Công đoàn ngành Công Thương"),
        ("party", "Giấy khen đảng viên hoàn thành xuất sắc nhiệm vụ"),
    ))  # fmt: skip
    if where == "union_national" and not any(life.works_of(year)):
        return
    row = award_row(life.key, life.department, "", year, where)
    if "Công đoàn ngành" in name:
        row = row._replace(issuer_name=f"Công đoàn ngành Công Thương {life.department.place}")
    life.awards.append(row._replace(name=name))


def _tell_medal(life: Life) -> None:
    """The sector's medal after twenty years (men) or fifteen (women) in the sector."""
    due = life.joined.year + (20 if life.sex == "male" else 15)
    year = max(due, FIRST_YEAR)
    dice = Dice(life.key, MEDAL)
    if year <= LAST_DECIDED and life.served(year) and dice.under(0.55):
        table = desk("ministry", life.department)
        row = award_row(life.key, life.department, MEDAL, year, table.issuer)
        life.awards.append(row._replace(method="long_service", starts=None, ends=None))


def achievements_of_the_round(lives: list[Life]) -> None:
    """What 2025 holds for certificates not given yet: deeds in the unit, results in movements."""
    department = lives[0].department
    ready = [
        life for life in lives
        if life.served(2025) and life.ratings.get(2025) in ("good", "excellent")
        and not life.holds and "forms" not in life.quiet
    ]  # fmt: skip
    crowd = Dice(department.key, "deeds of 2025").shuffled(ready)
    several = max(8, len(ready) // 10)
    for life in crowd[:several]:
        title = f"{DEEDS[life.team.trade]} năm 2025"
        life.achievements.append(Achievement(life.key, title, "many", 2025))
    for number, life in enumerate(crowd[several : several + 2 + len(ready) // 100]):
        launched = ("province", "ministry")[number % 2]
        title = f"Thành tích xuất sắc trong phong trào “{MOVEMENTS[number % len(MOVEMENTS)]}”"
        life.achievements.append(
            Achievement(life.key, title, "movement", 2025, "ministry_province", launched, 1)
        )
