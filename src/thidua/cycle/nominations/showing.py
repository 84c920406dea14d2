"""One verdict as a reader may see it: in sentences, with what is secret left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from thidua.bridge.verdicts import (
    Explanation,
    Line,
    Overall,
    Verdict,
    explain,
    is_secret,
)
from thidua.cycle.nominations.board import Board
from thidua.cycle.nominations.columns import language
from thidua.cycle.nominations.words import hope_sentence

SECRET_PRESUMPTIONS = ("discipline", "holds")


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the tree; ``standing`` marks what only the standing body answers for."""

    line: Line
    standing: bool = False

    @property
    def status(self) -> str:
        return "standing" if self.standing else self.line.status.code


@dataclass(frozen=True, slots=True)
class Reading:
    """What another text would give: its name, its result, its tree."""

    code: str
    overall: Overall
    lines: tuple[ShownLine, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A verdict on the page of one reader."""

    verdict: Verdict
    explanation: Explanation
    overall: Overall
    leaning: Overall
    near: bool
    held: bool
    knows: bool
    lines: tuple[ShownLine, ...]
    readings: tuple[Reading, ...]
    missing: tuple[str, ...]
    scenarios: tuple[str, ...]
    presumptions: tuple[str, ...]
    earliest: str | None

    @property
    def shape(self) -> str:
        return "near" if self.near else self.leaning.code

    @property
    def provisional(self) -> bool:
        return self.leaning is not self.overall

    @property
    def verified(self) -> bool:
        """Every criterion in view has been compared with its original text."""
        return all(
            shown.line.sureness is None or shown.line.sureness.value == "verified"
            for shown in self.lines
        )


def showing(board: Board, place: int, award: str, *, plan: bool = True) -> Shown:
    """The verdict of a row and an award, as the board's reader may see it; without a ``plan`` it
    does not say the earliest year, which takes the longest to find."""
    column, knows = board.column(award), bool(board.knows[place])
    verdict = board.of(place).verdict(board.entries[place].uid, award, plan=plan)
    said = explain(verdict, board.law_of(place), language())
    hides = bool(board.hides[place, column])
    pairs = zip(verdict.missing, said.missing, strict=True)
    return Shown(
        verdict, said,
        overall=Overall(int(board.overall[place, column])),
        leaning=Overall(int(board.leaning[place, column])),
        near=bool(board.near[place, column]),
        held=bool(board.held[place, column]),
        knows=knows,
        lines=_lines(said.lines, knows=knows),
        readings=_readings(board, place, column, said, knows=knows),
        missing=tuple(text for result, text in pairs if knows or not is_secret(result)),
        scenarios=() if hides else _scenarios(board, place, column, said),
        presumptions=_presumptions(verdict, said, knows=knows),
        earliest=_earliest(board, place, column, said),
    )  # fmt: skip


def _earliest(board: Board, place: int, column: int, said: Explanation) -> str | None:
    """When it could be met: not said of what is hidden, still open, or of somebody who has left."""
    silent = board.hides[place, column] or board.waits[place, column] or board.gone[place]
    return None if silent else said.earliest


def _scenarios(board: Board, place: int, column: int, said: Explanation) -> tuple[str, ...]:
    """What the rules core says of other ratings, else what the leaning text would give."""
    hope = hope_sentence(int(board.waits[place, column]), board.review.year)
    return said.scenarios or ((hope,) if hope else ())


def _lines(lines: Iterable[Line], *, knows: bool) -> tuple[ShownLine, ...]:
    return tuple(_line(line, knows=knows) for line in lines)


def _line(line: Line, *, knows: bool) -> ShownLine:
    if knows or line.criterion is None or not is_secret(line.criterion):
        return ShownLine(line)
    return ShownLine(replace(line, value_text="", evidence_texts=(), criterion=None), standing=True)


def _readings(
    board: Board, place: int, column: int, said: Explanation, *, knows: bool
) -> tuple[Reading, ...]:
    found = []
    for reading in said.provisional:
        grid = board.noted if reading.reading == "noted" else board.readings.get(reading.reading)
        overall = reading.overall if grid is None else Overall(int(grid[place, column]))
        found.append(Reading(reading.reading, overall, _lines(reading.lines, knows=knows)))
    return tuple(found)


def _presumptions(verdict: Verdict, said: Explanation, *, knows: bool) -> tuple[str, ...]:
    pairs = zip(verdict.presumptions, said.presumptions, strict=True)
    return tuple(text for table, text in pairs if knows or table not in SECRET_PRESUMPTIONS)
