"""What a criterion read and what it wanted, in words: «có 2, cần 3»."""

from __future__ import annotations

from collections.abc import Callable
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


def value_text(result: CriterionResult, year: int, lang: str) -> str:
    """The value read against the value required; empty where there is nothing to read."""
    if result.status is Status.ATTESTED:
        return ""
    kind = str(result.tokens.get("reading") or result.leaf)
    writer = _WRITERS.get(kind)
    if writer is not None:
        return writer(result, year, lang)
    return say(lang, {Status.MET: "yes", Status.NOT_MET: "no"}.get(result.status, "unknown"))


def _count(result: CriterionResult, year: int, lang: str) -> str:
    if result.status is Status.UNKNOWN and not result.value:
        return say(lang, "unknown")
    return say(lang, "count", value=result.value, required=result.required)


def _rating(result: CriterionResult, year: int, lang: str) -> str:
    if (result.required or 1) != 1:
        return say(lang, "run", value=result.value, required=result.required)
    actual = result.tokens.get("actual")
    if actual is None:
        return say(lang, "unrated", year=year)
    return say(lang, "rated", year=year, actual=RATING[lang][str(actual)])


def _years_with(result: CriterionResult, year: int, lang: str) -> str:
    return say(lang, "run", value=result.value, required=result.required)


def _chain(result: CriterionResult, year: int, lang: str) -> str:
    text = say(lang, "times", value=result.value, required=result.required)
    return f"{text}; {say(lang, 'proposed')}" if result.assumed else text


def _years_since(result: CriterionResult, year: int, lang: str) -> str:
    prior = result.tokens.get("prior_years") or []
    if not prior:
        return say(lang, "no")
    first = max(prior[0], year - int(str(result.value))) if result.value else prior[-1]  # type: ignore[index]
    return say(lang, "since_prior", prior=first, value=result.value, required=result.required)


def _prior(result: CriterionResult, year: int, lang: str) -> str:
    if result.years:
        return say(lang, "years", years=", ".join(map(str, result.years)))
    return say(lang, "unknown" if result.status is Status.UNKNOWN else "no")


def _share(result: CriterionResult, year: int, lang: str) -> str:
    if result.tokens.get("unknown_roll"):
        return say(lang, "share_unknown", year=year)
    value, total = int(str(result.value)), int(str(result.tokens["total"]))
    sign = ">" if result.tokens.get("strictly") else "≥"
    text = say(lang, "share", value=value, total=total, percent=percent(value, total, lang),
               sign=sign, required=result.required)  # fmt: skip
    if result.status is Status.UNKNOWN:
        text += "; " + say(lang, "share_open", at_most=result.tokens["at_most"], total=total)
    elif result.margin is not None and result.margin < 0:
        text += "; " + say(lang, "share_short", short=-result.margin)
    return f"{text}; {say(lang, 'proposed')}" if result.assumed else text


def _members(result: CriterionResult, year: int, lang: str) -> str:
    if result.status is Status.UNKNOWN:
        return say(lang, "unknown")
    if result.required == 0:
        return say(lang, "some", value=result.value) if result.value else say(lang, "none")
    text = say(lang, "persons", value=result.value, required=result.required)
    return f"{text}; {say(lang, 'proposed')}" if result.assumed else text


def _months(result: CriterionResult, year: int, lang: str) -> str:
    return say(lang, "months", value=result.value, year=year, required=result.required)


def _against(result: CriterionResult, year: int, lang: str) -> str:
    return say(lang, "some", value=result.value) if result.value else say(lang, "none")


def _age(result: CriterionResult, year: int, lang: str) -> str:
    if result.status is Status.UNKNOWN:
        return say(lang, "unknown")
    return say(lang, "age", value=result.value, required=result.required)


def _meets(result: CriterionResult, year: int, lang: str) -> str:
    if result.years:
        return say(lang, "held", year=year)
    return say(lang, {Status.MET: "meets", Status.NOT_MET: "no"}.get(result.status, "unknown"))


def _unread(result: CriterionResult, year: int, lang: str) -> str:
    return say(lang, "unread")


_WRITERS: dict[str, Callable[[CriterionResult, int, str], str]] = {
    "rating": _rating, "ratings": _count, "years_with": _years_with, "titles": _count,
    "chain": _chain, "prior": _prior, "years_since": _years_since, "initiatives": _count,
    "achievement": _count, "share": _share, "members": _members, "service": _months,
    "study": _against, "no_discipline": _against, "collective_age": _age, "meets": _meets,
    "unread": _unread,
}  # fmt: skip


def evidence_text(row: Evidence, names: Callable[[str], str], lang: str) -> str:
    """One register row: what, decision number, date, year."""
    what = {
        "awards": names,
        "ratings": lambda code: RATING[lang].get(code, code),
        "holds": lambda code: HOLD[lang].get(code, code),
    }.get(row.table, lambda code: LABEL[lang].get(code, code))(row.label)
    if row.year is not None and row.table != "holds":
        what = f"{what} ({row.year})"
    number = say(lang, "number", no=row.decision_no) if row.decision_no else ""
    if not number and row.table == "awards":
        number = say(lang, "no_number")
    when = say(lang, "date", date=day(row.decided)) if row.decided else ""
    text = say(lang, "evidence", what=what, number=number, date=when)
    return text + (say(lang, "used") if row.note == "used" else "")
