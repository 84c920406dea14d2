"""The fact store: packed facts on disk, a derived cache that is never the truth.

A folder of ``words.parquet`` (a column a word that many subjects have), ``sparse.parquet`` (the
other words one behind the other, a row a subject that has them), ``subjects.parquet`` and
``facts.json`` (where the lanes stand, and what the facts were made from). Whoever reads it
compares the digests.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from .columns import SPAN, Ints
from .fold import TooOld
from .packed import Packed, Slot, Word

VERSION = 4
NUMBER = "number:"
"""Before the name of a word that is a bound of a number."""
_FLAT = (
    "uids", "kinds", "joined", "founded", "groups", "roles", "on_hold", "sexes", "starts", "left",
)  # fmt: skip


class Stale(ValueError):
    """The stored facts are of another format; fold the tables again."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What stored facts were made from."""

    data: str  # digest of the tables
    law: str  # digest of the law data whose lanes they hold
    as_of: date
    year: int  # whose round's lists were read


def save(packed: Packed, origin: Origin, folder: Path) -> None:
    """Write the facts; the description last, so that a half-written store does not load."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "facts.json").unlink(missing_ok=True)
    words = packed.words | _bounds(packed)
    dense = {name: word.values for name, word in words.items() if word.rows is None}
    names = {name: f"w{n}" for n, name in enumerate(dense)}
    columns = {names[name]: pa.array(values) for name, values in dense.items()}
    pq.write_table(pa.table(columns), folder / "words.parquet", compression="zstd")
    sparse = {name: word for name, word in words.items() if word.rows is not None}
    pq.write_table(_behind_one_another(sparse), folder / "sparse.parquet", compression="zstd")
    flat = {name: pa.array(getattr(packed, name)) for name in _FLAT}
    flat |= {f"listed.{award}": pa.array(truth) for award, truth in packed.listed.items()}
    pq.write_table(pa.table(flat), folder / "subjects.parquet", compression="zstd")
    text = json.dumps(_description(packed, origin, names, sparse), ensure_ascii=False, indent=1)
    (folder / "facts.json").write_text(text, encoding="utf-8")


def _bounds(packed: Packed) -> dict[str, Word]:
    """Word name → word, of the lower and the upper bound of every number."""
    return {f"{NUMBER}{side}:{name}": word for name, pair in packed.numbers.items()
            for side, word in enumerate(pair)}  # fmt: skip


def _numbers(words: dict[str, Word]) -> dict[str, tuple[Word, Word]]:
    """Takes the bounds out of the words again."""
    names = [name.removeprefix(f"{NUMBER}0:") for name in words if name.startswith(f"{NUMBER}0:")]
    return {name: (words.pop(f"{NUMBER}0:{name}"), words.pop(f"{NUMBER}1:{name}"))
            for name in names}  # fmt: skip


def _behind_one_another(words: Mapping[str, Word]) -> pa.Table:
    none = np.zeros(0, np.int64)
    rows = np.concatenate([none, *(word.rows for word in words.values() if word.rows is not None)])
    values = np.concatenate([none, *(word.values for word in words.values())])
    return pa.table({"row": pa.array(rows.astype(np.int32)), "value": pa.array(values)})


def _apart(table: pa.Table, lengths: Mapping[str, int]) -> dict[str, Word]:
    """Each sparse word's own rows and values."""
    rows, values = _numpy(table, "row").astype(np.int64), _numpy(table, "value")
    ends = np.cumsum([0, *lengths.values()]).tolist()
    return {name: Word(values[start:end], rows[start:end])
            for name, start, end in zip(lengths, ends, ends[1:], strict=False)}  # fmt: skip


def _description(
    packed: Packed, origin: Origin, names: dict[str, str], sparse: Mapping[str, Word]
) -> dict[str, Any]:
    return {
        "version": VERSION, "top": packed.top, "subjects": len(packed), "words": names,
        "sparse": {name: len(word.values) for name, word in sparse.items()},
        "origin": {**asdict(origin), "as_of": origin.as_of.isoformat()},
        "slots": {key: asdict(slot) for key, slot in packed.slots.items()},
        "maybe": {key: asdict(slot) for key, slot in packed.maybe.items()},
        "unknown": packed.unknown, "roles": packed.role_words, "groups": packed.group_words,
    }  # fmt: skip


def load(folder: Path) -> tuple[Packed, Origin]:
    """The stored facts, and what they were made from.

    Raises:
        FileNotFoundError: nothing (whole) is stored there.
        Stale: written by another version of this module.
    """
    said = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    if said["version"] != VERSION:
        raise Stale(f"{folder}: format {said['version']}, wanted {VERSION}")
    words = pq.read_table(folder / "words.parquet")
    sparse = pq.read_table(folder / "sparse.parquet")
    flat = pq.read_table(folder / "subjects.parquet")
    origin = said["origin"] | {"as_of": date.fromisoformat(said["origin"]["as_of"])}
    kept = {name: Word(_numpy(words, column)) for name, column in said["words"].items()}
    kept |= _apart(sparse, said["sparse"])
    packed = Packed(
        top=said["top"], numbers=_numbers(kept), words=kept,
        slots={key: Slot(**slot) for key, slot in said["slots"].items()},
        maybe={key: Slot(**slot) for key, slot in said["maybe"].items()},
        unknown=said["unknown"], role_words=tuple(said["roles"]),
        group_words=tuple(said["groups"]),
        listed={name.removeprefix("listed."): _numpy(flat, name) for name in flat.column_names
                if name.startswith("listed.")},
        **{name: _numpy(flat, name) for name in _FLAT},
    )  # fmt: skip
    return packed, Origin(**origin)


