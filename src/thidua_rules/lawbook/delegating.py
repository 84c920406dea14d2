"""What the law leaves to ministries and provinces for an award, on a day and by the text of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..model.law import Law, Leaf, Standard, Version
from ..model.overlay import FromSetting
from ..model.setting import Setting
from ..model.verdict import Citation


@dataclass(frozen=True, slots=True)
class Left:
    """A parameter that an issuer may fill, and the text that leaves it so on that day."""

    setting: Setting
    citation: Citation


def left_to_issuers(bare: Law, award: str, on: date) -> tuple[Left, ...]:
    """The parameters that the versions of a day wait for, each once, in the order of the text.

    Args:
        bare: the law without overlays, in which every parameter is still open.

    Raises:
        KeyError: the law data has no such award.
    """
    found: dict[str, Left] = {}
    for standard in bare.awards[award].standards:
        version = standard.version_for(received=on, sent=None)
        for leaf in _asked(bare, award, standard, version) if version else ():
            for name in _waits_for(leaf):
                found.setdefault(name, Left(bare.settings[name], leaf.citation))
    for setting in _of_no_criterion(bare, award):
        if _in_force(bare, setting.citation, on):
            found.setdefault(setting.name, Left(setting, setting.citation))
    return tuple(found.values())


def _of_no_criterion(bare: Law, code: str) -> Iterator[Setting]:
    """Parameters of the award that no criterion of any time reads, as of long service."""
    award = bare.awards[code]
    read = {
        name for standard in award.standards for version in standard.versions
        for leaf in _asked(bare, code, standard, version) for name in _waits_for(leaf)
    }  # fmt: skip
    yield from (one for name, one in award.settings.items() if name not in read)


def _in_force(bare: Law, citation: Citation, on: date) -> bool:
    text = bare.instruments[citation.instrument]
    return (text.starts is None or text.starts <= on) and (text.ends is None or on < text.ends)


def _asked(bare: Law, code: str, standard: Standard, version: Version) -> Iterator[Leaf]:
    """The version's own criteria and procedures, then those that an issuer may ask beside them."""
    if version.criteria is not None:
        yield from version.criteria.leaves()
    yield from version.procedures
    for principle in bare.principles.values():
        for gate in principle.gates:
            if gate.stands(bare.awards[code], standard, version):
                yield gate.leaf


def _waits_for(leaf: Leaf) -> Iterator[str]:
    if leaf.when is not None:
        yield leaf.when[0]
    for key, value in leaf.params.items():
        if isinstance(value, FromSetting):
            yield value.name
        elif key == "setting" and isinstance(value, str):
            yield value
