"""The tables of history: ratings, awards, initiatives, discipline, posts and the rest."""

from __future__ import annotations

from thidua_rules.sources.awards_held import AwardCell, AwardsReader, Caption, read_caption
from thidua_rules.sources.body import BodyRow, data_rows
from thidua_rules.sources.cells import Years
from thidua_rules.sources.decision_numbers import DecisionText
from thidua_rules.sources.folding import words
from thidua_rules.sources.headers import Table, caption_of
from thidua_rules.sources.interpret import Interpreter, Parsed, first_place
from thidua_rules.sources.records import Records, build
from thidua_rules.sources.report import Place, Say
from thidua_rules.sources.roll import Roll, Who
from thidua_rules.sources.wide_lists import WideReader

_EVERYONE = {
    "": ("individual", "collective", "household"),
    "tat ca": ("individual", "collective", "household"),
    "tat ca ca nhan": ("individual",),
    "tat ca tap the": ("collective",),
    "ca nhan": ("individual",),
    "tap the": ("collective",),
}


class HistoryReader:
    """Reads every table that speaks of subjects already listed."""

    def __init__(
        self, roll: Roll, interpreter: Interpreter, records: Records, awards: AwardsReader
    ) -> None:
        self.roll = roll
        self.interpreter = interpreter
        self.records = records
        self.awards = awards
        self.wide = WideReader(interpreter, records, awards)

    def read(self, table: Table) -> None:
        """All rows of one sheet."""
        caption = read_caption(caption_of(table), self.awards.names)
        given = self._given(table, caption)
        above: Parsed | None = None
        for row in data_rows(table):
            parsed = self.interpreter.row(table, row.number)
            if table.shape.who != "all":
                self._carry_subject(table, parsed, above)
            self._default_year(table, parsed, caption)
            if parsed.skip or not self.interpreter.require(table, parsed, given=given):
                continue
            self._row(table, row, parsed, caption)
            above = parsed

    def _given(self, table: Table, caption: Caption) -> frozenset[str]:
        """Needed fields that need no column here."""
        given = {"year", "rating", "award"} if table.wide else set()
        if table.shape.table == "awards":
            given.add("year")  # a missing year makes the row wait, not fall
            if caption.award and not table.has("award"):
                given.add("award")
        return frozenset(given)

    def _carry_subject(self, table: Table, parsed: Parsed, above: Parsed | None) -> None:
        """A blank name under a name, with the rest filled in, means the same person."""
        if "name" in parsed.values or above is None or "code" in parsed.values or table.wide:
            return
        rest = table.shape.required - {"name"}
        if not rest or not rest <= parsed.values.keys():
            return
        for name in ("name", "code", "born"):
            if name in above.values:
                parsed.values[name] = above.values[name]
                parsed.raw[name] = above.raw.get(name, "")
        note = Say(
            f"Ô tên trống; hiểu là dòng tiếp theo của {above.text('name')}.",
            f"The name is blank; read as another row of {above.text('name')}.",
        )
        cure = Say("Ghi tên vào ô nếu là người khác.", "Write the name if it is another person.")
        self.interpreter.warn(first_place(table, parsed.index), "", note, cure, "carried")

    def _default_year(self, table: Table, parsed: Parsed, caption: Caption) -> None:
        column = table.shape.column("year")
        if (
            column is None
            or table.wide
            or "year" in parsed.raw
            or not caption.years
            or table.has("year")
        ):
            return
        if table.shape.table == "awards" and table.has("award"):
            return  # the cell itself may name its years; the title's year is the last resort
        parsed.values["year"] = caption.years
        note = Say(
            f"Không có cột Năm; lấy năm {caption.years.last} theo tiêu đề.",
            f"No column for the year; {caption.years.last} is taken from the title.",
        )
        self.interpreter.note_once(first_place(table, parsed.index), "", note)

    def _row(self, table: Table, row: BodyRow, parsed: Parsed, caption: Caption) -> None:
        place = parsed.places.get("name") or first_place(table, parsed.index)
        if table.shape.who == "all":
            self._coverage(table, parsed, row, place)
            return
        who = self.roll.who(table, parsed, row)
        if table.wide:
            self.wide.row(table, parsed.index, who)
        elif table.shape.table == "awards":
            self._award(parsed, who, caption, place)
        else:
            self._plain(table, parsed, who, place)

    def _award(self, parsed: Parsed, who: Who, caption: Caption, place: Place) -> None:
        years = parsed.values.get("year")
        text = parsed.text("award") or caption.award
        where = parsed.places.get("award", place)
        self.awards.take(
            AwardCell(
                who, text, where, years if isinstance(years, Years) else None, parsed, caption
            )
        )

    def _plain(self, table: Table, parsed: Parsed, who: Who, place: Place) -> None:
        values = dict(parsed.values) | {"subject": who.uid}
        for field, value in parsed.values.items():
            column = table.shape.column(field)
            if isinstance(value, Years):
                values[field] = value.last
            elif isinstance(value, DecisionText):
                values["decision_no"] = value.number
                values["decided"] = parsed.values.get("decided") or value.decided
            elif column and column.kind in {"award", "awards"}:
                codes = self._codes(str(value), parsed.places[field])
                if codes is None:
                    return
                values[field] = codes if column.kind == "awards" else codes[0]
            elif column and column.kind == "unit":
                values[field] = self.roll.unit(str(value), parsed.places[field])
        if table.shape.table == "blocs":
            values["name"] = parsed.values.get("bloc")
        elif table.shape.table == "memberships" and not values.get("unit"):
            return
        if not self._ordered(parsed):
            return
        self._keep(table.shape.table, who, values, place)

    def _keep(self, table: str, who: Who, values: dict[str, object], place: Place) -> None:
        """Into the register; the part taken in a bloc has no field there and goes beside it."""
        report = self.records.report
        number = len(report.register.blocs)
        self.records.take(table, who, build(table, values), place)
        if "part" in values and len(report.register.blocs) > number:
            report.details["blocs", number] = {"part": str(values["part"])}

    def _codes(self, text: str, place: Place) -> tuple[str, ...] | None:
        """Award codes of a cell; None (and an error) where one is unclear."""
        codes = []
        for named, _ in self.awards.named_in(text):
            if not named.code or (named.code.startswith("other:") and named.issuer is None):
                self.interpreter.error(
                    place,
                    text,
                    Say(
                        "Không rõ danh hiệu, hình thức nào.",
                        "It is not clear which award is meant.",
                    ),
                    Say(
                        "Viết tên đầy đủ, ví dụ «Chiến sĩ thi đua cơ sở».",
                        "Write the full name, for example «Chiến sĩ thi đua cơ sở».",
                    ),
                    "unclear_award",
                )
                return None
            codes.append(named.code)
        return tuple(dict.fromkeys(codes))

    def _ordered(self, parsed: Parsed) -> bool:
        starts, ends = parsed.day("starts"), parsed.day("ends")
        if starts is None or ends is None or starts < ends:
            return True
        self.interpreter.error(
            parsed.places["ends"],
            parsed.raw.get("ends", ""),
            Say("Ngày cuối trước ngày đầu.", "The last day comes before the first."),
            Say("Kiểm tra lại hai ngày.", "Check both dates."),
            "order",
        )
        return False

    def _coverage(self, table: Table, parsed: Parsed, row: BodyRow, place: Place) -> None:
        first, last = parsed.values["first"], parsed.values["last"]
        if not isinstance(first, Years) or not isinstance(last, Years):
            return
        kinds = _EVERYONE.get(words(parsed.text("name"))) if "code" not in parsed.values else None
        if kinds is None:
            uids = [self.roll.who(table, parsed, row)]
        else:
            uids = [Who(s.uid) for s in self.records.report.register.subjects if s.kind in kinds]
        for who in uids:
            values = {
                "subject": who.uid,
                "table": parsed.values["table"],
                "starts": first.first,
                "ends": last.last,
            }
            self.records.take("coverage", who, build("coverage", values), place)
