"""The case file: one subject's history, one or more questions, perhaps the expected verdicts.

The format is that of ``thidua_law/cases/`` (documented by ``thidua law schema``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ..loading import CaseError, Node
from ..loading.awards import LEVELS
from ..loading.nodes import parse_documents, read_text
from ..model.question import Question, Receipt
from ..tables import ISSUERS, YEARS, Coverage, Proposal, Register
from .case_rows import (
    LISTS,
    read_bloc,
    read_death,
    read_members,
    read_retirement,
    read_rows,
    read_subject,
)

CASE_KEYS = (
    "case", "subject", "ratings", "awards", "initiatives", "achievements", "discipline", "holds",
    "posts", "absences", "members", "bloc", "body_ratings", "attested", "coverage", "proposals",
    "ask", "expect", "note", "overlays",
)  # fmt: skip
_ASK_KEYS = ("award", "year", "received", "sent", "issuer", "branch", "levels", "overlays")
_COVERABLE = {"members": "members", "bloc": "blocs"}


@dataclass(frozen=True, slots=True)
class Ask:
    """One question of a case."""

    question: Question
    award: str | None
    line: int
    presumed_received: bool
    overlays: tuple[str, ...] = ()  # judged with these laid on, and no others


@dataclass(frozen=True, slots=True)
class Case:
    """One case: ``register`` holds the single subject."""

    name: str
    file: Path
    line: int
    register: Register
    asks: tuple[Ask, ...]
    expect: tuple[Node, ...]


def read_cases(path: Path, awards: Mapping[str, object]) -> list[Case]:
    """All cases of a file (documents parted by «---», or a list).

    Raises:
        CaseError: with file, line, what is wrong and the cure.
    """
    documents = parse_documents(read_text(path, CaseError), path, CaseError)
    nodes = [node for root in documents for node in (root.items() if root.is_list else [root])]
    return [read_case(node, awards) for node in nodes]


def read_case(node: Node, awards: Mapping[str, object]) -> Case:
    """One case from its YAML node."""
    entries = node.map(CASE_KEYS, ("subject",))
    subject = read_subject(entries["subject"])
    asks = (
        tuple(_ask(child, awards) for child in entries["ask"].items()) if "ask" in entries else ()
    )
    if "overlays" in entries:
        common = entries["overlays"].words()
        asks = tuple(replace(ask, overlays=ask.overlays or common) for ask in asks)
    latest = max((a.question.received for a in asks), default=date.max)
    tables: dict[str, list[Any]] = {
        name: read_rows(name, entries[name], subject.uid, awards)
        for name in LISTS if name in entries
    }  # fmt: skip
    if "members" in entries:
        tables["members"] = read_members(entries["members"], subject.uid)
    if "bloc" in entries:
        tables["blocs"] = read_bloc(entries["bloc"], subject.uid)
    register = Register(
        subjects=[subject],
        coverage=_coverage(entries, subject.uid, latest),
        proposals=_proposals(entries, subject.uid, awards),
        deaths=read_death(entries["subject"], subject.uid),
        retirements=read_retirement(entries["subject"], subject.uid),
        **tables,
    )
    return Case(
        entries["case"].text() if "case" in entries else node.file.stem,
        node.file, node.line, register, asks,
        tuple(entries["expect"].items()) if "expect" in entries else (),
    )  # fmt: skip


def _ask(node: Node, awards: Mapping[str, object]) -> Ask:
    entries = node.map(_ASK_KEYS, ("year",))
    year = entries["year"].integer(*YEARS)
    award = entries["award"].word(awards) if "award" in entries else None
    received = entries["received"].date() if "received" in entries else presumed_receipt(year)
    sent = entries["sent"].date() if "sent" in entries else None
    return Ask(
        Question(
            year,
            received,
            sent,
            (award,) if award else None,
            receipts=_receipts(entries.get("levels")),
            issuer=entries["issuer"].word(ISSUERS) if "issuer" in entries else None,
            branch=entries["branch"].text() if "branch" in entries else None,
        ),
        award,
        node.line,
        "received" not in entries,
        entries["overlays"].words() if "overlays" in entries else (),
    )


def _receipts(node: Node | None) -> tuple[Receipt, ...]:
    """``levels: {government: {received: 2026-10-05}}``: a level of review with its own dates."""
    if node is None:
        return ()
    found = []
    for level, child in node.map(LEVELS).items():
        days = child.map(("received", "sent"), ("received",))
        sent = days["sent"].date() if "sent" in days else None
        found.append(Receipt(level, days["received"].date(), sent))
    return tuple(found)


def presumed_receipt(year: int) -> date:
    """The first working day of March after ``year`` (Saturdays and Sundays are skipped)."""
    day = date(year + 1, 3, 1)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return day


def _coverage(entries: Mapping[str, Node], uid: str, latest: date) -> list[Coverage]:
    """A list that is given is complete up to the receipt date, unless coverage says otherwise."""
    last = latest.year if latest != date.max else 2062
    said = _said(entries.get("coverage"), uid)
    rows = [row for rows in said.values() for row in rows]
    for key in (*LISTS, "members", "bloc", "proposals"):
        table = _COVERABLE.get(key, key)
        if key in entries and table not in said:
            rows.append(Coverage(uid, table, 1900, last))
    return rows


def _said(node: Node | None, uid: str) -> dict[str, list[Coverage]]:
    if node is None:
        return {}
    said: dict[str, list[Coverage]] = {}
    for key, child in node.map((*LISTS, "members", "bloc")).items():
        table = _COVERABLE.get(key, key)
        for span in child.items() if child.is_list else [child]:
            ends = span.map(("from", "to"), ("from", "to"))
            said.setdefault(table, []).append(
                Coverage(
                    uid, table, ends["from"].integer(1900, 2062), ends["to"].integer(1900, 2062)
                )
            )
    return said


def _proposals(
    entries: Mapping[str, Node], uid: str, awards: Mapping[str, object]
) -> list[Proposal]:
    """The round's own list: [] means *on no list*."""
    if "proposals" not in entries:
        return []
    rows = [node.map(("award", "year"), ("award", "year")) for node in entries["proposals"].items()]
    return [Proposal(uid, r["award"].word(awards), r["year"].integer(*YEARS)) for r in rows]


def slug(text: str) -> str:
    """A file-name-like id of a case's sentence, for test names."""
    return re.sub(r"\W+", "-", text.casefold()).strip("-")[:80]
