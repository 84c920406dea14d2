"""Checks that need the whole law: every award, version and setting that is named exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model.law import Award, Branching, Law, Leaf, Overlay, Setting, Since, Version, YearTest
from ..tables import Members
from .errors import LawError

OPEN_VALUES = ("roles",)
"""Values of a setting that any words may fill: the kinds of collective."""


def check_references(law: Law, root: Path) -> None:
    """Refuse a law whose files name an award or a setting that no file declares.

    Raises:
        LawError: naming the file and the line on which the word stands.
    """
    settings = {name: s for award in law.awards.values() for name, s in award.settings.items()}
    for award in law.awards.values():
        check = _Check(law, settings, root / "awards" / f"{award.code}.yaml")
        for where, tree in _trees(award):
            check.tree(where, tree, under_since=False)
    for overlay in law.overlays:
        _check_overlay(overlay, settings, root / "overlays" / f"{overlay.code}.yaml")


def _check_overlay(overlay: Overlay, settings: dict[str, Setting], path: Path) -> None:
    for name, values in overlay.sets.items():
        if name not in settings:
            raise LawError(path, line_of(path, name), f"setting «{name}» is declared by no award",
                           f"Use one of: {', '.join(sorted(settings))}")  # fmt: skip
        allowed = settings[name].values
        for value in values:
            if allowed != OPEN_VALUES and value not in allowed:
                raise LawError(path, line_of(path, name), f"«{name}» cannot be «{value}»",
                               f"Use one of: {', '.join(allowed)}")  # fmt: skip


def _trees(award: Award) -> Iterator[tuple[str, Branching]]:
    for standard in award.standards:
        for version in standard.versions:
            yield from _version_trees(version)


def _version_trees(version: Version) -> Iterator[tuple[str, Branching]]:
    if version.criteria is not None:
        yield version.id, version.criteria
    for reading in version.readings:
        yield f"{version.id} {reading.code}", reading.criteria


@dataclass(frozen=True, slots=True)
class _Check:
    """The checks of one award file."""

    law: Law
    settings: dict[str, Setting]
    path: Path

    def tree(self, where: str, tree: Branching, *, under_since: bool) -> None:
        if tree.since is not None:
            for code in _of_since(tree.since):
                self.award(where, code)
        inside = under_since or tree.since is not None
        for child in tree.children:
            if isinstance(child, Branching):
                self.tree(where, child, under_since=inside)
                continue
            for part in (child, child.strict, child.lenient):
                if part is not None:
                    self.leaf(where, part, under_since=inside)

    def leaf(self, where: str, leaf: Leaf, *, under_since: bool) -> None:
        reads_window = leaf.kind in ("prior", "years_since") or leaf.params.get("window") == "since"
        if reads_window and not under_since:
            self.fail(where, leaf.id, f"«{leaf.id}» reads a «since» window that no group declares",
                      "Give the group above it «since:»")  # fmt: skip
        for code in _of_leaf(leaf):
            self.award(where, code)
        met = str(leaf.params["award"]) if leaf.kind == "meets" else ""
        if met and not self.law.awards[met].standards:
            self.fail(where, met, f"«meets: {met}», but that award has no standard",
                      "Ask whether it is held («titles:»), or give it a standard")  # fmt: skip
        title = leaf.params.get("title")
        if isinstance(title, str) and title not in Members._fields:
            self.fail(where, f"title: {title}", f"rolls do not count members with «{title}»",
                      "Use advanced_worker or emulation_fighter_grassroots")  # fmt: skip
        setting = leaf.params.get("setting")
        if isinstance(setting, str) and setting not in self.settings:
            self.fail(where, setting, f"setting «{setting}» is not declared",
                      "Declare it under «settings:» of the award")  # fmt: skip

    def award(self, where: str, code: str) -> None:
        if code not in self.law.awards:
            self.fail(
                where, code, f"no award «{code}»", f"Use one of: {', '.join(self.law.awards)}"
            )

    def fail(self, where: str, word: str, what: str, cure: str) -> None:
        raise LawError(self.path, line_of(self.path, word), f"version {where}: {what}", cure)


def _of_since(since: Since) -> Iterator[str]:
    yield since.award
    yield from since.restart
    yield from since.every_year.titles


def _of_leaf(leaf: Leaf) -> Iterator[str]:
    for key in ("award", "title"):
        code = leaf.params.get(key)
        if isinstance(code, str):
            yield code
    after, test = leaf.params.get("after"), leaf.params.get("any")
    yield from after if isinstance(after, tuple) else ()
    yield from test.titles if isinstance(test, YearTest) else ()


def line_of(path: Path, word: str) -> int:
    """The first line of a file on which a word stands; 1 where it is not found."""
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if word in line:
            return number
    return 1
