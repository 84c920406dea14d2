"""Words that must not stand in any file: addresses of package sources, paths of one machine."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator

# Written in pieces, so that this file does not hold what it looks for.
HOSTS = (
    "py" + "pi.", "python" + "hosted", "registry." + "npmjs", "npm" + "mirror",
    "registry." + "yarn", "un" + "pkg.com", "jsde" + "livr", "cdn" + "js.", "fonts.google" + "apis",
)  # fmt: skip
OPTIONS = ("index" + "-url", "extra" + "-index", "find" + "-links", "trusted" + "-host")
MACHINE = re.compile(r"(?<![\w.])/(?:root|home|work|opt/py\w+|tmp/venv|Users)/")
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK|TB" + r"D)\b")


def forbidden(text: str) -> Iterator[str]:
    """`line: word` of each address, index option or machine path."""
    for number, line in enumerate(text.splitlines(), start=1):
        lowered = line.lower()
        for word in (*HOSTS, *OPTIONS):
            if word in lowered:
                yield f"line {number}: {word}"
        if found := MACHINE.search(line):
            yield f"line {number}: {found[0]}"


def unfinished(source: str) -> Iterator[str]:
    """Comments that promise instead of explain, and bodies that do nothing without saying why."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and UNFINISHED.search(token.string):
            yield f"line {token.start[0]}: {token.string}"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and len(node.body) == 1 and _is_empty(node.body[0]):
            yield f"line {node.lineno}: {node.name} is empty"


def _is_empty(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Raise) and statement.exc is not None:
        return "NotImplementedError" in ast.unparse(statement.exc)
    return isinstance(statement, ast.Pass)
