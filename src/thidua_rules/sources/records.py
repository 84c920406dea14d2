"""Rows of history → rows of the register, without repeats and without losing a good one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from thidua_rules.sources.folding import words
from thidua_rules.sources.interpret import Interpreter
from thidua_rules.sources.report import Import, Pending, Place, Say
from thidua_rules.sources.roll import Who
from thidua_rules.sources.vocabulary import shown
from thidua_rules.tables import ROWS, AwardHeld, Rating


def build(table: str, values: dict[str, object]) -> Any:
    """A row of ``table``; a value that is not known leaves the contract's default."""
    row_type = ROWS[table]
    fields = getattr(row_type, "_fields")  # noqa: B009 - a NamedTuple class, typed as tuple
    given = {name: values[name] for name in fields if values.get(name) is not None}
    return row_type(**given)


@dataclass(slots=True)
class _Seen:
    index: int
    place: Place


class Records:
    """Takes rows into the register; repeats are reported, unclear ones wait."""

    def __init__(self, report: Import, interpreter: Interpreter) -> None:
        self.report = report
        self.interpreter = interpreter
        self._seen: dict[tuple[object, ...], list[_Seen]] = {}

    def take(self, table: str, who: Who, row: Any, place: Place) -> int | None:
        """The row's index in the register; None where it waits or repeats another."""
        if not who.uid:
            self.report.pending.append(
                Pending(table, row, "subject", who.candidates, who.given, place)
            )
            return None
        seen = self._seen.setdefault(_key(table, row), [])
        same = next((one for one in seen if not self._apart(table, row, one)), None)
        if same is None:
            index = self.report.add(table, row, place)
            seen.append(_Seen(index, place))
            return index
        self._again(table, row, place, same)
        return None

    def _row(self, table: str, seen: _Seen) -> Any:
        return getattr(self.report.register, table)[seen.index]

    def _apart(self, table: str, row: Any, seen: _Seen) -> bool:
        return table == "awards" and _differ(self._row(table, seen), row)

    def _again(self, table: str, row: Any, place: Place, seen: _Seen) -> None:
        first = self._row(table, seen)
        if table == "ratings" and row.rating != first.rating:
            self._conflict(row, place, seen)
            return
        if table == "awards":
            getattr(self.report.register, table)[seen.index] = _filled(first, row)
        self.interpreter.warn(
            place,
            "",
            Say(f"Trùng với dòng ở {seen.place}.", f"The same as the row at {seen.place}."),
            Say("Chỉ lấy một lần; không cần làm gì.", "It is taken once; nothing to do."),
            "repeated",
        )

    def _conflict(self, row: Rating, place: Place, seen: _Seen) -> None:
        self.interpreter.error(
            place,
            shown("rating", row.rating),
            Say(
                f"Năm {row.year} đã có mức xếp loại khác ở {seen.place}.",
                f"The year {row.year} has another rating at {seen.place}.",
            ),
            Say(
                "Giữ một trong hai; dòng đầu đang được dùng.",
                "Keep one of the two; the first is used.",
            ),
            "conflict",
        )


def _key(table: str, row: Any) -> tuple[object, ...]:
    """What makes two rows the same fact."""
    if table in {"ratings", "members"}:
        return (table, row.subject, row.year)
    if table == "awards":
        return (table, row.subject, row.award, row.year)
    if table == "initiatives":
        return (table, row.subject, row.year, row.kind, words(row.title or ""))
    if table == "blocs":  # a collective may stand in a bloc of the province and one of the ministry
        return (table, row.subject, row.year, row.organised_by, words(row.name or ""))
    if table == "body_ratings":
        return (table, row.subject, row.year, row.body)
    return (table, row.subject) if table == "retirements" else (table, *row)


def _differ(first: AwardHeld, second: AwardHeld) -> bool:
    """Two awards of one name in one year that differ in decision, body or period."""
    pairs = (
        (first.decision_no, second.decision_no),
        (first.decided, second.decided),
        (first.issuer, second.issuer),
        (first.achievement_from, second.achievement_from),
    )
    return first.method != second.method or any(a and b and a != b for a, b in pairs)


def _filled(first: AwardHeld, second: AwardHeld) -> AwardHeld:
    """The first row with what only the second one knows."""
    known = {k: v for k, v in second._asdict().items() if v is not None}
    blanks = {k: known[k] for k, v in first._asdict().items() if v is None and k in known}
    return first._replace(**blanks)
