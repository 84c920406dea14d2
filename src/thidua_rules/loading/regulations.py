"""``ballots/*.yaml`` → regulations of councils; the same shape serves a council's own file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from ..ballots.regulation import Absent, Denominator, Method, Regulation, Vote
from ..model.law import Law
from ..model.verdict import Citation, Sureness
from .criteria import Scope, read_citation
from .leaf_words import percent
from .nodes import Node, read_yaml
from .spans import folder_of, named_files, read_period

_KEYS = (
    "code", "issuer", "name", "from", "to", "cite", "sure", "seen", "votes", "quorum",
    "absent", "method", "conflict_removed", "ties", "note",
)  # fmt: skip
_VOTE_KEYS = (
    "awards", "percent", "strictly", "of", "absent", "method", "quorum", "cite", "sure", "seen",
)  # fmt: skip
_ALWAYS = date(1, 1, 1)
_FRACTION = re.compile(r"([1-9]\d?)/([1-9]\d?)\Z")


@lru_cache(maxsize=8)
def load_regulations(law: Law, root: Path | None = None) -> Mapping[str, Regulation]:
    """The regulations of councils in a law folder, by code.

    Raises:
        LawError: naming file, line, what is wrong and the cure.
    """
    folder = folder_of(law, root) / "ballots"
    return {one.code: one for one in (_regulation(node, law) for node in named_files(folder))}


def read_regulation(path: Path, law: Law) -> Regulation:
    """A council's own regulation from a file.

    Raises:
        LawError: naming file, line, what is wrong and the cure.
    """
    return _regulation(read_yaml(path), law)


def _regulation(node: Node, law: Law) -> Regulation:
    entries = node.map(_KEYS, ("code", "issuer", "name", "from", "cite", "sure"))
    period = read_period(node, named=False)
    scope = Scope(law.instruments, law.sources, period.starts, period.ends)
    citation = read_citation(entries, node, scope)
    scope = replace(scope, citation=citation)
    votes = entries["votes"].items() if "votes" in entries else ()
    return Regulation(
        code=entries["code"].text(),
        issuer=entries["issuer"].bilingual(),
        name=entries["name"].bilingual(),
        starts=period.starts,
        ends=period.ends,
        citation=citation,
        votes=tuple(_vote(child, scope, law) for child in votes),
        quorum=_fraction(entries["quorum"]) if "quorum" in entries else None,
        absent=_absent(entries) or Absent.NOT_AGREEING,
        method=_method(entries) or Method.ANY,
        conflict_removed="conflict_removed" in entries and entries["conflict_removed"].boolean(),
        ties=entries["ties"].word(("chair",)) if "ties" in entries else None,
        note=entries["note"].bilingual() if "note" in entries else None,
    )


def inline_regulation(node: Node) -> Regulation:
    """A council's regulation in one mapping, for every award: what a case supposes."""
    keys = ("percent", "strictly", "of", "quorum", "absent", "method", "conflict_removed", "ties")
    entries = node.map(keys)
    citation = Citation("", "Quy chế của hội đồng", "", _ALWAYS, None, Sureness.TO_CONFIRM)
    words = {"vi": "Quy chế của hội đồng", "en": "The council's regulation"}
    vote = Vote(
        awards=(),
        percent=percent(entries["percent"]) if "percent" in entries else 0,
        citation=citation,
        strictly="strictly" in entries and entries["strictly"].boolean(),
        of=Denominator(entries["of"].word(tuple(Denominator))) if "of" in entries
        else Denominator.ALL_MEMBERS,
    )  # fmt: skip
    return Regulation(
        code="inline", issuer=words, name=words, starts=_ALWAYS, ends=None, citation=citation,
        votes=(vote,) if "percent" in entries else (),
        quorum=_fraction(entries["quorum"]) if "quorum" in entries else None,
        absent=_absent(entries) or Absent.NOT_AGREEING,
        method=_method(entries) or Method.ANY,
        conflict_removed="conflict_removed" in entries and entries["conflict_removed"].boolean(),
        ties=entries["ties"].word(("chair",)) if "ties" in entries else None,
    )  # fmt: skip


def _vote(node: Node, scope: Scope, law: Law) -> Vote:
    entries = node.map(_VOTE_KEYS, ("percent",))
    asked = percent(entries["percent"])
    strictly = "strictly" in entries and entries["strictly"].boolean()
    if strictly and asked == 100:
        entries["percent"].fail("nothing is more than 100 %", "Lower it or drop «strictly:»")
    return Vote(
        awards=entries["awards"].words(law.awards) if "awards" in entries else (),
        percent=asked,
        citation=read_citation(entries, node, scope),
        strictly=strictly,
        of=Denominator(entries["of"].word(tuple(Denominator))) if "of" in entries
        else Denominator.ALL_MEMBERS,
        absent=_absent(entries),
        method=_method(entries),
        quorum=_fraction(entries["quorum"]) if "quorum" in entries else None,
    )  # fmt: skip


def _absent(entries: Mapping[str, Node]) -> Absent | None:
    return Absent(entries["absent"].word(tuple(Absent))) if "absent" in entries else None


def _method(entries: Mapping[str, Node]) -> Method | None:
    return Method(entries["method"].word(tuple(Method))) if "method" in entries else None


def fraction(written: str) -> Fraction | None:
    """«2/3» → two thirds; None for anything that is no part of one."""
    found = _FRACTION.match(written)
    if found is None or int(found[1]) > int(found[2]):
        return None
    return Fraction(int(found[1]), int(found[2]))


def _fraction(node: Node) -> Fraction:
    part = fraction(node.text())
    if part is None:
        node.fail(f"«{node.text()}» is no part of the members", "Write it as 2/3 or 4/5")
    return part
