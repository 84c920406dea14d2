"""Ceilings: what does not fit on a screen is not read."""

from __future__ import annotations

import ast
from collections.abc import Iterator

LONGEST_FUNCTION = 40
LONGEST_FILE = 400


def long_functions(source: str, ceiling: int = LONGEST_FUNCTION) -> Iterator[str]:
    """`name (lines)` of each function over the ceiling, decorators not counted."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > ceiling:
                yield f"{node.name} ({lines} lines, line {node.lineno})"


def too_long(source: str, ceiling: int = LONGEST_FILE) -> bool:
    """Whether a file has more lines than the ceiling."""
    return len(source.splitlines()) > ceiling
