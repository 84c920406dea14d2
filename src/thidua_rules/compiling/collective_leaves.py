"""Leaf words that speak of collectives: their members, their bloc, their bodies, their kind."""

from __future__ import annotations

from ..model.law import Leaf
from ..tables import RATINGS
from .building import Built, at_least, builder, number_of, word_of, words_of
from .graph import Graph, Ref
from .lanes import Flag, Number, Where, YearLane
from .scope import Scope


@builder("share")
def _share(leaf: Leaf, scope: Scope) -> Built:
    graph, percent = scope.graph, number_of(leaf, "percent")
    having = graph.lane(Number(f"members.{word_of(leaf, 'title')}"))
    total = graph.lane(Number("members.total"), against=True)
    compare = "gt" if leaf.params["strictly"] else "ge"
    met = graph.add(compare, graph.add("mul_k", having, 100), graph.add("mul_k", total, percent))
    some = graph.at_least(total, 1)
    return Built(graph.all_of(met, some), having, None, percent, note=total)


@builder("members")
def _members(leaf: Leaf, scope: Scope) -> Built:
    graph = scope.graph
    if form := leaf.params["none_disciplined"]:
        bad = graph.lane(Number(f"members.disciplined.{form}"), against=True)
        none = graph.add("eq_k", bad, 0)
        return Built(none, bad, None, 0, surely=none)
    if leaf.params["all_completed"]:
        failed = graph.lane(Number("members.not_completed"), against=True)
        return Built(graph.add("eq_k", failed, 0), failed, None, 0)
    having, least = graph.lane(Number(f"members.{word_of(leaf, 'title')}")), number_of(leaf, "min")
    return Built(graph.at_least(having, least), having, None, least)


@builder("bloc")
def _bloc(leaf: Leaf, scope: Scope) -> Built:
    tests = [Where("organised_by", "in", words_of(leaf, "by"))]
    tests += [Where(name, "true") for name in ("leader", "exceeds_targets") if leaf.params[name]]
    lane = YearLane("blocs", tuple(tests))
    mask = scope.graph.within(scope.graph.lane(lane), 1)
    return Built(scope.graph.marked(mask), scope.graph.count(mask), mask, 1, (lane,))


@builder("body_rating")
def _body_rating(leaf: Leaf, scope: Scope) -> Built:
    graph, levels = scope.graph, at_least(RATINGS, word_of(leaf, "at_least"))
    of_body = [Where("body", "in", (body,)) for body in words_of(leaf, "bodies")]
    lanes = tuple(
        YearLane("body_ratings", (body, Where("rating", "in", levels))) for body in of_body
    )
    masks = [graph.within(graph.lane(lane), 1) for lane in lanes]
    met = [
        graph.pick(graph.marked(mask), graph.any_of(
            _recorded(graph, lane), graph.all_of(
                graph.marked(mask), graph.negate(_recorded(graph, YearLane(lane.table, (body,))))
            )
        ))
        for mask, lane, body in zip(masks, lanes, of_body, strict=True)
    ]  # fmt: skip
    return Built(graph.all_of(*met), graph.plus(*(graph.count(m) for m in masks)), masks[0],
                 len(masks), lanes)  # fmt: skip


def _recorded(graph: Graph, lane: YearLane) -> Ref:
    """A row of the reference year in both worlds: each body's rating is a record of that body
    alone, so that what is not known of another stays open."""
    lower = graph.pick(graph.lane(lane), graph.lane(lane, against=True))
    return graph.marked(graph.within(lower, 1))


@builder("collective_age")
def _collective_age(leaf: Leaf, scope: Scope) -> Built:
    age, least = scope.graph.lane(Number("age")), number_of(leaf, "min")
    return Built(scope.graph.at_least(age, least), age, None, least)


@builder("role")
def _role(leaf: Leaf, scope: Scope) -> Built:
    roles = words_of(leaf, "in")
    if leaf.params["setting"]:  # an overlay would have put its own roles here: nobody asks
        return Built(scope.graph.truth(True))
    return Built(scope.graph.lane(Flag("role", roles)))
