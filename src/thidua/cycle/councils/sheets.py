"""The box: what is in it, how a sheet goes in, how it is counted.

**One column a subject, each shuffled for itself.** A sheet is taken apart when it is cast. Kept
whole it would carry a pattern over many subjects, and a pattern can be ordered and recognised; and
a sheet without a mark for one subject would name the member who steps aside for it.

**Nothing of it can be read in passing.** The columns are sealed with the keys of encrypted
columns, which lie outside the database, at the time nought, and padded to a length that depends on
the size of the roll alone. So a journal of the database, an old copy of its pages or a statement
in a server's log shows the same number of bytes each time.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from secrets import SystemRandom

from thidua.cycle.councils.words import Choice
from thidua.foundation.records.sealed import Sealed
from thidua.foundation.records.secrets import seal

LETTERS = {Choice.FOR: "f", Choice.AGAINST: "a", Choice.BLANK: "b"}
CHOICES = {letter: choice for choice, letter in LETTERS.items()}
Columns = dict[str, str]
"""Item uid → one letter a sheet."""
_CHANCE = SystemRandom()


class SheetError(ValueError):
    """The box and the roll, or a sheet and the paper, do not go together."""


def empty(items: Iterable[str]) -> Columns:
    return dict.fromkeys(items, "")


def with_sheet(columns: Columns, sheet: Mapping[str, Choice]) -> Columns:
    """The box with one sheet more, every column shuffled anew.

    ``sheet`` has a choice for each subject its voter votes on. Raises SheetError.
    """
    if not set(sheet) <= set(columns):
        raise SheetError("a sheet with a subject that is not on the paper")
    return {
        item: shuffled(letters + (LETTERS[sheet[item]] if item in sheet else ""))
        for item, letters in columns.items()
    }


def shuffled(letters: str) -> str:
    drawn = list(letters)
    _CHANCE.shuffle(drawn)
    return "".join(drawn)


def counted(columns: Columns) -> dict[str, Counter[Choice]]:
    """Item uid → how many chose what."""
    return {item: Counter(CHOICES[one] for one in letters) for item, letters in columns.items()}


def sealed(columns: Columns, voters: int) -> Sealed:
    """The box as it is kept: of one length for so many voters, and without a time."""
    padded = {item: letters.ljust(voters, "-") for item, letters in sorted(columns.items())}
    return Sealed(seal(json.dumps(padded).encode(), at=0))


def opened(kept: Sealed) -> Columns:
    return {item: letters.rstrip("-") for item, letters in json.loads(kept.opened()).items()}
