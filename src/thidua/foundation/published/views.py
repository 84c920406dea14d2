"""Making and dropping the views, on SQLite and PostgreSQL."""

from __future__ import annotations

import re
from typing import Any

from thidua.foundation.published.definitions import BESIDE, PHRASES, TABLES_READ, VIEWS

# The three things the two databases say differently: a uid as 32 hexadecimal digits, the last day
# of a year, and a list of words in one text.
SPEECH = {
    "sqlite": {
        r"UID\((\w+)\)": r"\1.uid",
        r"YEAR_END\(([\w.]+)\)": r"(\1 || '-12-31')",
        r"JOINED\((\w+)\)": r"group_concat(\1, ',')",
    },
    "postgresql": {
        r"UID\((\w+)\)": r"replace(CAST(\1.uid AS text), '-', '')",
        r"YEAR_END\(([\w.]+)\)": r"make_date(\1, 12, 31)",
        r"JOINED\((\w+)\)": r"string_agg(\1, ',' ORDER BY \1)",
    },
}


def withdraw(connection: Any) -> None:
    """Drop every view."""
    with connection.cursor() as cursor:
        for name in (*VIEWS, *BESIDE):
            cursor.execute(f"DROP VIEW IF EXISTS rules_{name}")


def publish(connection: Any) -> None:
    """Make every view anew; while the tables are not all there, none."""
    withdraw(connection)
    if not set(TABLES_READ) <= set(connection.introspection.table_names()):
        return
    with connection.cursor() as cursor:
        for name, select in {**VIEWS, **BESIDE}.items():
            cursor.execute(f"CREATE VIEW rules_{name} AS {spoken(select, connection.vendor)}")


def spoken(select: str, vendor: str) -> str:
    """The definition in the database's own words."""
    for phrase, words in PHRASES.items():
        select = select.replace(phrase, words)
    for pattern, words in SPEECH[vendor].items():
        select = re.sub(pattern, words, select)
    return select
