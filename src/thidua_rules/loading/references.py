"""Checks that need the whole law: every award, version and setting that is named exists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model.law import Award, Branching, Law, Leaf, Version
from .errors import LawError


def check_references(law: Law, root: Path) -> None:
    """Refuse a law whose files name an award or a setting that no file declares.

    Raises:
        LawError: naming the award file that holds the reference.
    """
    declared = {name for award in law.awards.values() for name in award.settings}
    for award in law.awards.values():
        path = root / "awards" / f"{award.code}.yaml"
        for where, tree in _trees(award):
            _check_tree(law, declared, path, where, tree)
    for overlay in law.overlays:
        for name in overlay.sets:
            if name not in declared:
                path = root / "overlays" / f"{overlay.code}.yaml"
                raise LawError(path, 1, f"setting «{name}» is declared by no award",
                               f"Use one of: {', '.join(sorted(declared))}")  # fmt: skip


def _trees(award: Award) -> Iterator[tuple[str, Branching]]:
    for standard in award.standards:
        for version in standard.versions:
            yield from _version_trees(version)


def _version_trees(version: Version) -> Iterator[tuple[str, Branching]]:
    if version.criteria is not None:
        yield version.id, version.criteria
    for reading in version.readings:
        yield f"{version.id} {reading.code}", reading.criteria


def _check_tree(law: Law, declared: set[str], path: Path, where: str, tree: Branching) -> None:
    seen: set[str] = set()
    for leaf in tree.leaves():
        if leaf.id in seen:
            raise LawError(path, 1, f"version {where}: the id «{leaf.id}» stands twice",
                           "Give each criterion its own id")  # fmt: skip
        seen.add(leaf.id)
        for part in (leaf, leaf.strict, leaf.lenient):
            if part is not None:
                _check_leaf(law, declared, path, where, part)
    for group in _groups(tree):
        if group.since is not None and group.since.award not in law.awards:
            _unknown_award(path, where, group.since.award, law)


def _groups(tree: Branching) -> Iterator[Branching]:
    yield tree
    for child in tree.children:
        if isinstance(child, Branching):
            yield from _groups(child)


def _check_leaf(law: Law, declared: set[str], path: Path, where: str, leaf: Leaf) -> None:
    for key in ("award", "title"):
        code = leaf.params.get(key)
        if isinstance(code, str) and code not in law.awards:
            _unknown_award(path, where, code, law)
    setting = leaf.params.get("setting")
    if isinstance(setting, str) and setting not in declared:
        raise LawError(path, 1, f"version {where}: setting «{setting}» is not declared",
                       "Declare it under «settings:» of the award")  # fmt: skip


def _unknown_award(path: Path, where: str, code: str, law: Law) -> None:
    raise LawError(path, 1, f"version {where}: no award «{code}»",
                   f"Use one of: {', '.join(law.awards)}")  # fmt: skip
