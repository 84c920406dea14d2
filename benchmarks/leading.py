"""The rows of the few people whom long service may concern, straight from Parquet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks.question import RECEIVED, asked
from thidua_rules.facts.long_service import READ
from thidua_rules.service.titles import post_of
from thidua_rules.tables import ROWS, Register


def leading_rows(folder: Path) -> Register:
    """Of who held a post of the tables and is retired, dead, gone or past the age of leading; and
    of the retired and dead without any post."""
    posts = pq.read_table(folder / "posts.parquet")
    people = pq.read_table(folder / "subjects.parquet", columns=["uid", "left"])
    gone = people.filter(pc.less_equal(people["left"], pa.scalar(RECEIVED)))["uid"]
    tables = [pq.read_table(folder / f"{name}.parquet") for name in ("retirements", "deaths")]
    told = pa.chunked_array([chunk for table in tables for chunk in table["subject"].chunks])
    service = asked().law.service
    assert service is not None
    titles = [t for t in pc.unique(posts["post"]).to_pylist() if post_of(service, t)]
    leading = posts.filter(pc.is_in(posts["post"], pa.array(titles)))
    out = pa.chunked_array([*gone.chunks, *told.chunks])
    ending = pc.fill_null(pc.equal(leading["ended_by"], "age_limit"), False)
    concerned = leading.filter(pc.or_(pc.is_in(leading["subject"], out), ending))["subject"]
    silent = told.filter(pc.invert(pc.is_in(told, posts["subject"])))
    keys = pc.unique(pa.chunked_array([*concerned.chunks, *silent.chunks]))
    register = Register()
    for table in ("subjects", *READ):
        getattr(register, table).extend(_rows_of(folder, table, keys))
    return register


def _rows_of(folder: Path, table: str, keys: Any) -> list[Any]:
    path, key = folder / f"{table}.parquet", "uid" if table == "subjects" else "subject"
    found = pq.read_table(path, filters=pc.field(key).isin(keys))
    make: Callable[..., Any] = ROWS[table]
    return [make(**row) for row in found.to_pylist()]
