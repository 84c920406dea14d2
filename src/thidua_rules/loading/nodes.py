"""YAML as text with line numbers; the model, not YAML, decides the types.

libyaml composes the tree; every scalar stays the text that stands in the file, so ``no`` is
never ``False`` and ``01`` never ``1``.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

import yaml

from .errors import InputError, LawError

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # PyYAML built without libyaml: slower, same result
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_VIETNAMESE_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_NULLS = frozenset({"", "~", "null"})
DEEPEST = 60
"""Levels of nesting a file may have."""


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a YAML file: text, a list of nodes, or a mapping of nodes."""

    value: str | list[Node] | dict[str, Node]
    file: Path
    line: int
    error: type[InputError] = LawError

    def fail(self, what: str, cure: str) -> NoReturn:
        raise self.error(self.file, self.line, what, cure)

    @property
    def is_map(self) -> bool:
        return isinstance(self.value, dict)

    @property
    def is_list(self) -> bool:
        return isinstance(self.value, list)

    @property
    def is_null(self) -> bool:
        return isinstance(self.value, str) and self.value in _NULLS

    def map(self, allowed: Collection[str], required: Collection[str] = ()) -> dict[str, Node]:
        """The mapping, after refusing unknown and missing keys."""
        entries = self.entries()
        for key, node in entries.items():
            if key not in allowed:
                node.fail(f"unknown word «{key}»", closest(key, allowed))
        for key in required:
            if key not in entries:
                self.fail(f"«{key}» is missing", f"Add «{key}:» here")
        return entries

    def entries(self) -> dict[str, Node]:
        if not isinstance(self.value, dict):
            self.fail("a mapping (key: value) is expected here", "Write it as «key: value»")
        return self.value

    def items(self) -> Iterator[Node]:
        if not isinstance(self.value, list):
            self.fail("a list is expected here", "Start each entry with «- » or use [a, b]")
        return iter(self.value)

    def text(self) -> str:
        if not isinstance(self.value, str):
            self.fail("text is expected here", "Write one value, not a list or a mapping")
        return unicodedata.normalize("NFC", self.value)

    def word(self, vocabulary: Collection[str]) -> str:
        text = self.text()
        if text not in vocabulary:
            self.fail(f"unknown word «{text}»", closest(text, vocabulary))
        return text

    def integer(self, least: int = 0, most: int = 1_000_000) -> int:
        text = self.text()
        if not re.fullmatch(r"-?\d+", text) or not least <= int(text) <= most:
            bare = text.rstrip("% ")
            cure = f"Write a number from {least} to {most}"
            if bare != text and bare.isdecimal():
                cure = f"Write {bare} without the sign"
            self.fail(f"«{text}» is not a whole number", cure)
        return int(text)

    def boolean(self) -> bool:
        text = self.text()
        if text not in ("true", "false"):
            self.fail(f"«{text}» is neither true nor false", "Write true or false")
        return text == "true"

    def date(self) -> date:
        text = self.text()
        try:
            if _DATE.match(text):
                return date.fromisoformat(text)
        except ValueError:
            pass
        return self.fail(f"«{text}» is not a date", _date_cure(text))

    def words(self, vocabulary: Collection[str] | None = None) -> tuple[str, ...]:
        """A list of words, or one word alone."""
        nodes = list(self.items()) if self.is_list else [self]
        return tuple(n.word(vocabulary) if vocabulary else n.text() for n in nodes)

    def bilingual(self) -> dict[str, str]:
        """``{vi, en}``; ``vi`` is required, a missing ``en`` is filled by the reader of it."""
        entries = self.map(("vi", "en"), ("vi",))
        return {key: node.text() for key, node in entries.items()}


def _date_cure(text: str) -> str:
    """A day typed as one writes it in Vietnam is turned round."""
    plain = text.strip("“”\"' ").replace("–", "-").replace("—", "-")
    if _DATE.match(plain):
        with suppress(ValueError):
            return f"Write it as {date.fromisoformat(plain)}"
    found = _VIETNAMESE_DATE.fullmatch(plain)
    if found:
        day, month, year = (int(part) for part in found.groups())
        with suppress(ValueError):
            return f"Write it as {date(year, month, day)}"
    return "Write it as YYYY-MM-DD, for example 2025-07-01"


def closest(word: str, vocabulary: Collection[str]) -> str:
    """The cure for a mistyped word: the nearest one, or all."""
    near = difflib.get_close_matches(word, vocabulary, n=1)
    if near:
        return f"Did you mean «{near[0]}»"
    return f"Use one of: {', '.join(sorted(vocabulary))}"


def read_yaml(path: Path, error: type[InputError] = LawError) -> Node:
    """Compose one YAML file.

    Raises:
        InputError: the file cannot be read, is not UTF-8, is not YAML, or repeats a key.
    """
    return parse_yaml(read_text(path, error), path, error)


def read_folder(root: Path, name: str) -> Iterator[Node]:
    """The files of a folder; each declares the code it is named by, so that none is read twice."""
    for path in sorted((root / name).glob("*.yaml")):
        if path.name != "sources.yaml":
            node = read_yaml(path)
            code = node.entries().get("code")
            if code is not None and code.text() != path.stem:
                code.fail(f"the code «{code.text()}» is not the file's name",
                          f"Write «code: {path.stem}» or rename the file")  # fmt: skip
            yield node


