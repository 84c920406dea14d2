"""Several awards of one recipient at the same moment, and the sheet of a whole decision.

Decree 152/2025 Article 49: titles for the same period, the highest amount only; titles for
different periods all; a title and a form both; forms for different achievements all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from ..model.sureness import weakest
from ..model.verdict import Sureness
from .bonus import Bonus, bonus
from .model import MoneyLaw


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
    higher: Given | None = None  # the title paid instead, or (open) the one that may be


@dataclass(frozen=True, slots=True)
class Sheet:
    """All lines of a decision and their sums, in đồng.

    ``total`` counts what is settled; with the open lines that have an amount and can be paid
    together it could reach ``at_most``. ``unsettled`` counts lines left to a person. ``by_payer``
    adds up ``total``.
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
    open_most = 0
    for own in _by_recipient(given).values():
        settled_lines, most = _settle(money, own, settings)
        lines.extend(settled_lines)
        open_most += most
    settled = [(line, line.dong) for line in lines if line.dong is not None]
    total = sum(dong for _, dong in settled)
    open_lines = [line for line in lines if line.paid is None]
    return Sheet(
        lines=tuple(lines),
        total=total,
        at_most=total + open_most,
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
) -> tuple[list[Line], int]:
    """One recipient's awards of one moment, and the most that their open lines can bring."""
    counted = [
        _Counted(item, bonus(money, item.award, item.kind, item.decided, issuer=item.issuer,
                             settings=settings))
        for item in given
    ]  # fmt: skip
    worlds = list(_worlds(counted))
    lines = [_line(place, counted, worlds) for place in range(len(counted))]
    return lines, _most(lines, worlds)


def _most(lines: Sequence[Line], worlds: Sequence[Mapping[int, Given]]) -> int:
    waiting = [(place, line.bonus.dong or 0) for place, line in enumerate(lines)
               if line.paid is None]  # fmt: skip
    return max(sum(dong for place, dong in waiting if place not in beaten) for beaten in worlds)


@dataclass(frozen=True, slots=True)
class _Counted:
    given: Given
    bonus: Bonus

    @property
    def unknown_title(self) -> bool:
        return self.bonus.family == "title" and self.bonus.dong is None


def _worlds(counted: Sequence[_Counted]) -> Iterator[dict[int, Given]]:
    """What is beaten, for every place the titles without an amount may take among the others,
    from the lowest up."""
    amounts = {place: one.bonus.dong for place, one in enumerate(counted)
               if one.bonus.family == "title" and one.bonus.dong is not None}  # fmt: skip
    unknown = [place for place, one in enumerate(counted) if one.unknown_title]
    levels = [-1.0, *(dong + 0.5 for dong in sorted(set(amounts.values())))]
    for chosen in product(levels, repeat=len(unknown)):
        yield _beaten_titles(counted, amounts | dict(zip(unknown, chosen, strict=True)))


def _beaten_titles(
    counted: Sequence[_Counted], amounts: Mapping[int, float]
) -> dict[int, Given]:  # fmt: skip
    """Title not paid (its place in the list) → the higher one paid for an overlapping period.

    From the highest amount down, of equal ones the first listed: what is paid bars what overlaps
    it, and what is not paid bars nothing.
    """
    paid: list[Given] = []
    beaten: dict[int, Given] = {}
    for place in sorted(amounts, key=lambda at: (-amounts[at], at)):
        item = counted[place].given
        higher = next((other for other in paid if _overlap(item, other)), None)
        if higher is None:
            paid.append(item)
        else:
            beaten[place] = higher
    return beaten


def _line(place: int, counted: Sequence[_Counted], worlds: Sequence[Mapping[int, Given]]) -> Line:
    item, found = counted[place].given, counted[place].bonus
    if found.dong is None:
        return Line(item, found, None, "no_amount", None)
    others = [one for at, one in enumerate(counted) if at != place]
    if found.family == "form":
        return _form(item, found, others)
    lost = [beaten[place] for beaten in worlds if place in beaten]
    if len(lost) == len(worlds):
        return Line(item, found, False, "lower_title", 0, lost[0])
    if lost:
        decides = next(one.given for one in counted if one.unknown_title)
        return Line(item, found, None, "lower_perhaps", None, decides)
    return Line(item, found, True, _why_title(item, others), found.dong)


def _why_title(item: Given, others: Sequence[_Counted]) -> str:
    """Why a title that nothing bars is paid."""
    titles = [one.given for one in others if one.bonus.family == "title"]
    if any(_overlap(item, other) for other in titles):
        return "highest_title"
    if titles:
        return "other_period"
    return "title_with_form" if others else "only_one"


def _form(item: Given, found: Bonus, others: Sequence[_Counted]) -> Line:
    """Forms for different periods or achievements: all; for one and the same: a person decides."""
    forms = [one.given for one in others if one.bonus.family == "form"]
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
