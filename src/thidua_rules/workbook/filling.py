"""Rows of a register as the cells of the template's sheets: the reading, backwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from thidua_rules.sources.award_names import AwardNames, marked_where_needed
from thidua_rules.sources.catalogue import CATALOGUE, display_name
from thidua_rules.sources.issuers import read_issuer
from thidua_rules.sources.layout import Column, SheetShape
from thidua_rules.sources.report import Identity, Import
from thidua_rules.sources.sheets import BESIDE, PEOPLE, RATINGS, UNIT_RATINGS, UNITS
from thidua_rules.sources.vocabulary import look_up, shown

Cellable = object  # str | int | date | None
_NAMES = {"bloc": "name", "first": "starts", "last": "ends"}  # column → field of the row


class Filling:
    """Cells for every sheet, from an ``Import`` (register, identities and details)."""

    def __init__(self, content: Import, names: AwardNames) -> None:
        self.content, self.names = content, names
        self._died = {row.subject: row.starts for row in content.register.deaths}
        self._kinds: dict[str, Callable[[object], Cellable]] = {
            "last_day": lambda day: day - timedelta(days=1) if isinstance(day, date) else None,
            "yes": lambda value: None if value is None else ("có" if value else "không"),
            "award": lambda code: self._one_award(str(code)),
            "awards": lambda codes: "; ".join(map(_award, codes)),  # type: ignore[call-overload]
            "issuer": lambda code: shown("issuer", str(code)) if code else None,
            "unit": lambda uid: self._name(str(uid)) if uid else None,
        }

    def rows(self, shape: SheetShape) -> list[list[Cellable]]:
        """The register's rows that belong on this sheet, in the register's order."""
        found = []
        for index, row in enumerate(getattr(self.content.register, shape.table)):
            if self._belongs(shape, row):
                details = self.content.details.get((shape.table, index), {})
                found.append([self._cell(column, row, details) for column in shape.columns])
        return found

    def _belongs(self, shape: SheetShape, row: Any) -> bool:
        kind = self._identity(row).kind
        if shape in (PEOPLE, RATINGS):
            return kind == "individual"
        return shape not in (UNITS, UNIT_RATINGS) or kind != "individual"

    def _identity(self, row: Any) -> Identity:
        uid = row.uid if hasattr(row, "uid") else row.subject
        return self.content.identities.get(uid) or Identity(
            uid, getattr(row, "kind", "individual"), uid
        )

    def _name(self, uid: str) -> str:
        identity = self.content.identities.get(uid)
        return identity.name if identity else uid

    def _one_award(self, code: str) -> str:
        known = code in CATALOGUE or code.startswith("other:")
        return _award(code) if known else marked_where_needed(code, self.names)

    def _cell(self, column: Column, row: Any, details: dict[str, str]) -> Cellable:
        identity = self._identity(row)
        own: dict[str, Cellable] = {
            "name": identity.name, "code": identity.code,
            "born": identity.born or identity.born_year,
            "parent": self._name(identity.unit) if identity.unit else None,
            "content": details.get("content"),
            "died": self._died.get(identity.uid),
            "part": shown("bloc_part", details["part"]) if "part" in details else None,
        }  # fmt: skip
        if column.field in BESIDE:
            return _beside(column, details.get(column.field))
        if column.field in own:
            return own[column.field]
        if column.field == "issuer" and _names_issuer(details.get("issuer", ""), row.issuer):
            return details["issuer"]
        value = getattr(row, _NAMES.get(column.field, column.field), None)
        if column.kind == "word":
            return shown(column.vocabulary, value) if value else None
        if column.kind in self._kinds:
            return self._kinds[column.kind](value)
        return value


def _award(code: str) -> str:
    return display_name(code) if code in CATALOGUE else code


def _names_issuer(name: str, code: str | None) -> bool:
    """Whether a body's own name tells the level that is recorded, and more than its word."""
    if not name or look_up("issuer", name):
        return False
    read = read_issuer(name)
    return read is not None and read.code == code


def _beside(column: Column, text: str | None) -> Cellable:
    """What is kept as text beside the row, as its cell."""
    if not text or column.kind not in ("date", "word"):
        return text
    return date.fromisoformat(text) if column.kind == "date" else shown(column.vocabulary, text)
