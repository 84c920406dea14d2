"""What if: a subject's board under suppositions that an address carries. Nothing is kept.

A supposition is written as the rules core reads it («2026 rating excellent»), one a parameter.
Whoever may not know of discipline and holds is told only what follows without them: a supposed
result never rests on a hidden row, and a cell the page leaves open stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from thidua.bridge.law import the_law
from thidua.bridge.planning import Change, InputError, read_changes, supposed
from thidua.bridge.verdicts import in_language
from thidua.cycle.nominations.board import Board
from thidua.cycle.nominations.columns import language
from thidua.foundation.registry.words import INITIATIVE_KIND_WORDS, LEVEL_WORDS, RATING_WORDS

MOST = 12
"""Suppositions read from one address."""


@dataclass(frozen=True, slots=True)
class Supposition:
    """One supposition: as the address writes it, as the rules read it, as the page says it."""

    text: str
    change: Change
    says: str


@dataclass(frozen=True, slots=True)
class Suppositions:
    """What an address supposes; ``unread`` are the texts that say nothing the rules know."""

    taken: tuple[Supposition, ...] = ()
    unread: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.taken)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(one.text for one in self.taken)


def suppositions_of(texts: Iterable[str], uid: str) -> Suppositions:
    """Read the suppositions about one subject; each once, at most ``MOST``."""
    taken, unread = [], []
    awards = the_law().awards
    for text in dict.fromkeys(" ".join(one.split()) for one in list(texts)[:MOST]):
        try:
            changes = read_changes([text], uid, awards)
        except InputError:
            changes = ()
        if len(changes) == 1:
            taken.append(Supposition(text, changes[0], _say(changes[0])))
        elif text:
            unread.append(text)
    return Suppositions(tuple(taken), tuple(unread))


def board_if(board: Board, suppositions: Suppositions) -> Board:
    """The board of one subject as it would be, by what its reader may know."""
    changes = [one.change for one in suppositions.taken]
    uid = board.entries[0].uid
    judged = supposed(board.of(0), uid, changes)
    rows = np.array([judged.sweep.row(uid)], dtype=np.intp)
    return replace(board, full=judged, open=judged, rows=rows, hidden=board.hides)


def _say(change: Change) -> str:
    row: Any = change.row
    told = _SAYING[change.table](row)
    pattern = (
        _("không có %(what)s (năm %(year)s)") if change.without else _("năm %(year)s: %(what)s")
    )
    return pattern % {"year": row.year, "what": told}


def _initiative(row: Any) -> str:
    kind, level = INITIATIVE_KIND_WORDS[row.kind], LEVEL_WORDS[row.level]
    wide = _(", có thể nhân rộng") if row.replicable else ""
    return f"{_lower(kind)}, {_lower(level)}{wide}"


def _award(row: Any) -> str:
    return in_language(the_law().awards[row.award].name, language())


def _bloc(row: Any) -> str:
    parts = [_("dẫn đầu cụm, khối thi đua")] if row.leader else []
    parts += [_("vượt chỉ tiêu")] if row.exceeds_targets else []
    return ", ".join(parts)


def _lower(word: Any) -> str:
    text = str(word)
    return text[:1].lower() + text[1:]


_SAYING: Mapping[str, Any] = {
    "ratings": lambda row: _lower(RATING_WORDS[row.rating]),
    "initiatives": _initiative,
    "awards": _award,
    "blocs": _bloc,
    "achievements": lambda row: _("thành tích, đóng góp (%s)") % _lower(LEVEL_WORDS[row.level]),
}
