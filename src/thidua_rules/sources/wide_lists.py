"""Wide lists: a row a person, a column a year, and in each cell ratings and awards."""

from __future__ import annotations

import re

from thidua_rules.sources.award_names import looks_like_award
from thidua_rules.sources.awards_held import AwardCell, AwardsReader
from thidua_rules.sources.cells import Doubt, Years, is_blank, read_yes, text_of
from thidua_rules.sources.decision_numbers import find_decision
from thidua_rules.sources.folding import words
from thidua_rules.sources.headers import Table
from thidua_rules.sources.interpret import Interpreter
from thidua_rules.sources.records import Records, build
from thidua_rules.sources.report import Place, Say
from thidua_rules.sources.roll import Who
from thidua_rules.sources.vocabulary import NOT_RATED, look_up, shown

_PARTING = re.compile(r"[;\n]|\s\+\s|\s[-–]\s(?=[^\W\d])")


class WideReader:
    """Reads every year's cell of a row, piece by piece."""

    def __init__(self, interpreter: Interpreter, records: Records, awards: AwardsReader) -> None:
        self.interpreter = interpreter
        self.records = records
        self.awards = awards

    def row(self, table: Table, index: int, who: Who) -> None:
        """All years of one subject."""
        for column, years in table.years.items():
            cell = table.grid.at(index, column)
            place = table.grid.place(index, column)
            fault = table.grid.broken.get((index, column))
            if fault and is_blank(cell):
                self._unknown(place, "#N/A" if fault == "error" else "=…")
            elif not is_blank(cell):
                self._cell(who, _text(cell), place, years, table.groups.get(column, ""))

    def _cell(self, who: Who, text: str, place: Place, years: Years, group: str) -> None:
        if self._by_group(who, text, place, years, group):
            return
        for piece in _pieces(text):
            for part in self._parts(piece):
                self._piece(who, part, place, years)

    def _parts(self, piece: str) -> list[str]:
        """Commas part a piece only where each part means something by itself."""
        parts = [part.strip() for part in piece.split(",") if part.strip()]
        if len(parts) > 1 and all(self._means(part) for part in parts):
            return parts
        return [piece]

    def _means(self, part: str) -> bool:
        rated = look_up("rating", part) or words(part) in NOT_RATED
        return bool(rated) or bool(self.awards.names.find(part)[0])

    def _by_group(self, who: Who, text: str, place: Place, years: Years, group: str) -> bool:
        """«x», or only a decision, under a group title that is itself one award."""
        named, _ = self.awards.names.find(group) if group else ([], "")
        if len(named) != 1 or not named[0].code:
            return False
        decision = find_decision(text)
        ticked = bool(decision.number) and not decision.rest
        if not ticked:
            try:
                ticked = read_yes(text)
            except Doubt:
                return False
        if ticked:
            suffix = f" ({text})" if decision.number else ""
            self.awards.take(AwardCell(who, group + suffix, place, years))
        return True

    def _piece(self, who: Who, piece: str, place: Place, years: Years) -> None:
        named, before = self.awards.names.find(find_decision(piece).rest)
        rated = self._rating(who, before if named else piece, place, years)
        if named:
            self.awards.take(AwardCell(who, piece, place, years))
            if before and not rated:
                self._unknown(place, before)
            return
        if rated:
            return
        if looks_like_award(piece):
            self.awards.take(AwardCell(who, piece, place, years))
        else:
            self._unknown(place, piece)

    def _rating(self, who: Who, text: str, place: Place, years: Years) -> bool:
        if words(text) in NOT_RATED:
            return True
        hit = look_up("rating", text)
        if hit is None:
            return False
        code, loose = hit
        if loose:
            self.interpreter.note_once(place, text, _read_as(text, code), code="loose")
        values = {"subject": who.uid, "year": years.last, "rating": code}
        self.records.take("ratings", who, build("ratings", values), place)
        return True

    def _unknown(self, place: Place, text: str) -> None:
        self.interpreter.error(
            place,
            text,
            Say(
                f"Không hiểu «{text}»: không phải xếp loại, danh hiệu hay hình thức khen.",
                f"«{text}» is neither a rating nor an award.",
            ),
            Say(
                "Viết tên hoặc viết tắt quen dùng (HTXSNV, CSTĐCS …), cách nhau bằng chấm phẩy.",
                "Use a known name or abbreviation (HTXSNV, CSTĐCS …), parted by semicolons.",
            ),
            "unknown_word",
        )


def _text(cell: object) -> str:
    return (
        "\n".join(text_of(line) for line in cell.split("\n"))
        if isinstance(cell, str)
        else text_of(cell)
    )


def _pieces(text: str) -> list[str]:
    """Lines and semicolons part awards; a line holding only a decision belongs to the one above."""
    pieces: list[str] = []
    for piece in filter(None, (part.strip(" -+•*") for part in _PARTING.split(text))):
        decision = find_decision(piece)
        alone = (decision.number or decision.decided) and not re.sub(
            r"\W|QĐ|số|ngày", "", decision.rest
        )
        if pieces and alone:
            pieces[-1] = f"{pieces[-1]} ({piece})"
        else:
            pieces.append(piece)
    return pieces


def _read_as(text: str, code: str) -> Say:
    return Say(
        f"«{text}» được hiểu là «{shown('rating', code)}».",
        f"«{text}» is read as «{shown('rating', code, 'en')}».",
    )
