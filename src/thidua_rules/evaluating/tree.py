"""The law's tree, judged: groups joined in three-valued logic, the nearest branch marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ..model.law import Branching, Leaf
from ..model.verdict import CriterionResult, Group, Nature, Status

Item = CriterionResult | Group
_HOLDS = frozenset({Status.MET, Status.ATTESTED})


def shape(tree: Branching, result: Callable[[Leaf, str], CriterionResult], path: str) -> Group:
    """Judge every leaf of a tree and join them as the law does."""
    children: list[Item] = []
    for number, child in enumerate(tree.children, 1):
        at = f"{path}.{number}" if path else str(number)
        children.append(
            shape(child, result, at) if isinstance(child, Branching) else result(child, at)
        )
    if tree.op == "any":
        children = _mark_nearest(children)
    return Group(
        tree.op, path, _join(tree.op, children), tuple(children), tree.branch,
        dict(tree.text) if tree.text else None,
    )  # fmt: skip


def _join(op: str, children: list[Item]) -> Status:
    statuses = [child.status for child in children]
    if op == "all":
        if Status.NOT_MET in statuses:
            return Status.NOT_MET
        return Status.UNKNOWN if Status.UNKNOWN in statuses else Status.MET
    if _HOLDS.intersection(statuses):
        return Status.MET
    return Status.UNKNOWN if Status.UNKNOWN in statuses else Status.NOT_MET


def is_far(nature: Nature, leaf: str, params: Mapping[str, object]) -> bool:
    """Whether nothing the subject does by itself fills it: an achievement nobody recorded, the
    first place in a bloc, years in a leading post. It never makes a near miss, however short its
    branch."""
    far = leaf == "long_service" or (leaf == "bloc" and bool(params.get("leader")))
    return nature is Nature.CLAIM or far


def cost(item: Item) -> tuple[int, int, int]:
    """(claims missing, criteria missing, how much they lack).

    The nearest branch has least of them, claims first: an achievement that nobody recorded is
    not near, however short its branch.
    """
    if isinstance(item, CriterionResult):
        if item.status in _HOLDS:
            return 0, 0, 0
        return int(is_far(item.nature, item.leaf, item.tokens)), 1, -min(item.margin or 0, 0)
    parts = [cost(child) for child in item.children if not _is_facet(child)]
    if item.op == "any":
        return min(parts)
    return sum(p[0] for p in parts), sum(p[1] for p in parts), sum(p[2] for p in parts)


def _is_facet(item: Item) -> bool:
    """One side of another criterion is not a second thing that is missing."""
    return isinstance(item, CriterionResult) and "facet_of" in item.tokens


def _mark_nearest(children: list[Item]) -> list[Item]:
    best = min(range(len(children)), key=lambda n: (cost(children[n]), n))
    return [
        replace(child, nearest=n == best and child.status not in _HOLDS)
        if isinstance(child, Group)
        else child
        for n, child in enumerate(children)
    ]


def nearest(group: Group) -> Item:
    """The child of an ANY that lacks least; where something is met, the first that is."""
    return min(group.children, key=cost)


def missing_of(group: Group) -> tuple[CriterionResult, ...]:
    """What is missing along the nearest branches."""
    found: list[CriterionResult] = []
    children = group.children if group.op == "all" else (nearest(group),)
    for child in children:
        if isinstance(child, Group):
            found += missing_of(child)
        elif child.status not in _HOLDS:
            found.append(child)
    ids = {result.id for result in found}
    return tuple(r for r in found if r.tokens.get("facet_of") not in ids)


def branch_of(group: Group) -> str | None:
    """The law's letter of the branch that is met, or of the nearest one."""
    items = group.children if group.op == "all" else (nearest(group),)
    for child in items:
        if isinstance(child, Group):
            found = child.branch or branch_of(child)
            if found:
                return found
        elif group.op == "any" and child.tokens.get("branch"):
            return str(child.tokens["branch"])
    return None
