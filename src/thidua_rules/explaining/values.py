"""What a criterion read and what it wanted, in words: «có 2, cần 3»."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from ..model.verdict import CriterionResult, Evidence, Status
from .words import HOLD, LABEL, PATTERNS, RATING

Say = Callable[..., str]


def say(lang: str, pattern: str, **tokens: object) -> str:
    """One sentence pattern, filled."""
    return PATTERNS[lang][pattern].format(**tokens)


def day(value: date) -> str:
    return f"{value:%d/%m/%Y}"


def percent(part: int, whole: int, lang: str) -> str:
    """A share with at most one decimal: 66,7."""
    share = (Decimal(100 * part) / Decimal(whole or 1)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    text = f"{share.normalize():f}"
    return text.replace(".", ",") if lang == "vi" else text


@dataclass(frozen=True, slots=True)
class Told:
    """What a value's writer is given: the criterion, the reference year, the language."""

    result: CriterionResult
    year: int
    lang: str

    def say(self, pattern: str, **tokens: object) -> str:
        """A pattern in this language, filled with the value read and the value required."""
        values = {"value": self.result.value, "required": self.result.required, "year": self.year}
        return say(self.lang, pattern, **values | tokens)

    def measure(self, pattern: str, **tokens: object) -> str:
        """The same, in the words for none and for one where the language has its own."""
        number = int(str(self.result.value or 0))
        name = {0: f"{pattern}_none", 1: f"{pattern}_one"}.get(number, pattern)
        return self.say(name if name in PATTERNS[self.lang] else pattern, **tokens)

    @property
    def unknown(self) -> bool:
        return self.result.status is Status.UNKNOWN

    def proposed(self, text: str) -> str:
        """Says that the round's own list was counted, where it was."""
        counted = self.result.assumed or self.result.tokens.get("counts_proposal")
        return f"{text}; {self.say('proposed')}" if counted else text


def value_text(result: CriterionResult, year: int, lang: str) -> str:
    """The value read against the value required; empty where there is nothing to read."""
    if result.status is Status.ATTESTED:
        return ""
    kind = str(result.tokens.get("reading") or result.leaf)
    return _WRITERS.get(kind, _yes_no)(Told(result, year, lang))


def _yes_no(told: Told) -> str:
    return told.say({Status.MET: "yes", Status.NOT_MET: "no"}.get(told.result.status, "unknown"))


def _count(told: Told) -> str:
    if told.unknown and not told.result.value:
        return told.say("unknown")
    return told.proposed(told.measure("count"))


def _rating(told: Told) -> str:
    if (told.result.required or 1) != 1:
        return _run(told)
    actual = told.result.tokens.get("actual")
    if actual is None:
        return told.say("unrated")
    return told.say("rated", actual=RATING[told.lang][str(actual)])


def _years_with(told: Told) -> str:
    return told.proposed(_run(told))


def _run(told: Told) -> str:
    """The unbroken years that end with the reference year."""
    if told.unknown and not told.result.value:
        return told.say("unknown")
    if told.result.required == 1:
        return told.say("run_single" if told.result.value else "run_single_none")
    return told.measure("run")


def _chain(told: Told) -> str:
    if told.unknown and not told.result.value:
        return told.say("unknown")
    return told.proposed(told.measure("times"))


def _years_since(told: Told) -> str:
    prior = told.result.tokens.get("prior_years")
    if not isinstance(prior, list) or not prior:
        return told.say("unknown" if told.unknown else "no")
    counted = int(str(told.result.value))
    first = max(prior[0], told.year - counted) if counted else prior[-1]
    return told.measure("since_prior", prior=first)


def _prior(told: Told) -> str:
    if told.result.years:
        return told.say("years", years=", ".join(map(str, told.result.years)))
    return told.say("unknown" if told.unknown else "no")


def _share(told: Told) -> str:
    result, tokens = told.result, told.result.tokens
    if tokens.get("unknown_roll"):
        return told.say("share_unknown")
    value, total = int(str(result.value)), int(str(tokens["total"]))
    if not total:
        return told.say("share_nobody")
    sign = ">" if tokens.get("strictly") else "≥"
    text = told.say("share", total=total, percent=percent(value, total, told.lang), sign=sign)
    if told.unknown:
        text += "; " + told.say("share_open", at_most=tokens["at_most"], total=total)
    elif result.margin is not None and result.margin < 0:
        text += "; " + told.say("share_short", short=-result.margin)
    return told.proposed(text)


def _members(told: Told) -> str:
    if told.unknown:
        return told.say("unknown")
    return _against(told) if told.result.required == 0 else told.proposed(told.measure("persons"))


def _months(told: Told) -> str:
    return told.measure("months")


def _against(told: Told) -> str:
    if told.unknown:
        return told.say("unknown")
    return told.measure("some")


def _age(told: Told) -> str:
    return told.say("unknown") if told.unknown else told.measure("age")


def _tenure(told: Told) -> str:
    """Whole years and months, and what a woman needs where that is less."""
    if told.unknown and not told.result.value:
        return told.say("unknown")
    years, months = divmod(int(str(told.result.value)), 12)
    women, needed = told.result.tokens.get("women_years"), told.result.tokens["years"]
    text = told.say("tenure", time=_time(years, months, told), needed=needed)
    if women is not None:
        text += told.say("tenure_women", women=women)
    return f"{text}; {told.say('tenure_open')}" if told.unknown else text


def _time(years: int, months: int, told: Told) -> str:
    """«1 năm 5 tháng»; a part that is nothing is not said."""
    units = (("year_unit", years), ("month_unit", months))
    parts = [told.say(unit if n != 1 else f"{unit}_one", n=n) for unit, n in units if n]
    return " ".join(parts) or told.say("no_month")


def _meets(told: Told) -> str:
    if told.result.years:
        return told.say("held")
    return told.say({Status.MET: "meets", Status.NOT_MET: "no"}.get(told.result.status, "unknown"))


def _unread(told: Told) -> str:
    return told.say("unread")


_WRITERS: dict[str, Callable[[Told], str]] = {
    "rating": _rating, "ratings": _count, "years_with": _years_with, "titles": _count,
    "chain": _chain, "prior": _prior, "years_since": _years_since, "initiatives": _count,
    "achievement": _count, "share": _share, "members": _members, "service": _months,
    "study": _against, "absence": _against, "no_discipline": _against, "collective_age": _age,
    "meets": _meets, "unread": _unread,
    "holds_any": _count, "time_in_sector": _tenure,
}  # fmt: skip


def evidence_text(row: Evidence, names: Callable[[str], str], lang: str) -> str:
    """One register row: what, decision number, date, year."""
    what = label_text(row, names, lang)
    if row.year is not None and row.table != "holds":
        what = f"{what} ({row.year})"
    number = say(lang, "number", no=row.decision_no) if row.decision_no else ""
    if not number and row.table == "awards":
        number = say(lang, "no_number")
    dated = "from_day" if row.table == "holds" else "date"
    when = say(lang, dated, date=day(row.decided)) if row.decided else ""
    text = say(lang, "evidence", what=what, number=number, date=when)
    return text + (say(lang, row.note) if row.note in ("used", "revoked", "left_out") else "")


def label_text(row: Evidence, names: Callable[[str], str], lang: str) -> str:
    """The word that names a register row: an award's name, a rating, a kind, or its own title."""
    if row.table in ("awards", "posts"):
        return names(row.label)
    words = {"ratings": RATING, "holds": HOLD}.get(row.table, LABEL)[lang]
    return words.get(row.label, row.label)
