"""Chance that is the same on every machine: only ``random()``, whose values Python promises."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """One stream of chance a purpose, so that a change in one leaves the others alone."""

    def __init__(self, *purpose: object) -> None:
        self._source = Random("/".join(map(str, ("thidua", *purpose))))  # noqa: S311 no secret

    def unit(self) -> float:
        """A number from 0 up to 1."""
        return self._source.random()

    def under(self, chance: float) -> bool:
        return self.unit() < chance

    def whole(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + int(self.unit() * (high - low + 1))

    def pick(self, items: Sequence[T]) -> T:
        return items[int(self.unit() * len(items))]

    def weighted(self, items: Sequence[tuple[T, int]]) -> T:
        left = self.unit() * sum(weight for _, weight in items)
        for item, weight in items:
            left -= weight
            if left < 0:
                return item
        return items[-1][0]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        keyed = [(self.unit(), place, item) for place, item in enumerate(items)]
        return [item for _, _, item in sorted(keyed, key=lambda entry: entry[:2])]

    def day(self, first: date, last: date) -> date:
        return first + timedelta(days=self.whole(0, (last - first).days))

    def working_day(self, first: date, last: date) -> date:
        """A Monday to Friday."""
        day = self.day(first, last)
        return day - timedelta(days=max(0, day.weekday() - 4))
