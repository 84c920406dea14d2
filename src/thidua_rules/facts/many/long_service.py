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
from ...tables import ROWS, Register
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
    people = _concerned(source, service, as_of)
    empty = Word(np.zeros(0, np.int64), np.zeros(0, np.int64))
    packed.numbers.update(dict.fromkeys(scales, (empty, empty)))
    if not people:
        return
    register = _register(source, people)
    found, kept = keys.rows(pa.array([s.uid for s in register.subjects]))
    rows = np.asarray(found, np.int64)
    order = np.argsort(rows)
    for name, bounds in service_numbers(register, scales, as_of).items():
        low, high = (values[kept][order] for values in bounds)
        packed.numbers[name] = Word(low, rows[order]), Word(high, rows[order])


def _concerned(source: Source, service: Service, as_of: date) -> list[Any]:
    """Keys of who held a post of the tables and is retired, dead, out of service or past the age
    of leading; and of the retired and dead of whom no post is recorded by ``as_of``."""
    told = [source.table(table) for table in ("retirements", "deaths") if source.has(table)]
    if not source.has("posts"):
        return sorted({key for rows in told for key in _subjects(source, rows)})
    posts, people = source.table("posts"), source.table("subjects")
    posts = posts.filter(posts.starts <= ibis.literal(as_of))
    gone = people.filter(people.left <= ibis.literal(as_of))
    out = [posts.subject.isin(rows.subject) for rows in told]
    titles = [title for title in source.texts("posts", "post") if post_of(service, title)]
    found: set[Any] = set()
    if titles:
        any_way = reduce(or_, out, posts.subject.isin(gone.uid) | (posts.ended_by == "age_limit"))
        found.update(_subjects(source, posts.filter(posts.post.isin(titles), any_way)))
    for rows in told:
        silent = rows.filter(~rows.subject.isin(posts.subject))
        found.update(_subjects(source, silent))
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
