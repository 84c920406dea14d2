"""The index itself, as each database makes it, and how a question is put to it.

SQLite: FTS5 over the entries' own text, kept by triggers of the entries. PostgreSQL: a generated
``tsvector`` of the dictionary ``simple``, which needs no extension, under GIN. There a letter
before each word says which column it stands in: a weight would not be in the index, and every
entry with the word anywhere would be fetched to look.
"""

from __future__ import annotations

from collections.abc import Sequence

_TEXTS = "scope, words, named, decision, certificate"
_NEW = "new.scope, new.words, new.named, new.decision, new.certificate"
_OLD = "old.scope, old.words, old.named, old.decision, old.certificate"
_INTO = "INSERT INTO search_index"
_FORGET = f"{_INTO}(search_index, rowid, {_TEXTS}) VALUES ('delete', old.id, {_OLD})"
_LEARN = f"{_INTO}(rowid, {_TEXTS}) VALUES (new.id, {_NEW})"


_SMALL = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"


def _clean(column: str) -> str:
    """Words of Latin letters and digits, parted by one space: the parser finds nothing cleverer.
    A database without a language makes only A to Z small; the Vietnamese letters are named."""
    small = f"translate(lower({column}), '{_SMALL.upper()}', '{_SMALL}')"
    return f"regexp_replace({small}, '[^a-z0-9\\u0080-\\uFFFF]+', ' ', 'g')"


def _told(column: str, letter: str) -> str:
    marked = f"regexp_replace({_clean(column)}, '([^ ]+)', '{letter}\\1', 'g')"
    return f"strip(to_tsvector('simple', {marked}))"


_LETTERS = {"decision": "d", "certificate": "c", "words": "w", "named": "n", "scope": "s"}
_VECTOR = " || ".join(_told(column, letter) for column, letter in _LETTERS.items())

INDEX = {
    "sqlite": [
        (
            f"CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5({_TEXTS}, "
            "content='search_entry', content_rowid='id', prefix='2 3', "
            "tokenize='unicode61 remove_diacritics 0')"
        ),
        (
            "CREATE TRIGGER IF NOT EXISTS search_learn AFTER INSERT ON search_entry "
            f"BEGIN {_LEARN}; END"
        ),
        (
            "CREATE TRIGGER IF NOT EXISTS search_forget AFTER DELETE ON search_entry "
            f"BEGIN {_FORGET}; END"
        ),
        (
            "CREATE TRIGGER IF NOT EXISTS search_relearn AFTER UPDATE ON search_entry "
            f"BEGIN {_FORGET}; {_LEARN}; END"
        ),
    ],
    "postgresql": [
        (
            "ALTER TABLE search_entry ADD COLUMN IF NOT EXISTS vector tsvector "
            f"GENERATED ALWAYS AS ({_VECTOR}) STORED"
        ),
        "CREATE INDEX IF NOT EXISTS search_entry_vector ON search_entry USING gin (vector)",
    ],
}
UNINDEX = {
    "sqlite": [
        "DROP TRIGGER IF EXISTS search_learn", "DROP TRIGGER IF EXISTS search_forget",
        "DROP TRIGGER IF EXISTS search_relearn", "DROP TABLE IF EXISTS search_index",
    ],
    "postgresql": ["ALTER TABLE search_entry DROP COLUMN IF EXISTS vector"],
}  # fmt: skip

FOUND = {
    "sqlite": (
        "SELECT e.target FROM search_index JOIN search_entry e ON e.id = search_index.rowid "
        "WHERE search_index MATCH %s {among} LIMIT {most}"
    ),
    "postgresql": (
        "SELECT e.target FROM search_entry e WHERE e.vector @@ to_tsquery('simple', %s) "
        "{among} LIMIT {most}"
    ),
}
"""One tier of a search: the targets of at most ``most`` entries."""
NEWEST = (
    "SELECT t.id FROM ({found}) f JOIN {table} t ON t.id = f.target ORDER BY t.year DESC, t.id DESC"
)
"""The same targets, those of the latest year first."""
ALL = {
    "sqlite": (
        "SELECT target FROM search_entry WHERE id IN "
        "(SELECT rowid FROM search_index WHERE search_index MATCH %s)"
    ),
    "postgresql": "SELECT target FROM search_entry WHERE vector @@ to_tsquery('simple', %s)",
}
"""The targets of every entry that answers; for a list that is narrowed already."""
AMONG = {
    "sqlite": "AND (e.place IN (SELECT value FROM json_each(%s)) OR e.person = %s)",
    "postgresql": (
        "AND (e.place = ANY(ARRAY(SELECT jsonb_array_elements_text(%s::jsonb)::bigint)) "
        "OR e.person = %s)"
    ),
}
"""Entries of many places: too many to be words of the question."""


def word(vendor: str, column: str, text: str, *, whole: bool = False) -> str:
    """A word of a column, or the beginning of one. ``text`` is of letters and digits only."""
    if vendor == "sqlite":
        return f'{column} : "{text}"' + ("" if whole else " *")
    return f"{_LETTERS[column]}{text}" + ("" if whole else ":*")


def every(vendor: str, parts: Sequence[str]) -> str:
    return (" AND " if vendor == "sqlite" else " & ").join(parts)


def either(vendor: str, parts: Sequence[str]) -> str:
    joined = (" OR " if vendor == "sqlite" else " | ").join(parts)
    return f"({joined})" if len(parts) > 1 else joined
