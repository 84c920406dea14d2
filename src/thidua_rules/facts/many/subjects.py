"""The subjects table, and how a key of any table finds its row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ...compiling.lanes import Flag
from ...loading.errors import InputError
from ...tables import GROUPS, KINDS
from ..columns import Ints
from ..packed import SEXES, Packed

if TYPE_CHECKING:
    from .folding import Source

ROOMY = 4
"""Whole-number keys are addressed directly while at most three of four places stay empty."""


@dataclass(slots=True)
class Keys:
    """Key → row. ``dense``: whole numbers close together, found by subtraction."""

    values: NDArray[Any]
    dense: bool
    bounds: tuple[int, int]
    places: NDArray[np.int32] | None  # key − first → row or −1; None: the identity
    index: pa.Array | None

    @classmethod
    def of(cls, column: pa.Array) -> Keys:
        """Raises InputError for a key that stands twice."""
        values = column.to_numpy(zero_copy_only=False)
        if not pa.types.is_integer(column.type):
            _refuse_twins(column)
            return cls(values, False, (0, 0), None, column)
        low, high = int(values.min()), int(values.max())
        if high - low + 1 > ROOMY * len(values) + 4096:
            _refuse_twins(column)
            return cls(values, False, (0, 0), None, column)
        if np.array_equal(values, np.arange(low, high + 1)):
            return cls(values, True, (low, high), None, None)
        places = np.full(high - low + 1, -1, np.int32)
        places[values - low] = np.arange(len(values))
        if np.count_nonzero(places >= 0) < len(values):
            _refuse_twins(column)
        return cls(values, True, (low, high), places, None)

    def rows(self, keys: pa.Array) -> tuple[Any, Any]:
        """(rows of the keys that are subjects, which of the keys these are)."""
        if self.index is not None:
            found = pc.index_in(keys, value_set=self.index)
            kept = pc.is_valid(found).to_numpy(zero_copy_only=False)
            return pc.drop_null(found).to_numpy(), kept
        values = keys.to_numpy(zero_copy_only=False) - self.bounds[0]
        inside = (values >= 0) & (values <= self.bounds[1] - self.bounds[0])
        if self.places is None:
            return (values, slice(None)) if inside.all() else (values[inside], inside)
        rows = np.where(inside, self.places[np.where(inside, values, 0)], -1)
        return rows[rows >= 0], rows >= 0


def _refuse_twins(column: pa.Array) -> None:
    counts = pc.value_counts(column)
    if len(counts) < len(column):
        twins = counts.filter(pc.greater(counts.field("counts"), 1)).field("values")
        raise InputError("subjects", 1, f"mã trùng nhau: {twins[0].as_py()}",
                         "Mỗi đối tượng một mã")  # fmt: skip


def read_subjects(source: Source) -> tuple[Packed, Keys]:
    """Packed facts without history yet, in the order of the subjects table."""
    table = source.table("subjects")
    found = source.arrow(table.select(
        table.uid, table.kind, table["group"], table.role, table.sex,
        **{name: _month(table[name]) for name in ("joined", "founded", "left")},
        **{f"{name}_day": table[name].day().cast("int64") for name in ("joined",)},
    ))  # fmt: skip
    if not len(found):
        raise InputError("subjects", 1, "bảng không có dòng nào", "Thêm ít nhất một đối tượng")
    columns = {name: found.column(name).combine_chunks() for name in found.column_names}
    joined = _months(columns["joined"])
    later = (joined >= 0) & (_numbers(columns["joined_day"], 0) > 1)
    groups, group_words = _coded(columns["group"], "official")
    roles, role_words = _coded(columns["role"], None)
    packed = Packed(
        uids=columns["uid"].to_numpy(zero_copy_only=False), kinds=_kinds(columns["kind"]), top=0,
        words={}, slots={}, maybe={}, unknown={}, joined=joined + later,
        founded=_months(columns["founded"]), groups=groups.astype(np.int8),
        roles=roles.astype(np.int16), role_words=role_words, group_words=group_words,
        on_hold=np.zeros(len(found), bool), left=_months(columns["left"]),
        sexes=_sexes(columns["sex"]),
        starts=np.where(joined >= 0, joined, _months(columns["founded"])),
    )  # fmt: skip
    return packed, Keys.of(columns["uid"])


def _month(day: Any) -> Any:
    return day.year().cast("int64") * 12 + day.month().cast("int64") - 1


def _numbers(column: pa.Array, missing: int) -> Ints:
    filled: Ints = pc.fill_null(column, missing).to_numpy(zero_copy_only=False)
    return filled


def _months(column: pa.Array) -> NDArray[np.int32]:
    return _numbers(column, -1).astype(np.int32)


def _coded(column: pa.Array, missing: str | None) -> tuple[NDArray[Any], tuple[str, ...]]:
    """Codes and their words; −1 where there is none."""
    if missing is not None:
        column = pc.fill_null(column, missing)
    coded = column.dictionary_encode()
    codes = pc.fill_null(coded.indices, -1).to_numpy(zero_copy_only=False)
    return codes, tuple(coded.dictionary.to_pylist())


def _kinds(column: pa.Array) -> NDArray[np.int8]:
    codes, words = _coded(column, KINDS[0])
    unknown = sorted(set(words) - set(KINDS))
    if unknown:
        raise InputError("subjects", 1, f"loại đối tượng lạ: {unknown[0]}",
                         f"Dùng một trong: {', '.join(KINDS)}")  # fmt: skip
    kinds: NDArray[np.int8] = np.array([KINDS.index(word) for word in words], np.int8)[codes]
    return kinds


def _sexes(column: pa.Array) -> NDArray[np.int8]:
    codes, words = _coded(column, SEXES[0])
    unknown = sorted(set(words) - set(SEXES))
    if unknown:
        raise InputError("subjects", 1, f"giới tính lạ: {unknown[0]}", "Dùng female hoặc male")
    sexes: NDArray[np.int8] = np.array([SEXES.index(word) for word in words], np.int8)[codes]
    return sexes


def check_groups(packed: Packed) -> None:
    """Raises InputError for a group outside the vocabulary."""
    unknown = sorted(set(packed.group_words) - set(GROUPS))
    if unknown:
        raise InputError("subjects", 1, f"nhóm đối tượng lạ: {unknown[0]}",
                         f"Dùng một trong: {', '.join(GROUPS)}")  # fmt: skip


def subjects_flagged(
    source: Source, packed: Packed, keys: Keys, flags: Iterable[Flag], day_year: tuple[date, int]
) -> None:
    """Holds open on the day, and the lists of the year's round."""
    as_of, year = day_year
    if source.has("holds"):
        holds = source.table("holds")
        day = ibis.literal(as_of)
        open_ = holds.filter(holds.starts <= day, holds.ends.isnull() | (day < holds.ends))
        packed.on_hold[_rows(source, keys, open_)] = True
    closed = _closed(source, packed, keys, year)
    for flag in flags:
        if flag.what == "listed":
            packed.listed.update(_listed(source, keys, (flag.values[0], year), closed))


def _rows(source: Source, keys: Keys, rows: Any) -> Any:
    found = source.arrow(rows.select("subject").distinct())
    return keys.rows(found.column(0).combine_chunks())[0]


def _closed(source: Source, packed: Packed, keys: Keys, year: int) -> NDArray[np.bool_]:
    closed = np.zeros(len(packed), bool)
    if source.has("coverage"):
        cover = source.table("coverage")
        closed[_rows(source, keys, cover.filter(
            cover.table == "proposals", cover.starts <= year, cover.ends >= year
        ))] = True  # fmt: skip
    return closed


def _listed(
    source: Source, keys: Keys, asked: tuple[str, int], closed: NDArray[np.bool_]
) -> dict[str, NDArray[np.bool_]]:
    """On the list; where no list is given, everyone who meets the standard is."""
    award, year = asked
    if source.has("proposals"):
        proposals = source.table("proposals")
        on_list = proposals.filter(proposals.award == award, proposals.year == year)
        rows = _rows(source, keys, on_list)
        if len(rows):
            listed = np.zeros(len(closed), bool)
            listed[rows] = True
            return {award: listed}
    return {award: ~closed} if closed.any() else {}
