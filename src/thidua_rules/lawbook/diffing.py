"""What changed between two days: which criterion was added, dropped, raised, lowered, reworded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from ..model.law import (
    Award,
    Branching,
    Law,
    Leaf,
    PrincipleVersion,
    Since,
    Standard,
    Version,
    YearTest,
)
from ..tables import ACHIEVEMENT_LEVELS, DISCIPLINE_FORMS, INITIATIVE_LEVELS, RATINGS
from .coverage import sureness_of

if TYPE_CHECKING:
    from .beyond_diff import Shift

ADDED, DROPPED, SAME = "added", "dropped", "same"
_SCALES = {
    "at_least": RATINGS, "rating": RATINGS, "form": DISCIPLINE_FORMS,
    "none_disciplined": DISCIPLINE_FORMS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise. ``kind``:

    - ``raised``, ``lowered``: a number or a step of a scale, ``key`` from ``old`` to ``new``;
    - ``other``: any other parameter; ``meaning``: the criterion is counted another way;
    - ``reworded``: the words only; ``cited``: the article; ``sure``: how sure the text is;
    - ``branch``: the law's letter; ``alternative``, ``required``: one of several now, or no longer.
    """

    kind: str
    key: str = ""
    old: object = None
    new: object = None

    @property
    def substantive(self) -> bool:
        """Whether the outcome may differ: not a new article, letter, wording or sureness alone."""
        return self.kind not in ("reworded", "cited", "sure", "branch")


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion or a procedure on both days. ``state``: added | dropped | changed | same."""

    part: str  # criterion | procedure
    id: str
    old: Leaf | None
    new: Leaf | None
    changes: tuple[Change, ...] = ()

    @property
    def state(self) -> str:
        if self.old is None:
            return ADDED
        if self.new is None:
            return DROPPED
        return "changed" if self.changes else SAME

    @property
    def substantive(self) -> bool:
        return self.old is None or self.new is None or any(c.substantive for c in self.changes)


@dataclass(frozen=True, slots=True)
class StandardDiff:
    """One standard on both days; None where no version judges a file of that day.

    ``old_state``, ``new_state``: read | unread (the text has not been read) | before (the data
    begin later) | over (no longer in force). ``draft``: against the draft, where the new text has
    not been read.
    """

    kind: str
    groups: tuple[str, ...]
    old: Version | None
    new: Version | None
    old_state: str
    new_state: str
    lines: tuple[Line, ...] = ()
    changes: tuple[Change, ...] = ()  # of the version itself: enters, sure
    draft: tuple[Line, ...] = ()

    @property
    def changed(self) -> bool:
        return (
            self.old_state != self.new_state or bool(self.changes)
            or any(line.state != SAME for line in self.lines)
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class AwardDiff:
    """``beyond``: what changed beside the standards, where that was asked for."""

    award: str
    standards: tuple[StandardDiff, ...]
    beyond: tuple[Shift, ...] = ()

    @property
    def changed(self) -> bool:
        return bool(self.beyond) or any(one.changed for one in self.standards)


@dataclass(frozen=True, slots=True)
class RuleDiff:
    """An instrument, a principle or an overlay. ``state``: added | dropped | changed | cited (only
    where it stands); ``day``: when it came into force or ended, for an instrument or an overlay;
    ``old``, ``new``: a principle on both days."""

    kind: str  # instrument | principle | overlay
    code: str
    state: str
    day: date | None = None
    old: PrincipleVersion | None = None
    new: PrincipleVersion | None = None


@dataclass(frozen=True, slots=True)
class LawDiff:
    """Everything that judges a file received on ``new`` otherwise than one received on ``old``."""

    old: date
    new: date
    awards: tuple[AwardDiff, ...] = field(default=())
    rules: tuple[RuleDiff, ...] = field(default=())
    beyond: tuple[Shift, ...] = field(default=())  # of no award in particular


def diff_law(law: Law, old: date, new: date) -> LawDiff:
    """The whole law on two days; awards that stay as they are are left out."""
    from .beyond_diff import diff_general, diff_one  # reason: it compares by this module

    awards = (diff_one(law, award, old, new) for award in law.awards.values())
    return LawDiff(
        old, new, tuple(one for one in awards if one.changed), tuple(_rules(law, old, new)),
        diff_general(law, old, new),
    )  # fmt: skip


def diff_award(award: Award, old: date, new: date) -> AwardDiff:
    """One award on two days, a standard a class of recipients."""
    standards = tuple(_standard(standard, old, new) for standard in award.standards)
    return AwardDiff(award.code, standards)


def _standard(standard: Standard, old: date, new: date) -> StandardDiff:
    before = standard.version_for(received=old, sent=None)
    after = standard.version_for(received=new, sent=None)
    draft = next((r for r in after.readings if r.code == "draft"), None) if after else None
    against = before.criteria if before else None
    return StandardDiff(
        standard.kind, standard.groups, before, after,
        _state(standard, before, old), _state(standard, after, new),
        lines=tuple(_version_lines(before, after)), changes=tuple(_version_changes(before, after)),
        draft=tuple(_tree_lines(against, draft.criteria))
        if draft and draft.version is None and after is not before else (),
    )  # fmt: skip


def _state(standard: Standard, version: Version | None, day: date) -> str:
    if version is None:
        return "over" if standard.over(day) else "before"
    return "unread" if version.criteria is None else "read"


def _version_changes(old: Version | None, new: Version | None) -> Iterator[Change]:
    if old is None or new is None or old is new:
        return
    if old.enters != new.enters:
        yield Change("other", "enters", old.enters, new.enters)
    if old.citation.sureness is not new.citation.sureness:
        yield Change("sure", "", old.citation.sureness.value, new.citation.sureness.value)


def _version_lines(old: Version | None, new: Version | None) -> Iterator[Line]:
    """Line by line; against a text nobody has read nothing is said of single criteria."""
    unread = any(one is not None and one.criteria is None for one in (old, new))
    if not unread:
        yield from _tree_lines(old.criteria if old else None, new.criteria if new else None)
        yield from _lines(
            "procedure", [(leaf, _Place()) for leaf in (old.procedures if old else ())],
            [(leaf, _Place()) for leaf in (new.procedures if new else ())],
        )  # fmt: skip


def _tree_lines(old: Branching | None, new: Branching | None) -> Iterator[Line]:
    yield from _lines(
        "criterion", list(_placed(old)) if old else [], list(_placed(new)) if new else []
    )


# -- where a criterion stands ---------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Place:
    """``choice``: one of several is enough; ``branch``: the law's letter; ``since``: its window."""

    choice: bool = False
    branch: str | None = None
    since: Since | None = None


