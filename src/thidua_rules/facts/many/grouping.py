"""A pass → one grouping by subject: packed words OR-ed, counting words added up."""

from __future__ import annotations

from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir

from .layout import CELLS, DIGIT, DIGITS_END, Count, Pass, Word
from .rows import RowSets, Values, bit_or, in_time, shared_tests, year_of


def grouped(
    rows: ir.Table, plan: Pass, as_of: date, values: Values,
    between: tuple[int, int] | None = None,
) -> ir.Table:  # fmt: skip
    """Subject, and one 64-bit column a word and a count.

    ``between`` limits the subjects' keys, so that a large register is grouped in buckets.
    """
    if between is not None:
        rows = rows.filter(rows.subject >= between[0], rows.subject <= between[1])
    sets = _row_sets(rows, plan, as_of, values)
    columns = {word.name: bit_or(_word(sets, word, plan)) for word in plan.words}
    columns |= {count.name: _total(_count(sets, count, plan)) for count in plan.counts}
    return sets.group_by("subject").aggregate(**columns)


def yearly(rows: ir.Table, plan: Pass, as_of: date, values: Values, some: ir.Table) -> ir.Table:
    """Some subjects' exact counts a year: «back» and one column a counted family."""
    sets = _row_sets(rows.semi_join(some, "subject"), plan, as_of, values)
    columns = {}
    for place in range(len(plan.counted)):
        bit = plan.first_counted + place
        columns[f"c{place}"] = _total((sets.sure >> bit) & 1)
        columns[f"d{place}"] = _total((_open(sets, plan) >> bit) & 1)
    return sets.group_by("subject", "back").aggregate(**columns)


def _total(values: Any) -> Any:
    """The sum as 64 bits. The engine adds up in 128 bits while Ibis believes in 64 and drops a cast
    to them; one to unsigned it keeps. What does not fit is empty, and is counted apart."""
    return values.sum().try_cast("uint64")


def _row_sets(rows: ir.Table, plan: Pass, as_of: date, values: Values) -> ir.Table:
    """Row by row: subject, years back, the set of lanes passed for sure (and perhaps)."""
    tests = shared_tests(plan.lanes, plan.empty)
    kept = in_time(rows, plan.table, as_of)
    kept += [rows[test.column].isin(test.values) for test in tests]
    if kept:
        rows = rows.filter(*kept)
    last = year_of(rows, plan.until or plan.year, as_of)
    back = ibis.literal(plan.years.last, "int64") - last
    maker = RowSets((plan.table, rows), back, values, tests)
    columns = {"subject": rows.subject, "back": back, "sure": maker.sets(plan.lanes, may=False)}
    if plan.has_open:
        columns["may"] = maker.sets(plan.lanes, may=True)
    if plan.until:
        first = year_of(rows, plan.year, as_of) - plan.lead
        columns["span"] = ibis.greatest(last - first + 1, 0)
    return rows.select(**columns)


def _open(sets: ir.Table, plan: Pass) -> Any:
    """Lanes passed perhaps, and not for sure."""
    return sets.may - sets.sure if plan.has_open else sets.sure * 0


def _word(sets: ir.Table, word: Word, plan: Pass) -> Any:
    """The bits a row marks; empty where it marks none, which costs no visit to the subject."""
    number = len(word.lanes)
    few = ((_open(sets, plan) if word.open else sets.sure) >> word.first) & ((1 << number) - 1)
    # Bit i goes to i · width: i + i · (width − 1), and no two products meet.
    spread = sum(1 << (n * (word.width - 1)) for n in range(number))
    marks = (few * spread) & sum(1 << (n * word.width) for n in range(number))
    if plan.until:  # every year of a span: lanes stand too far apart to meet
        one = sets.back * 0 + 1
        marks = marks * ((one << sets.span) - 1)
    return ibis.cases((few != 0, marks << sets.back), else_=ibis.null("int64"))


def _count(sets: ir.Table, count: Count, plan: Pass) -> Any:
    """What a row adds: one to the digit of its family and year, one to the rows counted."""
    passed = _open(sets, plan) if count.open else sets.sure
    one = sets.back * 0 + 1
    parts = []
    for place, low, high in plan.cells(count):
        cell = sets.back + (place * plan.years.width - count.number * CELLS)
        here = ((passed >> (plan.first_counted + place)) & 1) != 0
        if (low, high) != (0, plan.years.width):
            here = here & (sets.back >= low) & (sets.back < high)
        digit = (one << (ibis.greatest(cell, 0) * DIGIT)) + (1 << DIGITS_END)
        parts.append(ibis.cases((here, digit), else_=sets.back * 0))
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return total
