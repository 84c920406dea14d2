"""Several awards of one recipient at the same moment, and the sheet of a whole decision.

Decree 152/2025 Article 49: titles for the same period, the highest amount only; titles for
different periods all; a title and a form both; forms for different achievements all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..model.sureness import weakest
from ..model.verdict import Sureness
from .bonus import Bonus, bonus
from .model import MoneyLaw

PAID = ("only_one", "highest_title", "title_with_form", "other_period", "other_achievement")
NOT_PAID = ("lower_title",)
OPEN = ("same_achievement", "no_amount", "no_rule")


@dataclass(frozen=True, slots=True)
class Given:
    """One award given to one recipient.

    ``starts`` and ``ends`` are the period the achievement was counted in (both days included);
    ``achievement`` names what a form is for, where it is known.
    """

    recipient: str
    award: str
    kind: str
    decided: date
    starts: date
    ends: date
    issuer: str | None = None
    achievement: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One award on the sheet: its bonus, whether it is paid, and why.

    ``paid`` None: the law does not settle it, a person decides. ``dong`` is what the sheet pays:
    0 where it is not paid, None where it is open.
    """

    given: Given
    bonus: Bonus
    paid: bool | None
    reason: str
    dong: int | None
    higher: Given | None = None  # the title that is paid instead


@dataclass(frozen=True, slots=True)
class Sheet:
    """All lines of a decision and their sums, in đồng.

    ``total`` counts what is settled; with the open lines that have an amount it could reach
    ``at_most``. ``unsettled`` counts lines left to a person. ``by_payer`` adds up ``total``.
    """

    lines: tuple[Line, ...]
    total: int
    at_most: int
    unsettled: int
    unverified: int
    by_payer: Mapping[str, int]
    by_recipient: Mapping[str, int]
    sureness: Sureness


def sheet(
    money: MoneyLaw, given: Sequence[Given], settings: Mapping[str, str] | None = None
) -> Sheet:
    """The payment sheet of awards decided at one moment; one recipient's awards are compared."""
    lines: list[Line] = []
    for own in _by_recipient(given).values():
        lines.extend(_settle(money, own, settings))
    settled = [(line, line.dong) for line in lines if line.dong is not None]
    total = sum(dong for _, dong in settled)
    open_lines = [line for line in lines if line.paid is None]
    return Sheet(
        lines=tuple(lines),
        total=total,
        at_most=total + sum(line.bonus.dong or 0 for line in open_lines),
        unsettled=len(open_lines),
        unverified=sum(line.bonus.sureness is not Sureness.VERIFIED for line in lines),
        by_payer=_sums((line.bonus.payer or "", dong) for line, dong in settled),
        by_recipient=_sums((line.given.recipient, dong) for line, dong in settled),
        sureness=weakest(*(line.bonus.sureness for line in lines)),
    )


def _by_recipient(given: Sequence[Given]) -> dict[str, list[Given]]:
    found: dict[str, list[Given]] = {}
    for item in given:
        found.setdefault(item.recipient, []).append(item)
    return found


def _sums(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, dong in pairs:
        found[key] = found.get(key, 0) + dong
    return found


def _settle(
    money: MoneyLaw, given: Sequence[Given], settings: Mapping[str, str] | None
) -> list[Line]:
    """One recipient's awards of one moment."""
    counted = [
        (item, bonus(money, item.award, item.kind, item.decided, issuer=item.issuer,
                     settings=settings))
        for item in given
    ]  # fmt: skip
    return [_line(money, item, found, counted) for item, found in counted]


def _line(
    money: MoneyLaw, item: Given, found: Bonus, counted: Sequence[tuple[Given, Bonus]]
) -> Line:
    if found.dong is None:
        return Line(item, found, None, "no_amount", None)
    others = [(other, theirs) for other, theirs in counted if other is not item]
    regime = money.regime_on(item.decided)
    if others and (regime is None or regime.scale is None):
        return Line(item, found, None, "no_rule", None)
    if found.family == "title":
        return _title(item, found, others)
    return _form(item, found, others)


def _title(item: Given, found: Bonus, others: Sequence[tuple[Given, Bonus]]) -> Line:
    """Titles whose periods overlap: the highest amount only (the first listed of equal ones)."""
    titles = [(o, b) for o, b in others if b.family == "title"]
    rivals = [(o, b) for o, b in titles if _overlap(item, o)]
    beaten = next((o for o, b in rivals if _beats(o, b, item, found)), None)
    if beaten is not None:
        return Line(item, found, False, "lower_title", 0, beaten)
    if rivals:
        reason = "highest_title"
    elif titles:
        reason = "other_period"
    else:
        reason = "title_with_form" if others else "only_one"
    return Line(item, found, True, reason, found.dong)


def _beats(other: Given, theirs: Bonus, item: Given, own: Bonus) -> bool:
    if theirs.dong is None or own.dong is None:
        return False
    if theirs.dong != own.dong:
        return theirs.dong > own.dong
    return (other.award, other.starts) < (item.award, item.starts)


def _form(item: Given, found: Bonus, others: Sequence[tuple[Given, Bonus]]) -> Line:
    """Forms for different periods or achievements: all; for one and the same: a person decides."""
    forms = [o for o, b in others if b.family == "form"]
    if any(_same_achievement(item, other) for other in forms):
        return Line(item, found, None, "same_achievement", None)
    alone = "title_with_form" if others else "only_one"
    return Line(item, found, True, "other_achievement" if forms else alone, found.dong)


def _same_achievement(one: Given, other: Given) -> bool:
    """Named achievements are compared by name; unnamed ones by their period."""
    if one.achievement and other.achievement:
        return one.achievement == other.achievement
    return _overlap(one, other)


def _overlap(one: Given, other: Given) -> bool:
    return one.starts <= other.ends and other.starts <= one.ends
