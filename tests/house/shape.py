"""Where things live: no drawers, one verb a file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import PurePath

DRAWERS = {"common", "helper", "helpers", "misc", "shared", "util", "utils"}


def drawers(path: PurePath) -> Iterator[str]:
    """Parts of a path that name a drawer instead of a thing."""
    for part in path.parts:
        if part.split(".")[0] in DRAWERS:
            yield part


def is_action(path: PurePath) -> bool:
    """Whether a file is one verb of a room: `…/actions/<verb>.py`."""
    return path.parent.name == "actions" and path.suffix == ".py" and path.stem != "__init__"


def action_faults(source: str) -> Iterator[str]:
    """Why a file in `actions/` is not one verb with keyword-only arguments."""
    public = [
        node
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]
    if len(public) != 1:
        yield f"one public function is wanted, found {[node.name for node in public]}"
    for node in public:
        positional = [*node.args.posonlyargs, *node.args.args]
        if positional:
            yield f"{node.name}: keyword-only arguments are wanted, found {len(positional)} other"
