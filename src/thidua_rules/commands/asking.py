"""What the commands share: the law as asked for, dates as typed, errors with a cure."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from ..loading import InputError, load_law
from ..model.law import Law
from ..tables import YEARS


def law_of(options: argparse.Namespace) -> Law:
    """The law data named by ``--law`` and ``--overlay``."""
    root = Path(options.law) if options.law else None
    if root is not None and not (root / "awards").is_dir():
        raise InputError(
            root, 1, "no folder «awards» stands here", "Name a folder shaped like thidua_law"
        )
    return load_law(root, tuple(options.overlay))


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
