"""What the rules ask a person to state, because no register could keep it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from thidua.bridge.belonging import laws_in_use
from thidua.bridge.verdicts import in_language
from thidua_rules.model.law import Law, Text


def statements(lang: str) -> dict[str, str]:
    """Code of a statement → what is stated, of every law in use, in the order of the awards."""
    found: dict[str, str] = {}
    for law in laws_in_use():
        for code, text in _asked_by(law):
            found.setdefault(code, in_language(text, lang))
    return found


@lru_cache(maxsize=8)
def _asked_by(law: Law) -> tuple[tuple[str, Text], ...]:
    return (*_criteria(law), *_principles(law))


def _criteria(law: Law) -> Iterator[tuple[str, Text]]:
    for award in law.awards.values():
        for standard in award.standards:
            for version in standard.versions:
                for leaf in version.criteria.leaves() if version.criteria else ():
                    if leaf.kind == "attested":
                        yield str(leaf.params["code"]), leaf.text or {}


def _principles(law: Law) -> Iterator[tuple[str, Text]]:
    """A principle that applies to whoever is stated to be something: its name says what."""
    for principle in law.principles.values():
        for version in principle.versions:
            for code in version.applies.get("statement", ()):
                yield str(code), principle.name
