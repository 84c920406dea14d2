"""A board of one row: the page of a person or a collective."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.cycle.nominations.board import Board, board
from thidua.cycle.nominations.columns import Column, columns
from thidua.cycle.nominations.reviewing import Review, revision
from thidua.cycle.nominations.roster import NOT_SUBJECTS, Entry, places_known
from thidua.cycle.nominations.showing import Shown, showing
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Actor


@dataclass(frozen=True, slots=True)
class Rung:
    """One award on a subject's ladder."""

    column: Column
    shown: Shown


def board_of(
    actor: Actor, subject: Person | Organisation, review: Review, *, to_export: bool = False
) -> Board | None:
    """The sweep cut to one subject; None for what the ladder does not judge (a bloc …).

    In an export nothing secret is known to anybody.
    """
    if isinstance(subject, Organisation) and subject.kind in NOT_SUBJECTS:
        return None
    known = frozenset[int]() if to_export else places_known(actor)
    found = board(review, (entry_of(subject),), known, revision())
    return found if found.entries else None


def ladder(board: Board, kind: str) -> list[Rung]:
    """Every award a subject's kind may receive, in order, with its verdict in full."""
    return [Rung(column, showing(board, 0, column.code)) for column in columns(kind, board.awards)]


def entry_of(subject: Person | Organisation) -> Entry:
    """A subject as a row of the sweep."""
    place = subject.place_id or 0
    about = subject.staff_number if isinstance(subject, Person) else subject.get_kind_display()
    return Entry(
        subject.pk, subject.uid.hex, str(subject), about, subject.folded, subject.sort_key,
        place, str(subject.place or ""), getattr(subject, "died", None),
    )  # fmt: skip
