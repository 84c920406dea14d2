"""The leaf word of time away from work."""

from __future__ import annotations

from ..model.law import Leaf
from .building import Built, builder, number_of, word_of, words_of
from .lanes import Lasting, Where, YearLane
from .scope import Scope


@builder("absence")
def _absence(leaf: Leaf, scope: Scope) -> Built:
    """Not away for so many months or more of the year, all stretches added up or one alone."""
    graph = scope.graph
    kinds = (Where("kind", "in", words_of(leaf, "kinds")),)
    lasting = Lasting(number_of(leaf, "months"), together=word_of(leaf, "count") == "total")
    lane = YearLane("absences", kinds, "starts", "ends", lasting=lasting)
    mask = graph.within(graph.lane(lane, against=True), 1)
    free = graph.add("eq_k", mask, 0)
    return Built(free, graph.count(mask), mask, 0, (lane,), surely=free)
