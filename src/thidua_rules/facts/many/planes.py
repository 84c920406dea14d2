"""Counting words → thermometer planes, packed like any other lane.

A digit of two bits holds the rows of one family in one year; plane p is the set of years whose
digit reaches p. Subjects whose digits ran over are counted exactly and laid over.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..columns import Ints
from ..packed import Packed, Slot, Word
from .layout import CELLS, DIGIT, DIGITS_END, HIGHEST_PLANE, WORD, Pass

Exact = tuple[NDArray[np.int64], Ints, dict[str, Ints]]  # rows, years back, counts
Lane = tuple[int, int, bool]  # place of the family, plane, open
BLOCK = 16_384
ONES = sum(1 << (DIGIT * n) for n in range(CELLS))
FULL = (1 << DIGITS_END) - 1


def run_over(plan: Pass, columns: dict[str, Ints]) -> Ints:
    """Rows in which some digit ran over, or whose planes no digit can hold."""
    size = len(columns[plan.counts[0].name])
    if max(n for _, n in plan.counted) > HIGHEST_PLANE:
        return np.arange(size)
    wrong = np.zeros(size, bool)
    for start in range(0, size, BLOCK):
        block = slice(start, start + BLOCK)
        rows = np.zeros(len(wrong[block]), np.int64)  # a year's open and sure rows share planes
        for count in plan.counts:
            word = columns[count.name][block]
            wrong[block] |= _digit_sum(word) != word >> DIGITS_END
            if plan.has_open:
                rows += word >> DIGITS_END
                wrong[block] |= rows > (1 << DIGIT) - 1
    return np.flatnonzero(wrong).astype(np.int64)


def _digit_sum(word: Ints) -> Ints:
    ones, twos = word & ONES, (word >> 1) & ONES
    total: Ints = np.bitwise_count(ones) + 2 * np.bitwise_count(twos).astype(np.int64)
    return total


def pack_planes(packed: Packed, plan: Pass, columns: dict[str, Ints], exact: Exact | None) -> None:
    """Turn the counts of a pass into words of planes; takes them out of ``columns``."""
    width = plan.years.width
    lanes: list[Lane] = [
        (place, plane, open_)
        for open_ in ((False, True) if plan.counts[-1].open else (False,))
        for place, (_, planes) in enumerate(plan.counted) for plane in range(1, planes + 1)
    ]  # fmt: skip
    room = WORD // width
    for start in range(0, len(lanes), room):
        part = lanes[start : start + room]
        name = f"{plan.label}.p{start // room}"
        packed.words[name] = Word.of(_word(plan, columns, exact, part))
        for n, (place, plane, open_) in enumerate(part):
            family = plan.counted[place][0]
            lane = replace(family, plane=plane)
            target = packed.maybe if open_ else packed.slots
            target[lane.key] = Slot(name, n * width, width, plan.years.last)
    for count in plan.counts:
        del columns[count.name]


def _word(plan: Pass, columns: dict[str, Ints], exact: Exact | None, lanes: list[Lane]) -> Ints:
    size, width = len(columns[plan.counts[0].name]), plan.years.width
    result = np.zeros(size, np.int64)
    for start in range(0, size, BLOCK):
        block = slice(start, start + BLOCK)
        cells: dict[tuple[int, bool], list[Ints]] = {}
        for n, (place, plane, open_) in enumerate(lanes):
            if (plane, open_) not in cells:
                cells[plane, open_] = _cells(plan, columns, block, plane, open_=open_)
            result[block] |= _years(cells[plane, open_], place * width, width) << (n * width)
    if exact is not None:
        _lay_over(result, exact, lanes, width)
    return result


def _cells(
    plan: Pass, columns: dict[str, Ints], block: slice, plane: int, *, open_: bool
) -> list[Ints]:
    """A counting word at a time: bit per cell whose digit reaches ``plane``."""

    def words(*, may: bool) -> list[Ints]:
        return [columns[c.name][block] & FULL for c in plan.counts if c.open == may]

    if not open_:
        return [_together(_reaching(word, plane)) for word in words(may=False)]
    return [_together(_reaching(sure + may, plane) & _reaching(may, 1))
            for sure, may in zip(words(may=False), words(may=True), strict=True)]  # fmt: skip


def _years(cells: list[Ints], first: int, width: int) -> Ints:
    """``width`` cells from ``first`` on, as a mask; they may begin in one word, end in another."""
    found = None
    for number, word in enumerate(cells):
        shift = number * CELLS - first
        if -CELLS < shift < width:
            part = word << shift if shift >= 0 else word >> -shift
            found = part if found is None else found | part
    assert found is not None
    years: Ints = found & ((1 << width) - 1)
    return years


def _reaching(word: Ints, least: int) -> Ints:
    """Bit 2k set where digit k is at least ``least``; no digit reaches 4."""
    high, low = word >> 1, word
    return {1: high | low, 2: high, 3: high & low}.get(least, word ^ word) & ONES


def _together(x: Ints) -> Ints:
    """Every second bit, moved together: bit 2k → bit k."""
    for shift, mask in (
        (1, 0x3333_3333_3333_3333), (2, 0x0F0F_0F0F_0F0F_0F0F), (4, 0x00FF_00FF_00FF_00FF),
        (8, 0x0000_FFFF_0000_FFFF), (16, 0x0000_0000_FFFF_FFFF),
    ):  # fmt: skip
        x = (x | (x >> shift)) & mask
    return x


def _lay_over(result: Ints, exact: Exact, lanes: list[Lane], width: int) -> None:
    rows, back, counts = exact
    result[np.unique(rows)] = 0
    for n, (place, plane, open_) in enumerate(lanes):
        sure, may = counts[f"c{place}"], counts[f"d{place}"]
        reached = (may > 0) & (may + sure >= plane) if open_ else sure >= plane
        marks = np.int64(1) << (back[reached] + n * width)
        np.bitwise_or.at(result, rows[reached], marks)
