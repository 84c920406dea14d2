"""What changed between two days beside the standards: money, deadlines, dossiers, votes, quotas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from ..model.law import Award, Law, Text
from .beyond_facts import LANGS, TOPICS, Fact, award_facts, general_facts
from .diffing import SAME, AwardDiff, Line, diff_award
from .wording import TOPIC_WORDS

RECORDED = ("salary", "rounding", "multiple", "deadline", "cap")
"""Topics of which the data does not hold every time: what is not there is not said to be new."""
Facts = Mapping[str, tuple[Fact, ...]]  # topic → the facts of a day


@dataclass(frozen=True, slots=True)
class Shift:
    """One statement that is otherwise. ``state``: added | dropped | raised | lowered | changed |
    cited (the same, by another article) | read (could not be compared before) | unread |
    first_noted, last_noted (not recorded for the other day)."""

    topic: str
    state: str
    names: tuple[Text, ...]  # whom it concerns, or the name of a deadline
    old: Fact | None
    new: Fact | None


def diff_one(law: Law, award: Award, old: date, new: date) -> AwardDiff:
    """An award on two days with all that stands beside its standards."""
    found = diff_award(award, old, new)
    told = {line.new.kind if line.new else line.old.kind if line.old else ""
            for one in found.standards for line in one.lines if _is_told(line)}  # fmt: skip
    shifts = _shifts(_of_award(law, award.code, old), _of_award(law, award.code, new))
    # A vote or quota that the standard's own lines tell of is not told twice.
    return replace(found, beyond=tuple(s for s in shifts if s.topic not in told))


def diff_general(law: Law, old: date, new: date) -> tuple[Shift, ...]:
    """What changed whatever the award."""
    if not _complete(law):
        return ()
    return tuple(_shifts(_by_topic(general_facts(law, old)), _by_topic(general_facts(law, new))))


def _is_told(line: Line) -> bool:
    return line.part == "procedure" and line.state != SAME


@lru_cache(maxsize=256)
def _of_award(law: Law, code: str, on: date) -> Facts:
    return _by_topic(award_facts(law, law.awards[code], on)) if _complete(law) else {}


def _complete(law: Law) -> bool:
    """Whether the law's folder has files of its own on money and the rest."""
    if law.places is None:
        return True
    folders = ("money", "calendar", "dossiers", "ballots", "quotas")
    return all((law.places.root / folder).is_dir() for folder in folders)


def _by_topic(facts: Iterable[Fact]) -> Facts:
    found: dict[str, tuple[Fact, ...]] = {}
    for fact in facts:
        found[fact.topic] = (*found.get(fact.topic, ()), fact)
    return found


def _shifts(old: Facts, new: Facts) -> Iterator[Shift]:
    for topic in TOPICS:
        yield from _gathered(_of_topic(topic, old.get(topic, ()), new.get(topic, ())))


def _of_topic(topic: str, old: tuple[Fact, ...], new: tuple[Fact, ...]) -> Iterator[Shift]:
    """Statement by statement; against a text nobody has read only that is said."""
    blind = [fact for fact in (*old, *new) if fact.unread]
    if blind and not (all(f.unread for f in old) and all(f.unread for f in new)):
        yield from _blind(topic, old, new)
        return
    before, after = ({fact.key: fact for fact in facts} for facts in (old, new))
    for key in dict.fromkeys((*after, *before)):
        shift = _shift(topic, before.get(key), after.get(key))
        if shift is not None:
            yield shift


def _blind(topic: str, old: tuple[Fact, ...], new: tuple[Fact, ...]) -> Iterator[Shift]:
    for state, gone, seen in (("read", old, new), ("unread", new, old)):
        marks = [fact for fact in gone if fact.unread]
        for fact in seen:
            if marks and not fact.unread:
                mark = next((m for m in marks if m.key.split(" ")[0] == fact.key.split(" ")[0]),
                            None if any(m.key for m in marks) else marks[0])  # fmt: skip
                pair = (mark, fact) if state == "read" else (fact, mark)
                yield Shift(topic, state if mark else "added", (fact.name,), *pair)


def _shift(topic: str, old: Fact | None, new: Fact | None) -> Shift | None:
    names = (new.name if new else old.name if old else {},)
    if old is None or new is None:
        return Shift(topic, _absent(topic, old=old is None), names, old, new)
    if old.says == new.says:
        return Shift(topic, "cited", names, old, new) if _place(old) != _place(new) else None
    if old.number is not None and new.number is not None and old.number != new.number:
        state = "raised" if new.number > old.number else "lowered"
        return Shift(topic, state, names, old, new)
    return Shift(topic, "changed", names, old, new)


def _absent(topic: str, *, old: bool) -> str:
    """What the data does not record on one of the days may have stood in the law all the same."""
    if topic in RECORDED:
        return "first_noted" if old else "last_noted"
    return "added" if old else "dropped"


def _place(fact: Fact) -> tuple[str, str]:
    return (fact.citation.instrument, fact.citation.article) if fact.citation else ("", "")


def _gathered(found: Iterable[Shift]) -> Iterator[Shift]:
    """What changes alike for several kinds of recipient is said once."""
    same: dict[tuple[object, ...], Shift] = {}
    for shift in found:
        sides = [(str(f.says), _place(f)) if f else None for f in (shift.old, shift.new)]
        key = (shift.state, *sides)
        if key in same:
            before = same[key]
            if shift.names[0] not in before.names:
                same[key] = replace(before, names=(*before.names, *shift.names))
        else:
            same[key] = shift
    yield from same.values()


def label(shift: Shift, lang: str) -> str:
    """«Hệ số tiền thưởng (cá nhân)», «Thời hạn «Trả lời hiệp y»»."""
    word = TOPIC_WORDS[shift.topic][LANGS.index(lang)]
    named = [name.get(lang) or name["vi"] for name in shift.names if name]
    if not named:
        return word
    if shift.topic == "deadline":
        return f"{word} «{'; '.join(named)}»"
    return f"{word} ({', '.join(named)})"
