"""The leaf word of time away from work."""

from __future__ import annotations

from ..model.law import Leaf
from .building import Built, builder, number_of, words_of
from .lanes import Where, YearLane
from .scope import Scope


@builder("absence")
def _absence(leaf: Leaf, scope: Scope) -> Built:
    """Not away, in one stretch, for so many months or more.

    A stretch within the year, or over all of it, is away. How much of a stretch that only begins
    or only ends in the year falls into it the years do not tell: open.
    """
    graph = scope.graph
    tests = (Where("kind", "in", words_of(leaf, "kinds")),
             Where("months", "least", (str(number_of(leaf, "months")),)))  # fmt: skip
    lane = YearLane("absences", tests, "starts", "ends")
    ends = (lane, YearLane("absences", tests, "starts"), YearLane("absences", tests, "ends"))
    masks = [graph.within(graph.lane(one, against=True), 1) for one in ends]
    away, begun, ended = (graph.marked(mask) for mask in masks)
    within, through = (
        graph.all_of(begun, ended),
        graph.all_of(graph.negate(begun), graph.negate(ended)),
    )
    free = graph.negate(away)
    barred = graph.all_of(away, graph.any_of(within, through))
    met = graph.pick(free, graph.negate(barred))
    return Built(met, graph.count(masks[0]), masks[0], 0, (lane,), surely=free)
