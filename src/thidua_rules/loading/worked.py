"""Worked cases of quotas, votes and dossiers: a sentence, the numbers, what must come out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .errors import CaseError
from .nodes import Node, closest, read_yaml

Answer = Mapping[str, object]
Runner = Callable[[Mapping[str, Node]], Answer]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of case: the word that marks it, the keys it may have, what it answers."""

    word: str
    keys: tuple[str, ...]
    run: Runner


@dataclass(frozen=True, slots=True)
class Worked:
    """One case run; ``differences`` are empty where it came out as expected."""

    file: Path
    line: int
    name: str
    differences: tuple[str, ...]


def run_cases(folder: Path, kinds: Sequence[Kind]) -> Iterator[Worked]:
    """Run the cases of a folder's files.

    Raises:
        CaseError: with file, line and cure, for a case that cannot be read.
    """
    for path in sorted(folder.glob("*.yaml")):
        for node in read_yaml(path, CaseError).items():
            yield _run(node, path, kinds)


def _run(node: Node, path: Path, kinds: Sequence[Kind]) -> Worked:
    words = [kind.word for kind in kinds]
    found = [kind for kind in kinds if kind.word in node.entries()]
    if len(found) != 1:
        node.fail(f"{len(found)} kinds of case stand here", f"Write one of: {', '.join(words)}")
    kind = found[0]
    entries = node.map(("case", "expect", kind.word, *kind.keys), ("case", "expect"))
    expected = entries["expect"].entries()
    if not expected:
        entries["expect"].fail("nothing is expected", "Name at least one value")
    answer = kind.run(entries)
    return Worked(path, node.line, entries["case"].text(), tuple(_differences(expected, answer)))


def _differences(expected: Mapping[str, Node], answer: Answer) -> Iterator[str]:
    for key, node in expected.items():
        if key not in answer:
            node.fail(f"unknown word «{key}»", closest(key, answer))
        wanted, came = _plain(node), _said(answer[key])
        if key in ("says", "cites"):
            if str(wanted).casefold() not in str(came).casefold():
                yield f"{key}: «{wanted}» does not stand in «{came}»"
        elif wanted != came:
            yield f"{key}: expected {wanted}, came out {came}"


def _plain(node: Node) -> object:
    if node.is_list:
        return [item.text() for item in node.items()]
    if node.is_map:
        return {key: item.text() for key, item in node.entries().items()}
    return node.text()


def _said(value: object) -> object:
    """What came out, in the words a case is written in."""
    if isinstance(value, Mapping):
        return {key: str(_said(item)) for key, item in value.items()}
    if isinstance(value, list | tuple) and not hasattr(value, "_fields"):
        return [str(_said(item)) for item in value]
    return "none" if value is None else str(value)