def read_text(path: Path, error: type[InputError]) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise error(path, 1, f"the file cannot be read ({type(problem).__name__})",
                    "Check the path and save the file as UTF-8 text") from problem  # fmt: skip


def parse_yaml(text: str, path: Path, error: type[InputError] = LawError) -> Node:
    """As ``read_yaml``, from text; ``path`` is named in errors. One document."""
    documents = parse_documents(text, path, error)
    if len(documents) > 1:
        documents[1].fail("a second document starts here", "Remove the line «---»")
    return documents[0]


def parse_documents(text: str, path: Path, error: type[InputError] = LawError) -> list[Node]:
    """All documents of a file, parted by lines «---»."""
    try:
        roots = list(yaml.compose_all(text, Loader=_Loader))
    except yaml.MarkedYAMLError as problem:
        line, what, cure = _explained(problem, text)
        raise error(path, line, what, cure) from problem
    except RecursionError as problem:
        raise error(
            path, 1, "nested too deep", "Check the brackets and the indentation"
        ) from problem
    except yaml.YAMLError as problem:
        raise error(path, 1, "not valid YAML: a character that may not stand in a text file",
                    "Save the file as UTF-8 text") from problem  # fmt: skip
    if not roots:
        raise error(path, 1, "the file is empty", "Write the content or delete the file")
    return [_Converting(path, error).convert(root, 0) for root in roots]


_UNSPACED = re.compile(r"\s*(- )?[\w.]+:\S")
_PAIR = re.compile(r"\s*[\w.]+: +[^\s#]")
_CURLY = re.compile("[“”‘’]")


_UNCLOSED = (
    ("quoted scalar", "the quote that opens here is not closed", "Close it with the same mark"),
    ("flow", "the bracket that opens here is not closed", "Close it with } or ]"),
)
_SLIPS = (
    ("mapping values are not allowed", "a value with «: » in it has no quotes",
     "Put the whole value between ' and '"),
    ("did not find expected", "this line does not begin under the lines of its group",
     "Begin it under their first letter, with spaces"),
)  # fmt: skip


_OUT_OF_LINE = "did not find expected"


def _deeper(lines: list[str], number: int) -> bool:
    """Whether a «key: value» begins further in than the «key: value» above it."""
    pair = [line for line in lines[: number + 1] if line.strip()][-2:]
    if len(pair) < 2 or not all(_PAIR.match(line) for line in pair):
        return False
    above, here = (len(line) - len(line.lstrip()) for line in pair)
    return here > above


def _explained(problem: yaml.MarkedYAMLError, text: str) -> tuple[int, str, str]:
    """(line, what is wrong, the cure): what people do type, named for what it is."""
    mark, lines = problem.problem_mark, text.splitlines()
    number = min(mark.line, len(lines) - 1) if mark else 0
    for at in (number, number - 1):  # a slip often stops the reader one line further on
        line = lines[at] if 0 <= at < len(lines) else ""
        if "\t" in line:
            return at + 1, "a tab stands in this line", \
                "Put spaces in its place (two for each step in)"  # fmt: skip
        if _CURLY.search(line):
            return at + 1, "curly quotes (“ ”) stand in this line", \
                "Write straight quotes (\" or '), or none"  # fmt: skip
        if _UNSPACED.match(line):
            return at + 1, "there is no space after the colon", \
                "Write «key: value» with a space after the colon"  # fmt: skip
    begun, opened = problem.context or "", problem.context_mark
    for word, what, cure in _UNCLOSED:
        if word in begun and opened:
            return opened.line + 1, what, cure
    said = _OUT_OF_LINE if _deeper(lines, number) else problem.problem or ""
    for word, what, cure in _SLIPS:
        if word in said:
            return number + 1, what, cure
    return number + 1, f"not valid YAML: {problem.problem}", \
        "Check indentation, quotes and colons on this line"  # fmt: skip


class _Converting:
    """One document's nodes with their lines; each node stands in one place only."""

    def __init__(self, path: Path, error: type[InputError]) -> None:
        self.path = path
        self.error = error
        self.seen: set[int] = set()

    def fail(self, node: yaml.Node, what: str, cure: str) -> NoReturn:
        raise self.error(self.path, node.start_mark.line + 1, what, cure)

    def convert(self, node: yaml.Node, depth: int) -> Node:
        if id(node) in self.seen:
            self.fail(node, "an alias (*) repeats this value", "Write the value out in both places")
        if depth > DEEPEST:
            self.fail(node, f"nested more than {DEEPEST} deep", "Check the indentation")
        self.seen.add(id(node))
        line = node.start_mark.line + 1
        if isinstance(node, yaml.ScalarNode):
            return Node(node.value, self.path, line, self.error)
        if isinstance(node, yaml.SequenceNode):
            items = [self.convert(child, depth + 1) for child in node.value]
            return Node(items, self.path, line, self.error)
        return Node(self._entries(node, depth), self.path, line, self.error)

    def _entries(self, node: yaml.Node, depth: int) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.fail(key, "a key is not plain text", "Write one word before the colon")
            name = unicodedata.normalize("NFC", key.value)
            if name in entries:
                self.fail(key, f"the key «{name}» is repeated", "Keep one of the two")
            entries[name] = self.convert(child, depth + 1)
        return entries
