"""The leaf word ``long_service``: the order earned by years in leading posts.

The table that judges a file is chosen by the table's own dates, so that one leaf serves every
version of a standard; its citation and how sure it is are those of that table.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..model.law import Branching, Leaf
from ..model.verdict import Sureness
from ..service.model import Scale, Service
from .building import Built, builder
from .lanes import Number
from .scope import Scope

WORD = "long_service"
ADDITION = "service_addition"
"""The setting that says how time too short in a post is added to the next lower one."""


def settled(
    tree: Branching, service: Service | None, order: str, days: tuple[date, date | None]
) -> Branching:
    """The tree with every ``long_service`` leaf told its order, its table and its citation.

    ``days``: when the file was received, and sent, at the order's level of review.
    """
    children = tuple(
        _leaf(child, service, order, days) if isinstance(child, Leaf)
        else settled(child, service, order, days)
        for child in tree.children
    )  # fmt: skip
    return tree if children == tree.children else replace(tree, children=children)


def _leaf(leaf: Leaf, service: Service | None, order: str, days: tuple[date, date | None]) -> Leaf:
    if leaf.kind != WORD:
        return leaf
    version = service.version_for(received=days[0], sent=days[1]) if service else None
    if service is None or version is None:
        return replace(leaf, citation=replace(leaf.citation, sureness=Sureness.UNKNOWN))
    scale = Scale(service, version, order, None)
    return replace(leaf, params={**leaf.params, "scale": scale}, citation=version.cites(order))


@builder(WORD)
def _long_service(leaf: Leaf, scope: Scope) -> Built:
    scale = leaf.params.get("scale")
    if not isinstance(scale, Scale):
        return Built(scope.graph.uncertain())
    filled = scope.setting(ADDITION)
    scale = replace(scale, addition=filled[0] if filled else None)
    graph = scope.graph
    earned = graph.lane(Number(scale.key, scale))
    anything = replace(scale, order=None)
    possibly = graph.at_least(graph.lane(Number(anything.key, anything)), 1)
    return Built(graph.at_least(earned, 1), None, None, None, possibly=possibly, scale=scale)