def _numpy(table: pa.Table, column: str) -> Any:
    return table.column(column).combine_chunks().to_numpy(zero_copy_only=False)


def with_changed(stored: Packed, changed: Packed) -> Packed:
    """The facts with the changed subjects' rows in place of their old ones, new ones added.

    ``changed`` was folded from the whole history of just these subjects, for the same lanes.
    Both are read anew from their lanes' masks, so that their layouts may differ.
    """
    known = {uid: row for row, uid in enumerate(stored.uids.tolist())}
    places = np.array([known.get(uid, -1) for uid in changed.uids.tolist()], np.int64)
    fresh = places < 0
    places[fresh] = len(stored) + np.arange(np.count_nonzero(fresh))
    top, size = max(stored.top, changed.top), len(stored) + int(np.count_nonzero(fresh))
    merged = replace(
        stored, top=top, words={}, slots={}, maybe={}, unknown={}, listed={}, numbers={},
        **{name: _placed(getattr(stored, name), getattr(changed, name), places, size)
           for name in _FLAT if name not in ("groups", "roles")},
        **_recoded(stored, changed, places, size),
    )  # fmt: skip
    for kind in ("slots", "maybe"):
        for key in {**getattr(stored, kind), **getattr(changed, kind)}:
            masks = [_mask(part, getattr(part, kind).get(key), top) for part in (stored, changed)]
            word = Word.of(_placed(masks[0], masks[1], places, size))
            merged.words[f"{kind}:{key}"] = word
            getattr(merged, kind)[key] = Slot(f"{kind}:{key}", 0, 62, top)
    for table in {**stored.unknown, **changed.unknown}:
        masks = [_unknown(part, table, top) for part in (stored, changed)]
        merged.words[f"{table}.unknown"] = Word.of(_placed(masks[0], masks[1], places, size))
        merged.unknown[table] = f"{table}.unknown"
    merged.numbers.update(_merged_numbers(stored, changed, places, size))
    for award in {**stored.listed, **changed.listed}:
        lists = [part.listed.get(award, np.ones(len(part), bool)) for part in (stored, changed)]
        merged.listed[award] = _placed(lists[0], lists[1], places, size)
    return merged


def _merged_numbers(
    stored: Packed, changed: Packed, places: Ints, size: int
) -> dict[str, tuple[Word, Word]]:
    """Bounds of the numbers that both have; those of rolls are made anew by every sweep."""
    merged = {}
    for name in sorted(stored.numbers.keys() & changed.numbers.keys()):
        low, high = (
            Word.of(_placed(_all(old, stored), _all(new, changed), places, size))
            for old, new in zip(stored.numbers[name], changed.numbers[name], strict=True)
        )
        merged[name] = (low, high)
    return merged


def _all(word: Word, part: Packed) -> Ints:
    return word.take(slice(0, len(part)))


def _placed(old: Any, new: Any, places: Ints, size: int) -> Any:
    result = np.empty(size, dtype=np.result_type(old.dtype, new.dtype))
    result[: len(old)] = old
    result[places] = new
    return result


def _recoded(stored: Packed, changed: Packed, places: Ints, size: int) -> dict[str, Any]:
    """Groups and roles under one vocabulary."""
    found: dict[str, Any] = {}
    for column, words in (("groups", "group_words"), ("roles", "role_words")):
        vocabulary = tuple(dict.fromkeys([*getattr(stored, words), *getattr(changed, words)]))
        codes = np.array([vocabulary.index(w) for w in getattr(changed, words)] + [-1])
        new = codes[getattr(changed, column)].astype(getattr(stored, column).dtype)
        found |= {column: _placed(getattr(stored, column), new, places, size), words: vocabulary}
    return found


def _mask(part: Packed, slot: Slot | None, top: int) -> Ints:
    if slot is None:
        return np.zeros(len(part), np.int64)
    word = part.words[slot.word].take(slice(0, len(part)))
    return _moved((word >> slot.shift) & ((1 << slot.width) - 1), top - slot.top)


def _unknown(part: Packed, table: str, top: int) -> Ints:
    if table not in part.unknown:
        return np.zeros(len(part), np.int64)
    return _moved(part.words[part.unknown[table]].take(slice(0, len(part))), top - part.top)


def _moved(mask: Ints, years: int) -> Ints:
    """The mask under a later top year. Raises TooOld where a mark would be pushed out."""
    if (mask >> (SPAN - years)).any():
        raise TooOld(f"a year lies more than {SPAN} years before the latest one")
    return mask << years
