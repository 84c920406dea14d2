"""Units and people of a workbook: listing them, and telling whom a row is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from thidua_rules.sources.body import BodyRow, data_rows
from thidua_rules.sources.directory import Answer, Clues, Directory, seems_collective, split_name
from thidua_rules.sources.headers import Table
from thidua_rules.sources.interpret import Interpreter, Parsed, kept_blank
from thidua_rules.sources.report import Identity, Import, Place, Say
from thidua_rules.sources.roll_words import both_told, spelling, unknown
from thidua_rules.tables import Death, Subject


class Who(NamedTuple):
    """The subject of a row; without ``uid`` the row waits for a person to choose."""

    uid: str
    candidates: tuple[str, ...] = ()
    given: str = ""


class Roll:
    """Builds the subjects of the register and answers who a row speaks of."""

    def __init__(self, report: Import, interpreter: Interpreter, known: Iterable[Identity]) -> None:
        self.report = report
        self.interpreter = interpreter
        self.directory = Directory(known)
        self.listed: dict[str, Place] = {}
        kinds = {identity.kind for identity in self.directory.identities.values()}
        self.people_known = "individual" in kinds
        self.units_known = bool(kinds - {"individual"})

    # --- listing -------------------------------------------------------------------------

    def list_units(self, table: Table) -> None:
        """Every row of a sheet of units is one collective (or household)."""
        parents: list[tuple[str, str, Place]] = []
        for row in data_rows(table):
            parsed = self.interpreter.row(table, row.number)
            if not self.interpreter.require(table, parsed):
                continue
            role = parsed.text("role") or None
            kind = "household" if role == "household" else "collective"
            uid = self._list(kind, parsed, _clues(parsed))
            if not uid:
                continue
            subject = Subject(
                uid, kind, None, role=role, founded=parsed.day("founded"), left=parsed.day("left")
            )
            self.report.add("subjects", subject, parsed.places["name"])
            if parsed.text("parent"):
                parents.append((uid, parsed.text("parent"), parsed.places["parent"]))
        self.units_known = True
        for uid, name, place in parents:
            above = self.unit(name, place)
            self._set_unit(uid, above)

    def list_people(self, table: Table) -> None:
        """Every row of a sheet of people is one person."""
        self._compare_codes(table)
        for row in data_rows(table):
            parsed = self.interpreter.row(table, row.number)
            if not self.interpreter.require(table, parsed):
                continue
            unit = self._unit_of(parsed, row)
            uid = self._list("individual", parsed, _clues(parsed)._replace(unit=unit))
            if uid:
                self.report.add("subjects", _person(uid, parsed, unit), parsed.places["name"])
                self._list_death(uid, parsed)
                self._list_number(uid, parsed)
        self.people_known = True

    def _list_death(self, uid: str, parsed: Parsed) -> None:
        died = parsed.day("died")
        if died:
            self.report.add("deaths", Death(uid, died), parsed.places["died"])

    def _list_number(self, uid: str, parsed: Parsed) -> None:
        digits = parsed.text("identity_number")
        if digits:
            self.report.identity_numbers[uid] = (digits, parsed.places["identity_number"])

    def _list(self, kind: str, parsed: Parsed, clues: Clues) -> str:
        """The uid of a listed subject; empty where the row repeats or clashes with another."""
        place = parsed.places["name"]
        answer = self.directory.find(kind, clues)
        if answer.why == "clash":
            self._clash(parsed, answer)
            return ""
        exact = answer.uid if answer.why in {"", "zeros"} else ""  # a list may hold both names
        loose = answer.uid or answer.why == "abbreviation"
        uids = [exact] if exact else [] if loose else list(answer.candidates)
        repeated = [uid for uid in uids if uid in self.listed]
        if repeated and not self._distinct(clues, repeated):
            self._repeated(parsed, clues, repeated[0])
            return ""
        fresh = [uid for uid in uids if uid not in self.listed and not answer.why]
        if len(fresh) > 1 and not clues.code:
            fresh = self._unnumbered(fresh) or fresh
        uid = fresh[0] if len(fresh) == 1 else self._enter(kind, clues)
        self.directory.enrich(uid, clues)
        self.listed[uid] = place
        return uid

    def _enter(self, kind: str, clues: Clues) -> str:
        uid = self.directory.new_uid(kind, clues)
        name = split_name(clues.name)[0] if clues.born_year else clues.name
        self.directory.add(
            Identity(uid, kind, name, clues.code or None, clues.born, clues.born_year, clues.unit)
        )
        return uid

    def _distinct(self, clues: Clues, uids: list[str]) -> bool:
        """Whether a second row of one name is told apart: number, birth date, or unit."""
        for uid in uids:
            other = self.directory.identities[uid]
            codes = bool(clues.code) != bool(other.code) or (clues.code or None) != other.code
            mine, theirs = clues.born_year or clues.born, other.born_year or other.born
            if not (
                codes or mine != theirs or (clues.unit and other.unit and clues.unit != other.unit)
            ):
                return False
        return True

    def _unnumbered(self, uids: Iterable[str]) -> list[str]:
        """Those without a staff number. Where a file lists namesakes with and without one, its
        rows without a number speak of the latter."""
        return [uid for uid in uids if not self.directory.identities[uid].code]

    def _repeated(self, parsed: Parsed, clues: Clues, uid: str) -> None:
        place, first = parsed.places["name"], self.listed[uid]
        if clues.code or clues.born:
            self.interpreter.warn(
                place,
                clues.name,
                Say(f"Trùng với dòng đã có ở {first}.", f"The same as the row at {first}."),
                Say(
                    "Dòng đầu được giữ; xóa một trong hai.",
                    "The first is kept; delete one of the two.",
                ),
                "repeated",
            )
            return
        self.interpreter.error(
            place,
            clues.name,
            Say(
                f"Trùng tên với {first} và không có gì để phân biệt.",
                f"Same name as {first} and nothing tells them apart.",
            ),
            both_told(self.directory.identities[uid].kind),
            "ambiguous",
        )

    def _clash(self, parsed: Parsed, answer: Answer) -> None:
        other = self.directory.identities[answer.candidates[0]]
        place = parsed.places.get("code") or parsed.places["name"]
        self.interpreter.error(
            place,
            parsed.raw.get("code", ""),
            Say(
                f"Mã số này là của {other.name}, không phải {parsed.text('name')}.",
                f"This number belongs to {other.name}, not {parsed.text('name')}.",
            ),
            Say("Sửa mã số hoặc họ tên cho khớp.", "Correct the number or the name."),
            "clash",
        )

    def _compare_codes(self, table: Table) -> None:
        """Report numbers shorter than their column's others: they lost leading zeros."""
        for found in table.columns_of("code"):
            cells = [
                (i, table.grid.at(i, found.index)) for i in range(table.body, len(table.grid.rows))
            ]
            lengths = [
                len(c.strip()) for _, c in cells if isinstance(c, str) and c.strip().isdigit()
            ]
            lengths += [
                len(str(int(c))) for _, c in cells if isinstance(c, float) and c.is_integer()
            ]
            longest = max(lengths, default=0)
            for index, cell in cells:
                if isinstance(cell, float) and cell.is_integer() and len(str(int(cell))) < longest:
                    self._lost_zeros(table.grid.place(index, found.index), str(int(cell)), longest)

    def _lost_zeros(self, place: Place, code: str, longest: int) -> None:
        self.interpreter.warn(
            place,
            code,
            Say(
                f"Mã số là ô kiểu số, có thể đã mất số 0 ở đầu (mã khác dài {longest} chữ số).",
                f"The code is a number; leading zeros may be lost (others: {longest} digits).",
            ),
            Say(
                f"Nếu mất, sửa thành {code.zfill(longest)} và đặt kiểu ô là Text.",
                f"If so, correct it to {code.zfill(longest)} and format the cell as Text.",
            ),
            "lost_zeros",
        )

    # --- looking up ----------------------------------------------------------------------

    def unit(self, name: str, place: Place) -> str | None:
        """The uid of a unit named in a cell; listed on first sight where no sheet lists units."""
        answer = self.directory.find("collective", Clues(name, code=""))
        if not answer.uid:
            answer = self.directory.find("collective", Clues("", code=name.replace(" ", "")))
        if answer.uid:
            self._say_abbreviated(answer, name, place)
            return answer.uid
        if self.units_known:
            near = self.directory.nearest("collective", name)
            self.interpreter.warn(
                place, name, unknown("đơn vị", "unit", near),
                kept_blank(spelling("Đơn vị")), "unknown_unit",
            )  # fmt: skip
            return None
        return self._on_sight("collective", Clues(name), place)

    def _say_abbreviated(self, answer: Answer, name: str, place: Place) -> None:
        full = self.directory.identities[answer.uid].name
        if answer.why == "abbreviation":
            self.interpreter.note_once(
                place,
                name,
                Say(f"«{name}» được hiểu là «{full}».", f"«{name}» is read as «{full}»."),
            )

    def _unit_of(self, parsed: Parsed, row: BodyRow) -> str | None:
        if parsed.text("unit"):
            return self.unit(parsed.text("unit"), parsed.places["unit"])
        if row.section and seems_collective(row.section):
            return self.unit(row.section, parsed.places["name"])
        return None

    def _set_unit(self, uid: str, unit: str | None) -> None:
        self.directory.add(self.directory.identities[uid]._replace(unit=unit))

    def who(self, table: Table, parsed: Parsed, row: BodyRow) -> Who:
        """Whom a row of history is about."""
        clues = _clues(parsed)
        for kind in self._kinds(table, clues):
            if kind == "individual" and "unit" in parsed.values and table.shape.table != "posts":
                known_unit = self.directory.find("collective", Clues(parsed.text("unit")))
                clues = clues._replace(unit=known_unit.uid or None)
            answer = self.directory.find(kind, clues)
            if answer.why == "clash":
                self._clash(parsed, answer)
                return Who("", answer.candidates, clues.name)
            if answer.uid:
                self._say_how(parsed, answer)
                return Who(answer.uid)
            if answer.candidates:
                left = self._left(clues, answer.candidates)
                return Who(left) if left else self._ambiguous(parsed, clues, answer.candidates)
        return self._unknown_subject(table, parsed, row, clues)

    def _left(self, clues: Clues, candidates: tuple[str, ...]) -> str:
        """The only namesake without a number, of a file that lists them all."""
        if clues.code or not all(uid in self.listed for uid in candidates):
            return ""
        bare = self._unnumbered(candidates)
        return bare[0] if len(bare) == 1 and self._are_people(bare) else ""

    def _are_people(self, uids: Iterable[str]) -> bool:
        return all(self.directory.identities[uid].kind == "individual" for uid in uids)

    def _kinds(self, table: Table, clues: Clues) -> tuple[str, ...]:
        if table.shape.who == "person":
            both = table.wide and seems_collective(clues.name)
            return ("collective", "individual") if both else ("individual",)
        if table.shape.who == "unit":
            return ("collective",)
        return (
            ("collective", "individual")
            if seems_collective(clues.name)
            else ("individual", "collective")
        )

    def _say_how(self, parsed: Parsed, answer: Answer) -> None:
        name = self.directory.identities[answer.uid].name
        place = parsed.places["code" if answer.why == "zeros" else "name"]
        what = {
            "zeros": Say(
                f"Mã số thiếu số 0 ở đầu; hiểu là {name}.",
                f"Leading zeros are missing; read as {name}.",
            ),
            "abbreviation": Say(
                f"Tên viết tắt; hiểu là {name}.", f"An abbreviation; read as {name}."
            ),
            "accents": Say(
                f"Tên viết khác dấu; hiểu là {name}.", f"Accents differ; read as {name}."
            ),
        }.get(answer.why)
        if what:
            cure = Say("Sửa lại nếu không đúng người.", "Correct it if this is another person.")
            self.interpreter.warn(place, parsed.raw.get("name", ""), what, cure, answer.why)

    def _ambiguous(self, parsed: Parsed, clues: Clues, candidates: tuple[str, ...]) -> Who:
        shown = "; ".join(self._distinguished(uid) for uid in candidates)
        person = self._are_people(candidates)
        many, mark = ("người", "mã số hoặc ngày sinh") if person else ("tập thể", "tên đầy đủ")
        more = "the staff number or birth date" if person else "the full name"
        self.interpreter.error(
            parsed.places["name"],
            clues.name,
            Say(
                f"Có {len(candidates)} {many} cùng tên: {shown}.",
                f"{len(candidates)} share this name: {shown}.",
            ),
            Say(
                f"Ghi thêm {mark}; dòng được giữ lại chờ chọn.",
                f"Add {more}; the row is kept, waiting for a choice.",
            ),
            "ambiguous",
        )
        return Who("", candidates, clues.name)

    def _distinguished(self, uid: str) -> str:
        identity = self.directory.identities[uid]
        born = f"{identity.born:%d/%m/%Y}" if identity.born else str(identity.born_year or "")
        marks = ", ".join(filter(None, (identity.code, born)))
        return f"{identity.name} ({marks})" if marks else identity.name

    def _unknown_subject(self, table: Table, parsed: Parsed, row: BodyRow, clues: Clues) -> Who:
        person = self._kinds(table, clues)[0] == "individual"
        if not (self.people_known if person else self.units_known):
            unit = self._unit_of(parsed, row) if person and table.shape.table != "posts" else None
            kind = "individual" if person else "collective"
            return Who(
                self._on_sight(kind, clues._replace(unit=unit), parsed.places["name"], parsed)
            )
        near = self.directory.nearest("individual" if person else "collective", clues.name)
        words_vi, words_en = ("người", "person") if person else ("tập thể", "collective")
        self.interpreter.error(
            parsed.places["name"],
            clues.name,
            unknown(words_vi, words_en, near),
            spelling("Nhân sự" if person else "Đơn vị"),
            "unknown_subject",
        )
        uids = [i.uid for i in self.directory.identities.values() if i.name in near]
        return Who("", tuple(uids), clues.name)

    def _on_sight(self, kind: str, clues: Clues, place: Place, parsed: Parsed | None = None) -> str:
        uid = self._enter(kind, clues)
        self.listed[uid] = place
        group = "official" if kind == "individual" else None
        sex = parsed.text("sex") or None if parsed else None
        self.report.add(
            "subjects", Subject(uid, kind, group, sex, clues.born, unit=clues.unit), place
        )
        note = (
            Say(
                "Không có sheet Nhân sự; người được lập theo danh sách này.",
                "No sheet of people; they are taken from this list.",
            )
            if kind == "individual"
            else Say(
                "Không có sheet Đơn vị; tập thể được lập theo danh sách này.",
                "No sheet of units; they are taken from this list.",
            )
        )
        self.interpreter.note_once(place, clues.name, note, code="on_sight")
        return uid


def _clues(parsed: Parsed) -> Clues:
    born = parsed.values.get("born")
    year = born if isinstance(born, int) else None
    return Clues(
        parsed.text("name"), parsed.text("code"), born if isinstance(born, date) else None, year
    )


def _person(uid: str, parsed: Parsed, unit: str | None) -> Subject:
    return Subject(
        uid,
        "individual",
        parsed.text("group") or "official",
        parsed.text("sex") or None,
        parsed.day("born"),
        parsed.day("joined"),
        parsed.day("left"),
        unit=unit,
    )
