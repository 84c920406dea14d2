"""A typed, hash-consed graph: each distinct sub-criterion once.

Values are columns (one entry a subject): *masks* of years (bit k = reference year − k), *truths*
and *numbers*. Two worlds are evaluated: ``known`` (what is recorded) and ``possible`` (the best
that the missing records could hold). Lanes take their lower bound in one and their upper bound in
the other, so that plain two-valued logic run twice gives exactly three-valued (Kleene) logic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .lanes import Lane

Ref = int
Op = tuple[object, ...]


@dataclass(slots=True)
class Graph:
    """Operations in the order they were made; an operation's arguments stand before it."""

    ops: list[Op] = field(default_factory=list)
    index: dict[Op, Ref] = field(default_factory=dict)
    lanes: dict[str, Lane] = field(default_factory=dict)

    def add(self, *op: object) -> Ref:
        found = self.index.get(op)
        if found is None:
            found = self.index[op] = len(self.ops)
            self.ops.append(op)
        return found

    # -- sources ---------------------------------------------------------------------------
    def lane(self, lane: Lane, *, against: bool = False) -> Ref:
        """``against``: more of it makes the criterion harder (discipline), so bounds swap."""
        self.lanes[lane.key] = lane
        return self.add("lane", lane.key, against)

    def truth(self, value: bool) -> Ref:
        return self.add("truth", value)

    def pick(self, known: Ref, possible: Ref) -> Ref:
        """One value in the known world, another in the possible one."""
        return known if known == possible else self.add("pick", known, possible)

    def uncertain(self) -> Ref:
        """Not established, but possible: what was not read or is not verified."""
        return self.pick(self.truth(False), self.truth(True))

    # -- truths ----------------------------------------------------------------------------
    def all_of(self, *parts: Ref) -> Ref:
        return self._join("and", parts, neutral=True)

    def any_of(self, *parts: Ref) -> Ref:
        return self._join("or", parts, neutral=False)

    def _join(self, op: str, parts: tuple[Ref, ...], *, neutral: bool) -> Ref:
        keep = [p for p in dict.fromkeys(parts) if self.ops[p] != ("truth", neutral)]
        if any(self.ops[p] == ("truth", not neutral) for p in keep):
            return self.truth(not neutral)
        if not keep:
            return self.truth(neutral)
        result = keep[0]
        for part in keep[1:]:
            result = self.add(op, result, part)
        return result

    def negate(self, part: Ref) -> Ref:
        return self.add("not", part)

    # -- masks -----------------------------------------------------------------------------
    def both(self, left: Ref, right: Ref) -> Ref:
        return left if left == right else self.add("and", left, right)

    def either(self, left: Ref, right: Ref) -> Ref:
        return left if left == right else self.add("or", left, right)

    def within(self, mask: Ref, years: int) -> Ref:
        """The last ``years`` years, the reference year included."""
        return self.add("and_k", mask, (1 << years) - 1)

    def back(self, mask: Ref, years: int) -> Ref:
        """The mask as seen ``years`` years earlier."""
        return self.add("shr_k", mask, years) if years else mask

    def this_year(self, truth: Ref) -> Ref:
        """A truth as a mask: the reference year's bit."""
        return self.add("bit", truth)

    def run(self, mask: Ref) -> Ref:
        """The unbroken years that end with the reference year."""
        return self.add("shr_k", self.add("xor", mask, self.add("add_k", mask, 1)), 1)

    def later_than_latest(self, mask: Ref, *, inclusive: bool = False) -> Ref:
        """The years after the most recent marked one (all years where none is marked)."""
        lowest = self.add("and", mask, self.add("neg", mask))
        later = self.add("add_k", lowest, -1)
        return self.add("or", later, lowest) if inclusive else later

    def later_than_earliest(self, mask: Ref) -> Ref:
        """The years after the earliest marked one (none where none is marked)."""
        spread = self.add("shr_k", mask, 1)
        for shift in (1, 2, 4, 8, 16, 32):
            spread = self.add("or", spread, self.add("shr_k", spread, shift))
        return spread

    def covers(self, mask: Ref, years: int) -> Ref:
        """Every one of the last ``years`` years is marked."""
        full = (1 << years) - 1
        return self.add("eq_k", self.add("and_k", mask, full), full)

    def count(self, mask: Ref) -> Ref:
        return self.add("count", mask)

    def at_least(self, number: Ref, least: int) -> Ref:
        return self.add("ge_k", number, least)

    def marked(self, mask: Ref, least: int = 1) -> Ref:
        """At least so many years are marked; counting is avoided where one bit trick does."""
        if least <= 0:
            return self.truth(True)
        if least == 1:
            return self.add("ne_k", mask, 0)
        if least == 2:
            return self.add("ne_k", self.add("and", mask, self.add("add_k", mask, -1)), 0)
        return self.at_least(self.count(mask), least)

    def planes_marked(self, planes: Sequence[Ref], least: int) -> Ref:
        """At least so many marks over nested planes (plane n: the years marked n times or more)."""
        first, *above = planes
        if least == 1 or not above:
            return self.marked(first, least)
        if least == 2:
            twice = self.add("and", first, self.add("add_k", first, -1))
            return self.add("ne_k", self.either(twice, above[0]), 0)
        return self.at_least(self.plus(*(self.count(plane) for plane in planes)), least)

    def plus(self, *numbers: Ref) -> Ref:
        result = numbers[0]
        for number in numbers[1:]:
            result = self.add("add", result, number)
        return result
