"""JSON Schema of the case file, made from the same declarations that read it."""

from __future__ import annotations

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
    STUDY_RESULTS,
)
from .case_rows import COLUMNS, required_keys

Schema = dict[str, object]
_DATE: Schema = {"type": "string", "format": "date"}
_YEAR: Schema = {"type": "integer", "minimum": 1945, "maximum": 2062}
_TEXT: Schema = {"type": "string"}
_FLAG: Schema = {"type": "boolean"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_TYPES: dict[str, Schema] = {
    "year": _YEAR, "share": {"type": "integer", "minimum": 1, "maximum": 100},
    "duration": _COUNT, "replicable": _FLAG,
    "full_time": _FLAG, "used_for": _TEXTS, "from": _DATE, "to": _DATE, "decided": _DATE,
    "revoked": _DATE, "restored": _DATE, "term_ends": _DATE,
    "achievement_from": _DATE, "achievement_to": _DATE,
}  # fmt: skip
_WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("ratings", "rating"): RATINGS, ("awards", "issuer"): ISSUERS, ("awards", "method"): METHODS,
    ("initiatives", "level"): INITIATIVE_LEVELS, ("initiatives", "kind"): INITIATIVE_KINDS,
    ("achievements", "kind"): ACHIEVEMENT_KINDS, ("achievements", "level"): ACHIEVEMENT_LEVELS,
    ("achievements", "launched_by"): LAUNCHERS, ("discipline", "form"): DISCIPLINE_WORDS,
    ("holds", "reason"): HOLD_REASONS, ("absences", "kind"): ABSENCE_KINDS,
    ("absences", "result"): STUDY_RESULTS, ("body_ratings", "body"): BODIES,
    ("body_ratings", "rating"): RATINGS, ("posts", "ended_by"): POST_ENDINGS,
}  # fmt: skip


def schema(awards: tuple[str, ...]) -> Schema:
    """The schema; ``awards`` are the codes that a question may name."""
    lists = {table: _list(table) for table in COLUMNS}
    properties: dict[str, object] = {
        "case": _TEXT, "note": _TEXT, "subject": _subject(), **lists,
        "members": _by_year(_members()), "bloc": _by_year(_bloc()),
        "proposals": {"type": "array", "items": _object(
            {"award": {"enum": list(awards)}, "year": _YEAR}, ("award", "year"))},
        "coverage": {"type": "object", "additionalProperties": _coverage()},
        "overlays": _TEXTS,
        "ask": {"type": "array", "items": _ask(awards)},
        "expect": {"type": "array", "items": {"type": "object"}},
    }  # fmt: skip
    return {"$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Thi Đua case file", **_object(properties, ("subject",))}  # fmt: skip


def _object(properties: dict[str, object], required: tuple[str, ...] = ()) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required),
            "additionalProperties": False}  # fmt: skip


def _list(table: str) -> Schema:
    properties: dict[str, object] = {}
    for key in COLUMNS[table]:
        words = _WORDS.get((table, key))
        properties[key] = {"enum": list(words)} if words else _TYPES.get(key, _TEXT)
    item = _object(properties, required_keys(table))
    return {"type": "array", "items": {"anyOf": [_TEXT, item]} if table == "attested" else item}


def _subject() -> Schema:
    return _object({
        "kind": {"enum": list(KINDS)}, "group": {"enum": list(GROUPS)},
        "sex": {"enum": ["female", "male"]}, "born": _DATE, "joined": _DATE, "left": _DATE,
        "role": _TEXT, "founded": _DATE, "unit": _TEXT, "uid": _TEXT, "name": _TEXT,
        "died": _DATE, "retirement_decided": _DATE, "higher_retirement_age": _FLAG,
        "both_wars": _FLAG,
    }, ("kind",))  # fmt: skip


def _members() -> Schema:
    counts = ("total", "rated", "advanced_worker", "emulation_fighter_grassroots",
              "advanced_soldier", "disciplined_reprimand_or_more",
              "disciplined_warning_or_more")  # fmt: skip
    return _object({**dict.fromkeys(counts, _COUNT), "all_completed": _FLAG}, ("total",))


def _bloc() -> Schema:
    by: Schema = {"enum": ["province", "ministry", "central"]}
    return _object({"leader": _FLAG, "exceeds_targets": _FLAG, "organised_by": by, "name": _TEXT})


def _by_year(item: Schema) -> Schema:
    return {
        "type": "object",
        "patternProperties": {r"^\d{4}$": item},
        "additionalProperties": False,
    }


def _coverage() -> Schema:
    span = _object({"from": _YEAR, "to": _YEAR}, ("from", "to"))
    return {"anyOf": [span, {"type": "array", "items": span}]}


def _ask(awards: tuple[str, ...]) -> Schema:
    return _object({
        "award": {"enum": list(awards)}, "year": _YEAR, "received": _DATE, "sent": _DATE,
        "issuer": {"enum": list(ISSUERS)}, "branch": _TEXT, "overlays": _TEXTS,
        "levels": {"type": "object", "additionalProperties": _object(
            {"received": _DATE, "sent": _DATE}, ("received",))},
    }, ("year",))  # fmt: skip
