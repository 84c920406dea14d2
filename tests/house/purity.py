"""The rules core: no Django, no clock, no network, no chance. The launcher: standard library."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator

BARRED = {
    "django", "http", "random", "requests", "secrets", "socket", "ssl", "thidua", "urllib", "uuid",
}  # fmt: skip
CLOCKS = {
    "now", "utcnow", "today", "fromtimestamp", "time", "time_ns", "localtime", "gmtime", "ctime",
}  # fmt: skip
CLOCK_OWNERS = {"datetime", "date", "time", "ibis", "dt", "Date", "DateTime"}


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, top-level package) of each import, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.lineno, (node.module or "").split(".")[0]


def impurities(source: str) -> Iterator[str]:
    """Each import or call by which the rules core would depend on more than its input."""
    tree = ast.parse(source)
    for line, package in imported(tree):
        if package in BARRED:
            yield f"line {line}: imports {package}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _reads_clock(node.func):
            yield f"line {node.lineno}: reads the clock ({ast.unparse(node.func)})"
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            yield f"line {node.lineno}: imports from time"


def _reads_clock(function: ast.expr) -> bool:
    if not isinstance(function, ast.Attribute) or function.attr not in CLOCKS:
        return False
    owner = function.value
    name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    return name in CLOCK_OWNERS


def foreign_imports(source: str, own: str) -> Iterator[str]:
    """Each import that is neither the standard library nor the named package of ours."""
    for line, package in imported(ast.parse(source)):
        if package not in sys.stdlib_module_names and package != own:
            yield f"line {line}: imports {package}"
