"""Which instruments a decision rests on: those that judge its files, hand over the award and pay
the bonus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thidua.bridge.belonging import law_of
from thidua_rules.loading.money import load_money
from thidua_rules.model.law import Instrument, Law
from thidua_rules.model.verdict import Sureness

ORDER = ("law", "resolution", "decree", "decision", "circular")


@dataclass(frozen=True, slots=True)
class Ground:
    """An instrument as a paper names it; ``name`` without the year we tell it apart by."""

    kind: str
    number: str
    name: str
    issued: date | None
    verified: bool


def grounds_of(
    awards: Iterable[str], *, received: date, decided: date, organisation: str
) -> tuple[Ground, ...]:
    """For files received on a day and a decision of a day, by an organisation (uid); laws first.

    Args:
        awards: codes of the awards decided; none for a paper about no award.
    """
    law = law_of(organisation)
    codes = {code for award in awards for code in _of_award(law, award, received)}
    regime = load_money().regime_on(decided)
    if regime is not None:
        codes.add(regime.citation.instrument)
    codes |= {code for code in _statute(law, received) if code}
    found = [law.instruments[code] for code in codes if code in law.instruments]
    ranked = sorted(found, key=lambda one: (_rank(one), one.issued or date.max))
    return tuple(_ground(one) for one in ranked if one.kind in ORDER)


def _of_award(law: Law, award: str, received: date) -> Iterable[str]:
    known = law.awards.get(award)
    for standard in known.standards if known else ():
        version = standard.version_for(received=received, sent=None)
        if version is not None:
            yield version.citation.instrument


def _statute(law: Law, received: date) -> Iterable[str]:
    """The law on emulation and commendation in force on the day, and what amends it by then."""
    for code, one in law.instruments.items():
        if one.kind != "law" or not _in_force(one, received):
            continue
        if "thi đua" in one.name["vi"].lower():
            yield code


def _in_force(one: Instrument, day: date) -> bool:
    return bool(one.starts and one.starts <= day and (one.ends is None or day < one.ends))


def _rank(one: Instrument) -> int:
    return ORDER.index(one.kind) if one.kind in ORDER else len(ORDER)


def _ground(one: Instrument) -> Ground:
    name = one.name["vi"].rpartition(" (")[0] or one.name["vi"]
    words = name.split()
    if words and words[-1].isdecimal():
        name = " ".join(words[:-1])
    return Ground(one.kind, one.number, name, one.issued, one.sure is Sureness.VERIFIED)
