"""Registry rows out of the published views, as the rules core's input tables.

The bridge knows the views by name and no room: ``rules_<table>`` has the columns of the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from thidua_rules.tables import ROWS, Register

# A round's lists are judged where they are kept.
NOT_PUBLISHED = ("proposals",)
NOT_KEPT = ("advanced_soldier",)  # columns the registry does not have yet
HANDED_ON = (
    "ratings",
    "members",
    "body_ratings",
    "blocs",
    "awards",
    "achievements",
    "initiatives",
    "coverage",
)  # a successor's rows are beside those of the collectives before it, where that is confirmed
OF_ONE_YEAR = ("memberships",)  # the roll is read for the year asked about only


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose rows are read: primary keys of people and organisations; by default everyone's."""

    people: tuple[int, ...] | None = None
    organisations: tuple[int, ...] | None = None

    @property
    def everyone(self) -> bool:
        return self.people is None and self.organisations is None

    def clause(self) -> tuple[str, list[int]]:
        """SQL condition on ``person_id`` and ``organisation_id``."""
        if self.everyone:
            return "", []
        parts: list[str] = []
        values: list[int] = []
        for column, keys in (("person_id", self.people), ("organisation_id", self.organisations)):
            if keys:
                parts.append(f"{column} IN ({', '.join(['%s'] * len(keys))})")
                values += keys
        # A constant beside the columns would make SQLite read whole tables: it has to stand alone.
        return f"({' OR '.join(parts) or '1 = 0'})", values


def read_register(year: int, wanted: Wanted | None = None, *, inherited: bool = True) -> Register:
    """The registry as the rules core reads it: one query a table.

    Args:
        year: the reference year, for which collectives' rolls are drawn up.
        wanted: the subjects; of a collective the rows of its members are not added.
        inherited: with the rows handed on by predecessors; a file of the registry leaves them out.
    """
    wanted = wanted or Wanted()
    register = Register()
    with connection.cursor() as cursor:
        for table in ROWS:
            if table not in NOT_PUBLISHED:
                view = table if inherited or table not in HANDED_ON else f"own_{table}"
                getattr(register, table).extend(_rows(cursor, table, year, wanted, view))
    return register


def members_of(organisation: int, year: int) -> tuple[int, ...]:
    """Primary keys of the people on a collective's roll of a year."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id FROM rules_memberships WHERE organisation_id = %s AND year = %s",
            [organisation, year],
        )
        return tuple(key for (key,) in cursor.fetchall())


def predecessors_of(organisation: int) -> dict[int, tuple[int, bool]]:
    """Predecessors that hand on rows: primary key → (last year, all years or awards only)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT predecessor_id, last_year, whole FROM rules_heritage "
            "WHERE organisation_id = %s",
            [organisation],
        )
        return {key: (last, bool(whole)) for key, last, whole in cursor.fetchall()}


def _rows(cursor: Any, table: str, year: int, wanted: Wanted, view: str) -> Iterator[NamedTuple]:
    row: Any = ROWS[table]
    clause, values = wanted.clause()
    conditions = [clause] if clause else []
    if table in OF_ONE_YEAR:
        conditions, values = [*conditions, "year = %s"], [*values, year]
    columns = ", ".join("NULL" if name in NOT_KEPT else f'"{name}"' for name in row._fields)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    cursor.execute(f"SELECT {columns} FROM rules_{view}{where}", values)  # noqa: S608 our own words
    read = [(place, reader) for place, name in enumerate(row._fields)
            if (reader := _reader(row.__annotations__[name]))]  # fmt: skip
    return _typed(cursor.fetchall(), row._make, read)


def _typed(
    rows: Iterable[Sequence[Any]], make: Any, read: list[tuple[int, Callable[[Any], Any]]]
) -> Iterator[NamedTuple]:
    if not read:
        yield from map(make, rows)
        return
    for row in rows:
        values = list(row)
        for place, reader in read:
            values[place] = reader(values[place])
        yield make(values)


def _reader(annotation: Any) -> Callable[[Any], Any] | None:
    """How a column's value becomes the type of the table: databases differ in these three."""
    word = str(getattr(annotation, "__forward_arg__", annotation)).split(" |")[0].split("[")[0]
    return {"date": _date, "bool": _bool, "tuple": _words}.get(word)


def _date(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _bool(value: Any) -> bool | None:
    return None if value is None else bool(value)


def _words(value: str | None) -> tuple[str, ...]:
    return tuple(value.split(",")) if value else ()