_Placed = tuple[Leaf, _Place]


def _placed(tree: Branching, place: _Place | None = None) -> Iterator[_Placed]:
    place = place or _Place()
    inside = _Place(
        place.choice or (tree.op == "any" and len(tree.children) > 1),
        tree.branch or place.branch, tree.since or place.since,
    )  # fmt: skip
    for child in tree.children:
        if isinstance(child, Branching):
            yield from _placed(child, inside)
        else:
            yield child, _Place(inside.choice, child.branch or inside.branch, inside.since)


# -- pairs ----------------------------------------------------------------------------------------
def _lines(part: str, old: list[_Placed], new: list[_Placed]) -> Iterator[Line]:
    """In the order of the new text; what was dropped stands where it was."""
    pairs = _pairs(old, new)
    going_on = {before.id for before, _ in pairs.values()}
    waiting = list(old)
    for leaf, place in new:
        before = pairs.get(leaf.id)
        while waiting and waiting[0][0].id not in going_on:
            gone = waiting.pop(0)[0]
            yield Line(part, gone.id, gone, None)
        if before is None:
            yield Line(part, leaf.id, None, leaf)
            continue
        waiting = [one for one in waiting if one[0].id != before[0].id]
        yield Line(part, leaf.id, before[0], leaf, tuple(_changes(before, (leaf, place))))
    for leaf, _ in waiting:
        yield Line(part, leaf.id, leaf, None)


def _pairs(old: list[_Placed], new: list[_Placed]) -> dict[str, _Placed]:
    """New criterion's id → the old one it goes on from: the same id, else the same demand."""
    left = {leaf.id: (leaf, place) for leaf, place in old}
    found = {leaf.id: left.pop(leaf.id) for leaf, _ in new if leaf.id in left}
    for leaf, _ in new:
        if leaf.id in found:
            continue
        same = next((o for o in left.values() if _same_demand(o[0], leaf)), None)
        if same is not None:
            found[leaf.id] = left.pop(same[0].id)
    return found


