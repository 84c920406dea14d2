"""Making and dropping the views, on SQLite and PostgreSQL."""

from __future__ import annotations

import re
from typing import Any

from thidua.foundation.published.definitions import BESIDE, PHRASES, TABLES_READ, VIEWS
from thidua.foundation.published.heritage import FOUNDED, HANDED, HERITAGE, handed

# What the two databases say differently: a uid as 32 hexadecimal digits, the last day of a year,
# a list of words in one text, the first and last of days, the earlier and later of two.
SPEECH = {
    "sqlite": {
        r"UID\((\w+)\)": r"\1.uid",
        r"YEAR_END\(([\w.]+)\)": r"(\1 || '-12-31')",
        r"JOINED\((\w+)\)": r"group_concat(\1, ',')",
        r"YEAR_OF\(([\w.]+)\)": r"CAST(strftime('%Y', \1) AS integer)",
        r"FIRST_DAY": "'0001-01-01'",
        r"LAST_DAY": "'9999-12-31'",
        r"EARLIER\(": "MIN(",
        r"LATER\(": "MAX(",
    },
    "postgresql": {
        r"UID\((\w+)\)": r"replace(CAST(\1.uid AS text), '-', '')",
        r"YEAR_END\(([\w.]+)\)": r"make_date(\1, 12, 31)",
        r"JOINED\((\w+)\)": r"string_agg(\1, ',' ORDER BY \1)",
        r"YEAR_OF\(([\w.]+)\)": r"CAST(EXTRACT(YEAR FROM \1) AS integer)",
        r"FIRST_DAY": "DATE '0001-01-01'",
        r"LAST_DAY": "DATE '9999-12-31'",
        r"EARLIER\(": "LEAST(",
        r"LATER\(": "GREATEST(",
    },
}


def _definitions() -> dict[str, str]:
    """Every view, those first that others read. ``own_…``: without what has been handed on."""
    own = {f"own_{table}": VIEWS[table] for table in HANDED}
    whole = {table: handed(table, select) for table, select in VIEWS.items()}
    return {"heritage": HERITAGE, **own, **whole, **BESIDE}


def withdraw(connection: Any) -> None:
    """Drop every view."""
    with connection.cursor() as cursor:
        for name in reversed(_definitions()):
            cursor.execute(f"DROP VIEW IF EXISTS rules_{name}")


def publish(connection: Any) -> None:
    """Make every view anew; while the tables are not all there, none."""
    withdraw(connection)
    if not set(TABLES_READ) <= set(connection.introspection.table_names()):
        return
    with connection.cursor() as cursor:
        for name, select in _definitions().items():
            cursor.execute(f"CREATE VIEW rules_{name} AS {spoken(select, connection.vendor)}")


def spoken(select: str, vendor: str) -> str:
    """The definition in the database's own words."""
    select = select.replace("SINCE_WHEN", FOUNDED)
    select = re.sub(r"WHOLE\((\w+)\)", r"CASE \1.takes WHEN 'all' THEN 1 ELSE 0 END", select)
    for phrase, words in PHRASES.items():
        select = select.replace(phrase, words)
    for pattern, words in SPEECH[vendor].items():
        select = re.sub(pattern, words, select)
    return select
