"""The lists of a case file → rows of the input tables, every key and word checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from ..loading import Node
from ..loading.nodes import closest
from ..tables import (
    ABSENCE_KINDS,
    ACHIEVEMENT_KINDS,
    ACHIEVEMENT_LEVELS,
    BODIES,
    DISCIPLINE_WORDS,
    GROUPS,
    HOLD_REASONS,
    INITIATIVE_KINDS,
    INITIATIVE_LEVELS,
    ISSUERS,
    KINDS,
    LAUNCHERS,
    METHODS,
    POST_ENDINGS,
    RATINGS,
    ROWS,
    STUDY_RESULTS,
    YEARS,
    Bloc,
    Death,
    Members,
    Retirement,
    Subject,
)
from .catalogue import CATALOGUE

Reader = Callable[[Node], object]
LISTS = (
    "ratings", "awards", "initiatives", "achievements", "discipline", "holds", "posts",
    "absences", "body_ratings", "attested",
)  # fmt: skip


def _year(node: Node) -> int:
    return node.integer(*YEARS)


def _count(node: Node) -> int:
    return node.integer(0, 1_000_000)


def _percent(node: Node) -> int:
    return node.integer(1, 100)


def _date(node: Node) -> object:
    return node.date()


def _text(node: Node) -> str:
    return node.text()


def _flag(node: Node) -> bool:
    return node.boolean()


def _words(node: Node) -> tuple[str, ...]:
    return node.words()


def _of(*words: str) -> Reader:
    return lambda node: node.word(words)


_SPAN: dict[str, tuple[str, Reader]] = {"from": ("starts", _date), "to": ("ends", _date)}
_YEAR: dict[str, tuple[str, Reader]] = {"year": ("year", _year)}
COLUMNS: Mapping[str, Mapping[str, tuple[str, Reader]]] = {
    "ratings": {**_YEAR, "rating": ("rating", _of(*RATINGS))},
    "awards": {
        "award": ("award", _text), **_YEAR, "decided": ("decided", _date),
        "issuer": ("issuer", _of(*ISSUERS)), "method": ("method", _of(*METHODS)),
        "achievement_from": ("achievement_from", _date),
        "achievement_to": ("achievement_to", _date), "revoked": ("revoked", _date),
        "decision_no": ("decision_no", _text), "restored": ("restored", _date),
    },
    "initiatives": {
        **_YEAR, "level": ("level", _of(*INITIATIVE_LEVELS)),
        "kind": ("kind", _of(*INITIATIVE_KINDS)), "share": ("share", _percent),
        "replicable": ("replicable", _flag), "used_for": ("used_for", _words),
        "decided": ("decided", _date), "title": ("title", _text),
        "decision_no": ("decision_no", _text),
    },
    "achievements": {
        **_YEAR, "kind": ("kind", _of(*ACHIEVEMENT_KINDS)),
        "level": ("level", _of(*ACHIEVEMENT_LEVELS)),
        "launched_by": ("launched_by", _of(*LAUNCHERS)), "duration": ("duration", _count),
        "used_for": ("used_for", _words), "title": ("title", _text),
    },
    "discipline": {"form": ("form", _of(*DISCIPLINE_WORDS)), **_SPAN},
    "holds": {"reason": ("reason", _of(*HOLD_REASONS)), **_SPAN},
    "posts": {
        "post": ("post", _text), **_SPAN, "unit": ("unit", _text),
        "ended_by": ("ended_by", _of(*POST_ENDINGS)), "term_ends": ("term_ends", _date),
    },
    "absences": {
        "kind": ("kind", _of(*ABSENCE_KINDS)), **_SPAN, "full_time": ("full_time", _flag),
        "result": ("result", _of(*STUDY_RESULTS)),
    },
    "body_ratings": {
        **_YEAR, "body": ("body", _of(*BODIES)), "rating": ("rating", _of(*RATINGS)),
    },
    "attested": {"code": ("code", _text), **_YEAR},
}  # fmt: skip
"""Table → key in the file → (column, reader)."""

_OPTIONAL_KEYS = frozenset({
    "decided", "issuer", "method", "achievement_from", "achievement_to", "revoked",
    "decision_no", "restored", "level", "share", "replicable", "used_for", "title", "launched_by",
    "duration", "to", "unit", "full_time", "result", "ended_by", "term_ends",
})  # fmt: skip
_SUBJECT: Mapping[str, Reader] = {
    "kind": _of(*KINDS), "group": _of(*GROUPS), "sex": _of("female", "male"), "born": _date,
    "joined": _date, "left": _date, "role": _text, "founded": _date, "unit": _text,
    "uid": _text, "name": _text, "died": _date,
    "retirement_decided": _date, "higher_retirement_age": _flag, "both_wars": _flag,
}  # fmt: skip
_NOT_COLUMNS = ("name", "died", "retirement_decided", "higher_retirement_age", "both_wars")
_MEMBERS = (
    "total", "rated", "advanced_worker", "emulation_fighter_grassroots", "all_completed",
    "advanced_soldier",
    "disciplined_reprimand_or_more", "disciplined_warning_or_more",
)  # fmt: skip


def read_subject(node: Node) -> Subject:
    """The ``subject:`` of a case."""
    entries = node.map(_SUBJECT, ("kind",))
    values = {key: _SUBJECT[key](child) for key, child in entries.items()
              if key not in _NOT_COLUMNS}  # fmt: skip
    values.setdefault("uid", "subject")
    if values["kind"] != "individual":
        values.setdefault("group", None)
    return Subject(**values)  # type: ignore[arg-type]


def read_death(node: Node, uid: str) -> list[Death]:
    """``died:`` of the ``subject:``."""
    died = node.entries().get("died")
    return [] if died is None else [Death(uid, died.date())]


def read_retirement(node: Node, uid: str) -> list[Retirement]:
    """``retirement_decided:`` of the ``subject:``, and what long service asks beside it."""
    entries = node.entries()
    said = {column: _SUBJECT[key](entries[key]) for key, column in (
        ("retirement_decided", "decided"), ("higher_retirement_age", "higher_age"),
        ("both_wars", "both_wars")) if key in entries}  # fmt: skip
    return [Retirement(uid, **said)] if said else []  # type: ignore[arg-type]


def required_keys(table: str) -> tuple[str, ...]:
    """The keys that every row of a list must have."""
    if table in ("initiatives", "attested"):
        return {"initiatives": ("year",), "attested": ("code",)}[table]
    return tuple(key for key in COLUMNS[table] if key not in _OPTIONAL_KEYS)


def read_rows(
    table: str, node: Node, uid: str, awards: Mapping[str, object]
) -> list[tuple[object, ...]]:
    """One list of the case file as rows of ``table``.

    Raises:
        CaseError: an unknown key, word or award; a date span that ends before it starts; a
            second rating of one year.
    """
    if table == "attested" and node.is_list:
        return [_attested(child, uid) for child in node.items()]
    columns, required = COLUMNS[table], required_keys(table)
    rows = []
    once: set[object] = set()
    for child in node.items():
        entries = child.map(columns, required)
        values = {columns[key][0]: columns[key][1](entry) for key, entry in entries.items()}
        _check_awards(entries, awards)
        _check_span(child, values)
        _check_once(table, child, values, once)
        rows.append(ROWS[table](subject=uid, **values))  # type: ignore[call-arg]
    return rows


def _check_awards(entries: Mapping[str, Node], awards: Mapping[str, object]) -> None:
    """A mistyped code would silently count for nothing."""
    for key in ("award", "used_for"):
        if key in entries:
            for code in entries[key].words():
                if code not in awards and code not in CATALOGUE and not code.startswith("other:"):
                    entries[key].fail(f"no award «{code}»", closest(code, [*awards, *CATALOGUE]))


def _check_span(node: Node, values: Mapping[str, object]) -> None:
    starts, ends = values.get("starts"), values.get("ends")
    if isinstance(starts, date) and isinstance(ends, date) and ends < starts:
        node.fail(f"«to: {ends}» is before «from: {starts}»", "Correct one of the two dates")


def _check_once(table: str, node: Node, values: Mapping[str, object], once: set[object]) -> None:
    key = {"ratings": ("year",), "body_ratings": ("year", "body")}.get(table)
    if key is None:
        return
    found = tuple(values[name] for name in key)
    if found in once:
        said = " ".join(map(str, found))
        node.fail(f"a second rating of {said}", "Keep the rating that was decided")
    once.add(found)


def _attested(node: Node, uid: str) -> tuple[object, ...]:
    if not node.is_map:
        return ROWS["attested"](subject=uid, code=node.text())  # type: ignore[call-arg]
    entries = node.map(("code", "year"), ("code",))
    year = _year(entries["year"]) if "year" in entries else None
    return ROWS["attested"](subject=uid, code=entries["code"].text(), year=year)  # type: ignore[call-arg]


def read_members(node: Node, uid: str) -> list[Members]:
    """``members: {2024: {total: 20, …}}``."""
    rows = []
    for year, child in node.entries().items():
        entries = child.map(_MEMBERS, ("total",))
        values = {
            key: _flag(entry) if key == "all_completed" else _count(entry)
            for key, entry in entries.items()
        }
        for key, entry in entries.items():
            if key != "all_completed" and int(entry.text()) > int(entries["total"].text()):
                entry.fail(f"«{key}» is more than the total", "Correct the count or the total")
        rows.append(Members(uid, _year_key(year, child), **values))  # type: ignore[arg-type]
    return rows


def read_bloc(node: Node, uid: str) -> list[Bloc]:
    """``bloc: {2024: {leader: true, exceeds_targets: true}}``."""
    rows = []
    for year, child in node.entries().items():
        entries = child.map(("leader", "exceeds_targets", "organised_by", "name"))
        rows.append(Bloc(
            uid, _year_key(year, child),
            _flag(entries["leader"]) if "leader" in entries else None,
            _flag(entries["exceeds_targets"]) if "exceeds_targets" in entries else None,
            entries["organised_by"].word(("province", "ministry", "central"))
            if "organised_by" in entries else "province",
            entries["name"].text() if "name" in entries else None,
        ))  # fmt: skip
    return rows


def _year_key(text: str, node: Node) -> int:
    if not text.isdigit() or not YEARS[0] <= int(text) <= YEARS[1]:
        node.fail(f"«{text}» is not a year", "Write a year such as 2024 before the colon")
    return int(text)
