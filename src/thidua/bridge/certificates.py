"""Which awards carry a certificate, and which awards are built on which: read from the law data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache

from thidua.bridge.law import the_law
from thidua_rules.model.law import Branching, Law, Leaf, Standard
from thidua_rules.model.verdict import Citation

CERTIFICATE = "certificate"


def has_certificate(award: str) -> bool:
    """Whether the law hands over a certificate with the award; other awards are money only, a
    flag or a medal."""
    return certificate_cited(award) is not None


def certificate_cited(award: str) -> Citation | None:
    """Where that stands; None where the law names no certificate."""
    found = the_law().awards.get(award)
    given = found.gives if found else ()
    return next((one.citation for one in given if CERTIFICATE in one.objects), None)


def certified_awards() -> tuple[str, ...]:
    """Codes of all awards with a certificate, in the order of the catalogue."""
    return tuple(code for code in the_law().awards if has_certificate(code))


def is_title(award: str) -> bool:
    """Whether the award is an emulation title (else a commendation form)."""
    found = the_law().awards.get(award)
    return found is not None and found.family == "title"


def built_on(award: str) -> frozenset[str]:
    """Awards whose standards, of any time, ask for this one."""
    return _builders(the_law()).get(award, frozenset())


@lru_cache(maxsize=8)
def _builders(law: Law) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for code, award in law.awards.items():
        for leaf in (one for standard in award.standards for one in _leaves(standard)):
            for named in _named(leaf, law):
                found.setdefault(named, set()).add(code)
    return {named: frozenset(codes - {named}) for named, codes in found.items()}


def _leaves(standard: Standard) -> Iterator[Leaf]:
    for version in standard.versions:
        if isinstance(version.criteria, Branching):
            yield from version.criteria.leaves()


def _named(leaf: Leaf, law: Law) -> Iterator[str]:
    for reading in (leaf, leaf.strict, leaf.lenient):
        if reading is not None:
            yield from (word for word in _words(reading.params) if word in law.awards)


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _words(one)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _words(getattr(value, part.name))
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _words(one)
