"""The bonus sheet of a decision: each line's amount with its formula, what it rests on, its sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from thidua.bridge.belonging import law_of
from thidua_rules.loading.money import load_money
from thidua_rules.model.law import in_language
from thidua_rules.model.verdict import Sureness
from thidua_rules.money import Given, Line, Sheet, settings_of, sheet
from thidua_rules.money.told import bonus_text, line_text, total_text

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Awarded:
    """One line of a decision's list. ``recipient``: whoever is paid; ``kind``: individual,
    collective or household; ``issuer``: the level that decides; ``achievement``: what a form is
    for, where it is known."""

    recipient: str
    award: str
    kind: str
    starts: date
    ends: date
    issuer: str
    achievement: str | None = None


@dataclass(frozen=True, slots=True)
class BonusLine:
    """``dong``: whole đồng to be paid, 0 where nothing is, None where a person decides or a number
    is not read. The texts are by language (``vi``, ``en``)."""

    dong: int | None
    verified: bool
    amount: Mapping[str, str]
    formula: Mapping[str, str]
    why: Mapping[str, str]
    sureness: Mapping[str, str]
    sources: Mapping[str, Sequence[str]]
    notes: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class BonusSheet:
    """``total``: đồng of what is settled; ``open``: lines left to a person; ``unverified``: lines
    that rest on something not verified."""

    lines: tuple[BonusLine, ...]
    total: int
    open: int
    unverified: int
    said: Mapping[str, str]


def bonus_sheet(awarded: Sequence[Awarded], decided: date, organisation: str) -> BonusSheet:
    """The sheet of a decision of that day by an organisation (uid), lines in the order asked."""
    money, law = load_money(), law_of(organisation)
    given = [
        Given(one.recipient, one.award, one.kind, decided, one.starts, one.ends, one.issuer,
              one.achievement)
        for one in awarded
    ]  # fmt: skip
    issuer = awarded[0].issuer if awarded else None
    found = sheet(money, given, settings_of(law, decided, issuer))
    names = {lang: {code: in_language(award.name, lang) for code, award in law.awards.items()}
             for lang in LANGUAGES}  # fmt: skip
    by_given = {id(line.given): _told(line, names) for line in found.lines}
    lines = tuple(by_given[id(one)] for one in given)
    return BonusSheet(lines, found.total, found.unsettled, found.unverified, _total(found))


def _total(found: Sheet) -> dict[str, str]:
    return {lang: total_text(found, lang) for lang in LANGUAGES}


def _told(line: Line, names: Mapping[str, Mapping[str, str]]) -> BonusLine:
    money = load_money()
    texts = {lang: bonus_text(money, line.bonus, lang) for lang in LANGUAGES}
    return BonusLine(
        dong=line.dong, verified=line.bonus.sureness is Sureness.VERIFIED,
        amount={lang: one.amount for lang, one in texts.items()},
        formula={lang: one.formula for lang, one in texts.items()},
        why={lang: texts[lang].why_not or line_text(line, lang, names[lang]) for lang in LANGUAGES},
        sureness={lang: one.sureness for lang, one in texts.items()},
        sources={lang: list(one.sources) for lang, one in texts.items()},
        notes={lang: [*one.readings, *one.notes] for lang, one in texts.items()},
    )  # fmt: skip
