"""Long service for many: the rows of the few people it may concern, brought home and judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from ...service.model import Scale, Service
from ...service.titles import post_of
from ...tables import KINDS, ROWS, Register
from ..columns import Ints
from ..long_service import READ, service_numbers
from ..packed import Packed, Word
from .subjects import Keys

if TYPE_CHECKING:
    from .folding import Source


def fold_service(
    source: Source, packed: Packed, keys: Keys, scales: Mapping[str, Scale], as_of: date
) -> None:
    """Fill ``packed.numbers`` with the bounds of every scale; equal to the plain fold."""
    if not scales:
        return
    service = next(iter(scales.values())).service
    silent = _silent(source, packed, keys, as_of)
    ones = np.ones(len(silent), np.int64)
    nobody = Word(np.zeros(0, np.int64), np.zeros(0, np.int64))
    packed.numbers.update(dict.fromkeys(scales, (nobody, Word(ones, silent))))
    people = _concerned(source, service, as_of)
    if not people:
        return
    register = _register(source, people)
    found, kept = keys.rows(pa.array([s.uid for s in register.subjects]))
    rows = np.asarray(found, np.int64)
    order = np.argsort(rows)
    every = np.concatenate((rows, silent))
    place = np.argsort(every)
    for name, bounds in service_numbers(register, scales, as_of).items():
        low, high = (values[kept] for values in bounds)
        packed.numbers[name] = (
            Word(low[order], rows[order]), Word(np.concatenate((high, ones))[place], every[place])
        )  # fmt: skip


def _silent(source: Source, packed: Packed, keys: Keys, as_of: date) -> Ints:
    """Rows (ascending) of the retired and dead of whose posts nothing is said: any order may be
    theirs."""
    due = np.zeros(len(packed), bool)
    day = ibis.literal(as_of)
    if source.has("retirements"):
        table = source.table("retirements")
        due[_rows_of(source, keys, table.filter(table.decided <= day))] = True
    if source.has("deaths"):
        table = source.table("deaths")
        due[_rows_of(source, keys, table.filter(table.starts <= day))] = True
    if source.has("posts") and due.any():
        table = source.table("posts")
        due[_rows_of(source, keys, table.filter(table.starts <= day))] = False
    if source.has("coverage") and due.any():
        table = source.table("coverage")
        due[_rows_of(source, keys, table.filter(table.table == "posts"))] = False
    return np.flatnonzero(due & (packed.kinds == KINDS.index("individual"))).astype(np.int64)


def _rows_of(source: Source, keys: Keys, asked: ir.Table) -> Any:
    found = source.arrow(asked.select("subject").distinct())
    return keys.rows(found.column(0).combine_chunks())[0]


def _concerned(source: Source, service: Service, as_of: date) -> list[Any]:
    """Keys of who held a post of the tables and is retired, dead, out of service or past the age
    of leading; and of the retired and dead whose posts are said to be complete for some years."""
    told = [source.table(table) for table in ("retirements", "deaths") if source.has(table)]
    found: set[Any] = set()
    if source.has("coverage"):  # said to be complete for some years, and none is on record
        said = source.table("coverage")
        said = said.filter(said.table == "posts")
        for rows in told:
            found.update(_subjects(source, rows.filter(rows.subject.isin(said.subject))))
    if not source.has("posts"):
        return sorted(found)
    posts, people = source.table("posts"), source.table("subjects")
    posts = posts.filter(posts.starts <= ibis.literal(as_of))
    gone = people.filter(people.left <= ibis.literal(as_of))
    out = [posts.subject.isin(rows.subject) for rows in told]
    titles = [title for title in source.texts("posts", "post") if post_of(service, title)]
    if titles:
        any_way = reduce(or_, out, posts.subject.isin(gone.uid) | (posts.ended_by == "age_limit"))
        found.update(_subjects(source, posts.filter(posts.post.isin(titles), any_way)))
    return sorted(found)


def _subjects(source: Source, rows: ir.Table) -> list[Any]:
    column: list[Any] = source.arrow(rows.select("subject").distinct()).column(0).to_pylist()
    return column


def _register(source: Source, people: list[Any]) -> Register:
    """Every row the rule reads of some people; keys as the engine has them."""
    register = Register()
    some = source.subset(np.array(people))
    for table in ("subjects", *READ):
        if source.has(table):
            rows = source.table(table)
            key = rows.uid if table == "subjects" else rows.subject
            own = rows.filter(key.isin(some.subject))
            getattr(register, table).extend(_rows(source, table, own))
    return register


def _rows(source: Source, table: str, asked: ir.Table) -> list[Any]:
    make: Callable[..., Any] = ROWS[table]
    found = source.arrow(asked)
    columns = [found.column(name).to_pylist() for name in ROWS[table]._fields]  # type: ignore[attr-defined]
    return [make(*cells) for cells in zip(*columns, strict=True)]
