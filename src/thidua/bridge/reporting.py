"""Which days a reporting year of the state's statistics covers: read from the law data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua_rules.loading.calendar import load_calendar
from thidua_rules.model.verdict import Sureness
from thidua_rules.quotas.sentences import cited


@dataclass(frozen=True, slots=True)
class Stretch:
    """``ends`` included. ``sure``: whether the text was read; no ``cited`` where none is known and
    the calendar year is taken."""

    starts: date
    ends: date
    cited: str = ""
    sure: bool = False


def statistics_year(year: int, lang: str = "vi") -> Stretch:
    period = load_calendar().periods["statistics_year"]
    for one in period.versions:
        if one.from_year <= year and (one.to_year is None or year < one.to_year):
            (month, day, years), (last_month, last_day, more) = one.starts, one.ends
            return Stretch(
                date(year + years, month, day), date(year + more, last_month, last_day),
                cited(one.citation, lang), one.citation.sureness is Sureness.VERIFIED,
            )  # fmt: skip
    return Stretch(date(year, 1, 1), date(year, 12, 31))
