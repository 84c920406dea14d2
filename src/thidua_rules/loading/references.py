"""Checks that need the whole law: every award, version and setting that is named exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..model.law import Award, Branching, Law, Leaf, Since, Version, YearTest
from ..model.overlay import FromSetting
from ..model.setting import Setting
from ..tables import Members
from .errors import LawError


def check_references(law: Law, root: Path) -> None:
    """Refuse a law whose files name an award or a setting that no file declares.

    Raises:
        LawError: naming the file and the line on which the word stands.
    """
    _check_once(law, root)
    for award in law.awards.values():
        check = _Check(law, law.settings, root / "awards" / f"{award.code}.yaml")
        for where, tree in _trees(award):
            check.tree(where, tree, under_since=False)
        for where, leaf in _procedures(award):
            check.settings_of(where, leaf)
    for principle in law.principles.values():
        check = _Check(law, law.settings, root / "principles" / f"{principle.code}.yaml")
        for gate in principle.gates:
            check.settings_of(principle.code, gate.leaf)
            for code in gate.awards:
                check.award(principle.code, code)


def check_tree(law: Law, file: Path, where: str, tree: Branching) -> None:
    """The same checks of criteria that stand in another file, an overlay's."""
    _Check(law, law.settings, file).tree(where, tree, under_since=False)


def _check_once(law: Law, root: Path) -> None:
    """A setting has one owner."""
    seen: dict[str, str] = {}
    for folder, owners in (("awards", law.awards), ("principles", law.principles)):
        for code, owner in owners.items():
            for name in owner.settings:
                if name in seen:
                    path = root / folder / f"{code}.yaml"
                    what = f"the setting «{name}» is declared by «{seen[name]}» too"
                    raise LawError(path, line_of(path, f"{name}:"), what, "Declare it once")
                seen[name] = code


def _procedures(award: Award) -> Iterator[tuple[str, Leaf]]:
    for standard in award.standards:
        for version in standard.versions:
            yield from ((version.id, leaf) for leaf in version.procedures)


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
    settings: Mapping[str, Setting]
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
        self.settings_of(where, leaf)
        for code in _of_leaf(leaf):
            self.award(where, code)
        met = str(leaf.params["award"]) if leaf.kind == "meets" else ""
        if met and not self.law.awards[met].standards:
            self.fail(where, met, f"«meets: {met}», but that award has no standard",
                      "Ask whether it is held («titles:»), or give it a standard")  # fmt: skip
        title = leaf.params.get("title")
        if isinstance(title, str) and title not in Members._fields:
            self.fail(
                where,
                f"title: {title}",
                f"rolls do not count members with «{title}»",
                "Use advanced_worker, advanced_soldier or emulation_fighter_grassroots",
            )
        setting = leaf.params.get("setting")
        if isinstance(setting, str) and setting not in self.settings:
            self.fail(where, setting, f"setting «{setting}» is not declared",
                      "Declare it under «settings:» of the award")  # fmt: skip

    def settings_of(self, where: str, leaf: Leaf) -> None:
        """Settings that a criterion or a procedure names are declared, with that value."""
        named = [v.name for v in leaf.params.values() if isinstance(v, FromSetting)]
        for name in (*named, *((leaf.when[0],) if leaf.when else ())):
            if name not in self.settings:
                self.fail(where, name, f"setting «{name}» is not declared",
                          "Declare it under «settings:» of the award")  # fmt: skip
        if leaf.when is not None:
            name, value = leaf.when
            allowed = self.settings[name].values
            if self.settings[name].kind == "choice" and value not in allowed:
                self.fail(where, value, f"«{name}» cannot be «{value}»",
                          f"Use one of: {', '.join(allowed)}")  # fmt: skip

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
    for key in ("after", "awards"):
        codes = leaf.params.get(key)
        yield from codes if isinstance(codes, tuple) else ()
    test = leaf.params.get("any")
    yield from test.titles if isinstance(test, YearTest) else ()


def line_of(path: Path, word: str) -> int:
    """The first line of a file on which a word stands; 1 where it is not found."""
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if word in line:
            return number
    return 1
