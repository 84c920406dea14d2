"""Settings that award and principle files declare, and whether a value may stand in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from ..model.law import Gate
from ..model.setting import UNITS, Setting
from ..tables import GROUPS, KINDS
from .criteria import Scope, read_citation, read_leaf, read_procedure
from .leaf_words import LEAF_WORDS
from .nodes import Node, closest

KEYS = ("values", "text", "labels", "least", "most", "cite", "sure", "seen")
_DAY = re.compile(r"\d{2}-\d{2}\Z")
_LEAP = 2024


def read_settings(node: Node | None, scope: Scope, owner: str) -> dict[str, Setting]:
    """``settings:`` of an award or a principle file; ``owner`` is that file's code."""
    return {} if node is None else {
        name: _setting(name, child, scope, owner) for name, child in node.entries().items()
    }  # fmt: skip


def _setting(name: str, node: Node, scope: Scope, owner: str) -> Setting:
    keys = node.map(KEYS, ("values", "text"))
    citation = read_citation(keys, node, scope)
    values = keys["values"].words()
    if not values:
        keys["values"].fail("the setting has no values", "Name the words to choose from, or a unit")
    setting = Setting(name, values, keys["text"].bilingual(), citation, owner=owner)
    least, most = UNITS.get(setting.kind, (0, 0))
    labels = keys["labels"].map(values) if "labels" in keys else {}
    return replace(
        setting, labels={value: label.bilingual() for value, label in labels.items()},
        least=keys["least"].integer(least, most) if "least" in keys else least,
        most=keys["most"].integer(least, most) if "most" in keys else most,
    )  # fmt: skip


GATE_KEYS = ("awards", "kind", "groups", "from")
DATED_KEYS = ("from", "to", "cite", "sure", "seen")


def read_gates(node: Node | None, scope: Scope) -> tuple[Gate, ...]:
    """``gates:`` of a principle: what is asked of some awards once a setting is filled.

    ``cited:`` lists the texts that leave the point to the issuer, each for its own stretch of time.
    """
    if node is None:
        return ()
    return tuple(gate for child in node.items() for gate in _dated(child, scope))


def _dated(node: Node, scope: Scope) -> Iterator[Gate]:
    entries = dict(node.entries())
    if "cited" not in entries:
        yield _gate(node, entries, scope)
        return
    for one in entries.pop("cited").items():
        yield _gate(node, {**entries, **one.map(DATED_KEYS, ("from", "cite", "sure"))}, scope)


def _gate(node: Node, entries: dict[str, Node], scope: Scope) -> Gate:
    for key in ("awards", "from"):
        if key not in entries:
            node.fail(f"«{key}» is missing", f"Add «{key}:» here")
    own = {key: entries.pop(key) for key in (*GATE_KEYS, "to") if key in entries}
    starts, ends = own["from"].date(), own["to"].date() if "to" in own else None
    leaf = Node(entries, node.file, node.line, node.error)
    reads = read_leaf if any(word in LEAF_WORDS for word in entries) else read_procedure
    return Gate(
        own["awards"].words(),
        own["kind"].word(KINDS) if "kind" in own else None,
        own["groups"].words(GROUPS) if "groups" in own else (),
        starts,
        ends,
        reads(leaf, replace(scope, starts=starts, ends=ends)),
    )


def declared(node: Node, name: str, settings: Mapping[str, Setting]) -> Setting:
    """The setting of that name.

    Raises:
        LawError: no file of the law declares it.
    """
    if name not in settings:
        node.fail(f"the setting «{name}» is declared by no award and no principle",
                  closest(name, settings))  # fmt: skip
    return settings[name]


def read_values(node: Node, setting: Setting) -> tuple[str, ...]:
    """What an overlay writes into a setting, within what the law lets it say."""
    values = node.words()
    if setting.kind != "roles" and len(values) != 1:
        node.fail(f"«{setting.name}» takes one value, {len(values)} stand here", "Write one value")
    for value in values:
        _check(node, setting, value)
    return values


def _check(node: Node, setting: Setting, value: str) -> None:
    if setting.kind == "choice" and value not in setting.values:
        cure = closest(value, setting.values)
        node.fail(f"«{setting.name}» cannot be «{value}»", cure)
    if setting.kind == "day" and not _is_day(value):
        node.fail(f"«{value}» is not a day of the year", "Write it as MM-DD, for example 12-10")
    if setting.kind in UNITS:
        _check_number(node, setting, value)


def _check_number(node: Node, setting: Setting, value: str) -> None:
    least, most = setting.least, setting.most
    cure = f"Write a number from {least} to {most}, without any sign"
    if not value.isdecimal():
        node.fail(f"«{value}» is not a whole number of {setting.kind}", cure)
    if not least <= int(value) <= most:
        node.fail(f"the law lets «{setting.name}» be {least} to {most}, not {value}", cure)


def _is_day(value: str) -> bool:
    if not _DAY.match(value):
        return False
    try:
        date.fromisoformat(f"{_LEAP}-{value}")
    except ValueError:
        return False
    return True