def _same_demand(old: Leaf, new: Leaf) -> bool:
    return old.kind == new.kind and (
        old.text["vi"] == new.text["vi"] or (bool(old.params) and old.params == new.params)
    )


# -- what is otherwise ----------------------------------------------------------------------------
def _changes(old: _Placed, new: _Placed) -> Iterator[Change]:
    (before, was), (after, now) = old, new
    inner = list(_inner(old, new))
    yield from inner
    if was.choice != now.choice:
        yield Change("alternative" if now.choice else "required")
    same = not inner and was.choice == now.choice
    if same and before.text["vi"] != after.text["vi"]:
        yield Change("reworded", "", before.text, after.text)
    if was.branch != now.branch:
        yield Change("branch", "", was.branch, now.branch)
    cited = before.citation, after.citation
    if (cited[0].instrument, cited[0].article) != (cited[1].instrument, cited[1].article):
        yield Change("cited", "", cited[0], cited[1])
    sure = sureness_of(before).value, sureness_of(after).value
    if sure[0] != sure[1]:
        yield Change("sure", "", *sure)


def _inner(old: _Placed, new: _Placed) -> Iterator[Change]:
    """Differences of what the criterion counts."""
    if old[0].kind != new[0].kind:
        yield Change("meaning")
        return
    before, after = _values(*old), _values(*new)
    found = {}
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key), after.get(key)
        if was != now:  # both readings of a doubt that change alike are one change
            name = key.rpartition("lenient.")[2].rpartition("strict.")[2]
            found[name, repr(was), repr(now)] = Change(_direction(key, was, now), name, was, now)
    yield from found.values()


def _values(leaf: Leaf, place: _Place) -> dict[str, object]:
    """The parameters, flat; of a doubt those of both readings."""
    values: dict[str, object] = {}
    for side, one in (("strict", leaf.strict), ("lenient", leaf.lenient)):
        if one is not None:
            values |= {f"{side}.{key}": value for key, value in one.params.items()}
            values[f"{side}.kind"] = one.kind
    values |= leaf.params
    reads_window = leaf.kind in ("prior", "years_since") or leaf.params.get("window") == "since"
    if reads_window and place.since is not None:
        since = place.since
        values |= {"since.award": since.award, "since.issuers": since.issuers,
                   "since.every_year": _test(since.every_year),
                   "since.restart": since.restart}  # fmt: skip
    return {key: _test(value) for key, value in values.items()}


def _test(value: object) -> object:
    return (*value.ratings, *value.titles) if isinstance(value, YearTest) else value


def _direction(key: str, old: object, new: object) -> str:
    steps = _steps(key, old), _steps(key, new)
    if steps[0] is None or steps[1] is None:
        return "other"
    return "raised" if steps[1] > steps[0] else "lowered"


def _steps(key: str, value: object) -> int | None:
    """A number, or the place on a scale; None for what has no order."""
    name = key.rpartition(".")[2]
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if value == "year" and name == "window":
        return 1
    scales = [_SCALES[name]] if name in _SCALES else []
    scales += [INITIATIVE_LEVELS, ACHIEVEMENT_LEVELS] if name == "level" else []
    return next((s.index(value) for s in scales if value in s), None)


# -- the rest of the law --------------------------------------------------------------------------
def _rules(law: Law, old: date, new: date) -> Iterator[RuleDiff]:
    for one in law.instruments.values():
        if one.starts and old < one.starts <= new:
            yield RuleDiff("instrument", one.code, ADDED, one.starts)
        if one.ends and old < one.ends <= new:
            yield RuleDiff("instrument", one.code, DROPPED, one.ends)
    for principle in law.principles.values():
        before = principle.version_for(received=old, sent=None)
        after = principle.version_for(received=new, sent=None)
        if before is not after:
            state = _principle_state(before, after)
            yield RuleDiff("principle", principle.code, state, None, before, after)
    for overlay in law.overlays:
        if old < overlay.starts <= new:
            yield RuleDiff("overlay", overlay.code, ADDED, overlay.starts)
        if overlay.ends and old < overlay.ends <= new:
            yield RuleDiff("overlay", overlay.code, DROPPED, overlay.ends)


def _principle_state(old: PrincipleVersion | None, new: PrincipleVersion | None) -> str:
    if old is None or new is None:
        return ADDED if old is None else DROPPED
    same = old.text["vi"] == new.text["vi"] and old.applies == new.applies
    return "cited" if same else "changed"
