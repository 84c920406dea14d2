"""Leaf words of awards beyond the ladder: awards ever held, statements on record, time served."""

from __future__ import annotations

from ..model.law import Leaf
from ..tables import DISCIPLINE_FORMS
from .building import Built, at_least, builder, number_of, word_of, words_of
from .graph import Ref
from .lanes import AS_OF, LATE_FILE, Flag, Number, Where, YearLane
from .scope import Scope


@builder("holds_any")
def _holds_any(leaf: Leaf, scope: Scope) -> Built:
    """An honour is held whatever it was given for: any kind of commendation counts."""
    graph, least = scope.graph, number_of(leaf, "min")
    tests = (Where("award", "in", words_of(leaf, "awards")),)
    lanes = [YearLane("awards", tests, plane=n + 1) for n in range(max(1, least))]
    masks = [graph.lane(lane) for lane in lanes]
    total = graph.plus(*(graph.count(mask) for mask in masks))
    return Built(graph.planes_marked(masks, least), total, masks[0], least, (lanes[0],),
                 possibly=graph.marked(masks[0]))  # fmt: skip


@builder("attested")
def _attested(leaf: Leaf, scope: Scope) -> Built:
    """What no register keeps and a named person states; a statement holds from its year on."""
    graph, tests = scope.graph, (Where("code", "in", (word_of(leaf, "code"),)),)
    lane = YearLane("attested", tests, "year", AS_OF, lead=LATE_FILE)
    mask = graph.within(graph.lane(lane), 1)
    return Built(graph.marked(mask), graph.count(mask), mask, 1, (lane,))


@builder("time_in_sector")
def _time_in_sector(leaf: Leaf, scope: Scope) -> Built:
    graph, years, women = scope.graph, number_of(leaf, "years"), leaf.params["women_years"]
    months = graph.lane(Number("tenure"))
    lost = _under_discipline(leaf, scope)
    met = _served(scope, months, lost, years)
    if isinstance(women, int):
        known, perhaps = (graph.lane(Flag("sex", sexes)) for sexes in (("female",), ("female", "")))
        met = graph.any_of(
            met, graph.all_of(graph.pick(known, perhaps), _served(scope, months, lost, women))
        )
    return Built(met, months, None, 12 * years, possibly=graph.at_least(months, 1))


def _under_discipline(leaf: Leaf, scope: Scope) -> Ref | None:
    """Years that such discipline, or a heavier one, touched; None where none is taken off."""
    form = leaf.params["deduct"]
    if form is None:
        return None
    forms = at_least(DISCIPLINE_FORMS, str(form))
    lane = YearLane("discipline", (Where("form", "in", forms),), "starts", "ends")
    return scope.graph.count(scope.graph.lane(lane, against=True))


def _served(scope: Scope, months: Ref, lost: Ref | None, years: int) -> Ref:
    """Months under discipline are not told apart within a year: whoever would fall short were every
    year it touched taken off whole, and reach it were none, stays open."""
    graph = scope.graph
    reached = graph.at_least(months, 12 * years)
    if lost is None:
        return reached
    taken = graph.add("mul_k", graph.plus(lost, lost), 6)  # a sum is wide, a count of bits is not
    wanted = graph.add("add_k", taken, 12 * years)
    return graph.pick(graph.add("ge", months, wanted), reached)
