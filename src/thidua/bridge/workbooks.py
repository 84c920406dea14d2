"""Workbooks in and out: the readers and writers of the rules core, as the office sees them."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache

from thidua.bridge.law import the_law
from thidua_rules.sources.award_names import AwardNames, award_names, free_name
from thidua_rules.sources.catalogue import CATALOGUE, display_name
from thidua_rules.sources.folding import words
from thidua_rules.sources.opening import MAX_BYTES
from thidua_rules.sources.reading import ROW_LIMIT, read_file
from thidua_rules.sources.report import (
    Identity,
    Import,
    Pending,
    Place,
    Problem,
    Say,
    Severity,
    Suggestion,
    TooMany,
    Unreadable,
)
from thidua_rules.sources.sheets import BESIDE, SHEETS
from thidua_rules.sources.vocabulary import look_up, shown
from thidua_rules.tables import ROWS, Bloc, Coverage, Post, Register, Subject
from thidua_rules.workbook.results import write_results
from thidua_rules.workbook.returned import mark_problems
from thidua_rules.workbook.template import write_template

SHEET_TITLES = tuple(shape.title for shape in SHEETS)


def read_workbook(
    data: bytes, *, name: str, known: Iterable[Identity], row_limit: int = ROW_LIMIT,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
) -> Import:  # fmt: skip
    """What an uploaded file says; ``tell`` hears how many rows are read, of how many. Raises
    Unreadable with a sentence and a cure, TooMany where it has more rows than the limit."""
    return read_file(
        data, name=name, law=the_law().awards, known=known, row_limit=row_limit, tell=tell
    )


def template(content: Import | None = None, *, leave_out: Collection[str] = ()) -> bytes:
    """The workbook a department fills, or the same filled; ``leave_out`` names tables."""
    file = io.BytesIO()
    write_template(file, content=content, law=the_law().awards, leave_out=leave_out)
    return file.getvalue()


def returned(data: bytes, problems: Sequence[Problem], language: str) -> bytes:
    """The upload with the cells of its problems marked and commented."""
    return mark_problems(data, problems, lang="en" if language.startswith("en") else "vi")


def is_plain_word(vocabulary: str, text: str) -> bool:
    """Whether a text is just a word of a vocabulary, and names no body of its own."""
    return look_up(vocabulary, text) is not None


def award_code(name: str) -> str:
    """The code a reader would give to an award's name: of the catalogue, or a free one."""
    return _award_names().find_one(name).code


def free_award_code(name: str) -> str:
    """The code of a name that is kept as it stands."""
    return free_name(name).code


@cache
def _award_names() -> AwardNames:
    return award_names(the_law().awards)


__all__ = [
    "BESIDE",
    "CATALOGUE",
    "MAX_BYTES",
    "ROWS",
    "ROW_LIMIT",
    "SHEET_TITLES",
    "Bloc",
    "Coverage",
    "Identity",
    "Import",
    "Pending",
    "Place",
    "Post",
    "Problem",
    "Register",
    "Say",
    "Severity",
    "Subject",
    "Suggestion",
    "TooMany",
    "Unreadable",
    "award_code",
    "display_name",
    "free_award_code",
    "is_plain_word",
    "read_workbook",
    "returned",
    "shown",
    "template",
    "words",
    "write_results",
]
