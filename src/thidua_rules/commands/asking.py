"""What the commands share: the law as asked for, dates as typed, errors with a cure."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path

from ..loading import InputError, load_law
from ..loading.nodes import closest
from ..model.law import SHELVES, Law
from ..tables import YEARS


def law_of(options: argparse.Namespace) -> Law:
    """The law data named by ``--law``, with the overlays of ``--overlay`` and ``--overlays``."""
    return load_law(_root(options), tuple(options.overlay), own_overlays(options))


def _root(options: argparse.Namespace) -> Path | None:
    root = Path(options.law) if options.law else None
    if root is not None and not (root / "awards").is_dir():
        raise InputError(
            root, 1, "no folder «awards» stands here", "Name a folder shaped like thidua_law"
        )
    return root


def without_own(options: argparse.Namespace) -> Law:
    """The law with the overlays of ``--overlay`` only: what the package's own cases speak of."""
    return load_law(_root(options), tuple(options.overlay))


def own_overlays(options: argparse.Namespace) -> Path | None:
    """The folder of one's own overlays: ``--overlays``, else the variable THIDUA_OVERLAYS."""
    named = options.overlays or os.environ.get("THIDUA_OVERLAYS")
    if not named:
        return None
    if not Path(named).is_dir():
        raise InputError(named, 1, "no such folder", "Name the folder that holds the overlay files")
    return Path(named)


def year_of(options: argparse.Namespace) -> int | None:
    """The reference year typed, if any."""
    year: int | None = options.year
    if year is not None and not YEARS[0] <= year <= YEARS[1]:
        raise InputError("--year", 1, f"{year} is not a year the data can hold",
                         f"Write a year from {YEARS[0]} to {YEARS[1]}")  # fmt: skip
    return year


def day_of(text: str | None, option: str) -> date | None:
    """A date typed as YYYY-MM-DD or DD/MM/YYYY."""
    if text is None:
        return None
    try:
        if "/" in text:
            day, month, year = (int(part) for part in text.split("/"))
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"--{option}", 1, f"«{text}» is not a date",
                         "Write it as YYYY-MM-DD, for example 2026-01-15") from None  # fmt: skip


def awards_of(text: str | None, law: Law) -> tuple[str, ...] | None:
    """What ``--awards`` names: codes and shelves, parted by commas; ``all`` is all there is to
    judge. None where it is not given: the ladder.

    Raises:
        InputError: no such award or shelf, or one that is recorded only.
    """
    if text is None:
        return None
    found: dict[str, None] = {}
    for word in filter(None, (part.strip() for part in text.split(","))):
        found |= dict.fromkeys(_named(word, law))
    if not found:
        raise InputError("--awards", 1, "no award is named", "Write all, a shelf or award codes")
    return tuple(code for code in law.awards if code in found)


def _named(word: str, law: Law) -> tuple[str, ...]:
    if word == "all":
        return law.judged
    if word in SHELVES:
        shelf = tuple(award.code for award in law.on_shelf(word) if award.standards)
        if not shelf:
            raise InputError("--awards", 1, f"nothing on the shelf «{word}» has a standard",
                             "See «thidua law list»")  # fmt: skip
        return shelf
    if word not in law.awards:
        cure = closest(word, ("all", *SHELVES, *law.awards))
        raise InputError("--awards", 1, f"no award and no shelf «{word}»", cure)
    if not law.awards[word].standards:
        raise InputError("--awards", 1, f"«{word}» is recorded only, it has no standard",
                         "Name an award that «thidua law list» shows with standards")  # fmt: skip
    return (word,)
