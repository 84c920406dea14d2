"""What each leaf word means, once: the truth, and beside it the value and the years it read."""

from __future__ import annotations

from dataclasses import replace

from ..model.law import Leaf, YearTest
from ..tables import ACHIEVEMENT_LEVELS, DISCIPLINE_FORMS, INITIATIVE_LEVELS, STUDY_RESULTS
from . import absence_leaf, catalogue_leaves, collective_leaves, service_leaf
from .building import (
    EMPTY,
    Built,
    at_least,
    award_lane,
    build_leaf,
    builder,
    counted,
    number_of,
    rating_lane,
    windowed,
    word_of,
    words_of,
)
from .graph import Graph, Ref
from .lanes import Number, Where, YearLane
from .scope import Scope, Window

CLIMB = "title_climb"
"""The setting that says whether an initiative of one title may serve the next."""

__all__ = [
    "Built", "absence_leaf", "award_lane", "build_leaf", "catalogue_leaves", "collective_leaves",
    "rating_lane", "service_leaf", "since",
]  # fmt: skip


# -- ratings ------------------------------------------------------------------------------------
@builder("rating")
def _rating(leaf: Leaf, scope: Scope) -> Built:
    lane, years = rating_lane(word_of(leaf, "at_least")), number_of(leaf, "years")
    graph = scope.graph
    mask = graph.lane(lane)
    if years > 1:
        mask = scope.history(mask)
    run = graph.run(mask)
    return Built(graph.covers(mask, years), graph.count(run), graph.within(run, years), years,
                 (lane,))  # fmt: skip


@builder("ratings")
def _ratings(leaf: Leaf, scope: Scope) -> Built:
    lane = rating_lane(word_of(leaf, "at_least"))
    return counted(leaf, scope, [scope.graph.lane(lane)], (lane,))


def year_test(test: YearTest, scope: Scope) -> tuple[Ref, tuple[YearLane, ...]]:
    """The years that pass any of the tests, as a mask."""
    graph, lanes = scope.graph, [rating_lane(level) for level in test.ratings]
    masks = [graph.lane(lane) for lane in lanes]
    for code in test.titles:
        lanes.append(award_lane(code))
        masks.append(scope.titles(code))
    result = masks[0]
    for mask in masks[1:]:
        result = graph.either(result, mask)
    return result, tuple(lanes)


@builder("years_with")
def _years_with(leaf: Leaf, scope: Scope) -> Built:
    test = leaf.params["any"]
    assert isinstance(test, YearTest)
    mask, lanes = year_test(test, scope)
    graph, years = scope.graph, number_of(leaf, "years")
    run = graph.run(scope.history(mask))
    return Built(graph.covers(scope.history(mask), years), graph.count(run),
                 graph.within(run, years), years, lanes)  # fmt: skip


# -- titles and prior awards --------------------------------------------------------------------
@builder("titles")
def _titles(leaf: Leaf, scope: Scope) -> Built:
    issuers = words_of(leaf, "issuers")
    code = word_of(leaf, "award")
    mask = scope.titles(code, issuers)
    return counted(leaf, scope, [mask], (award_lane(code, issuers),))


@builder("chain")
def _chain(leaf: Leaf, scope: Scope) -> Built:
    code, issuers = word_of(leaf, "award"), words_of(leaf, "issuers")
    graph, mask = scope.graph, scope.history(scope.titles(code, issuers))
    for other in words_of(leaf, "after"):
        mask = graph.both(mask, graph.later_than_latest(earlier(scope, other)))
    endings = {"reference": (0,), "previous": (1,), "either": (0, 1)}[word_of(leaf, "ending")]
    length, step = number_of(leaf, "length"), number_of(leaf, "step")
    if step == 1:
        met = graph.any_of(*(graph.covers(graph.back(mask, e), length) for e in endings))
        run = _run_to(graph, mask, endings)
        value, years = graph.count(run), graph.within(run, length + max(endings))
    else:
        links = [_links(graph, graph.back(mask, e), length, step) for e in endings]
        reached = [graph.any_of(*at) for at in zip(*links, strict=True)]
        met, value = reached[-1], graph.plus(*(graph.this_year(truth) for truth in reached))
        years = graph.within(mask, (length - 1) * step + 1 + max(endings))
    return Built(met, value, years, length, (award_lane(code, issuers),),
                 possibly=graph.marked(mask))  # fmt: skip


def _run_to(graph: Graph, mask: Ref, endings: tuple[int, ...]) -> Ref:
    """The unbroken marked years that end with the reference year, the year before, or either."""
    if endings == (0,):
        return graph.run(mask)
    if endings == (1,):
        return graph.add("shl_k", graph.run(graph.back(mask, 1)), 1)
    return graph.both(graph.run(graph.add("or_k", mask, 1)), mask)


def _links(graph: Graph, mask: Ref, length: int, step: int) -> list[Ref]:
    """Whether 1, 2 … ``length`` marked years end with the first bit, at most ``step`` apart."""
    reached = graph.within(mask, 1)
    links = [graph.marked(reached)]
    for _ in range(length - 1):
        spread = graph.add("shl_k", reached, 1)
        for gap in range(2, step + 1):
            spread = graph.either(spread, graph.add("shl_k", reached, gap))
        reached = graph.both(mask, spread)
        links.append(graph.marked(reached))
    return links


def earlier(scope: Scope, code: str) -> Ref:
    """The years before the reference year in which an award was given: what restarts a count.

    An award of the reference year itself is the one under review.
    """
    lane = scope.graph.lane(award_lane(code), against=True)
    return scope.graph.add("and_k", lane, -2)


@builder("prior")
def _prior(leaf: Leaf, scope: Scope) -> Built:
    window = scope.since_window(leaf)
    graph = scope.graph
    held = graph.marked(window.prior)
    return Built(held, graph.count(window.prior), window.prior, 1, (window.lane,), possibly=held)


@builder("years_since")
def _years_since(leaf: Leaf, scope: Scope) -> Built:
    window, least = scope.since_window(leaf), number_of(leaf, "min")
    graph = scope.graph
    # The window is unbroken from the reference year back: as a number it reaches 2^(n-1) exactly
    # when it holds n years.
    met = graph.at_least(window.years, 1 << (least - 1)) if least else graph.truth(True)
    return Built(met, graph.count(window.years), window.years, least, window.lanes, window.prior,
                 possibly=graph.marked(window.prior))  # fmt: skip


def since(scope: Scope) -> Window:
    """The years after the earliest prior award from which every year passes the test."""
    spec, graph = scope.since, scope.graph
    assert spec is not None
    lane = award_lane(spec.award, spec.issuers)
    prior = graph.lane(lane)
    for code in spec.restart:
        prior = graph.both(prior, graph.later_than_latest(earlier(scope, code)))
    good, lanes = year_test(spec.every_year, scope)
    reachable = graph.add("or_k", graph.add("shl_k", graph.run(good), 1), 1)
    years = graph.later_than_earliest(graph.both(prior, reachable))
    # Discipline takes away the years before its end, not the award held before them.
    return Window(prior, scope.history(years), lane, lanes)


# -- initiatives and achievements ---------------------------------------------------------------
def _planes(lane: YearLane, planes: int) -> list[YearLane]:
    return [replace(lane, plane=n + 1) for n in range(planes)]


def initiative_lane(leaf: Leaf, scope: Scope) -> YearLane:
    levels = at_least(INITIATIVE_LEVELS, word_of(leaf, "level"))
    tests = [Where("level", "in", levels)]
    if word_of(leaf, "kind") != "any":
        tests.append(Where("kind", "in", (word_of(leaf, "kind"),)))
    if leaf.params["replicable"]:
        tests.append(Where("replicable", "true"))
    climb = scope.codes("title") if scope.setting(CLIMB) == ("refuse",) else EMPTY
    spent = {
        "any": EMPTY,
        "title": scope.codes("form") + climb,
        "form": scope.codes("title") + scope.codes("form"),
    }[word_of(leaf, "unused_for")]
    if spent:
        tests.append(Where("used_for", "none_of", spent))
    return YearLane("initiatives", tuple(tests))  # fmt: skip


@builder("initiatives")
def _initiatives(leaf: Leaf, scope: Scope) -> Built:
    lane = initiative_lane(leaf, scope)
    lanes = _planes(lane, max(1, number_of(leaf, "min")))
    return counted(leaf, scope, [scope.graph.lane(plane) for plane in lanes], (lane,))


@builder("achievement")
def _achievement(leaf: Leaf, scope: Scope) -> Built:
    levels = at_least(ACHIEVEMENT_LEVELS, word_of(leaf, "level"))
    tests = [Where("kind", "in", words_of(leaf, "kinds")), Where("level", "in", levels)]
    if launched := words_of(leaf, "launched_by"):
        tests.append(Where("launched_by", "in", launched))
    if duration := number_of(leaf, "min_duration"):
        tests.append(Where("duration", "least", (str(duration),)))
    lane = YearLane("achievements", tuple(tests))
    lanes = _planes(lane, max(1, number_of(leaf, "min")))
    masks = [_after(leaf, scope, scope.graph.lane(plane)) for plane in lanes]
    built = counted(leaf, scope, masks, (lane,))
    # Who launched it and how long it lasted may be worded otherwise; how far it must reach is
    # what tells these awards apart.
    any_such = scope.graph.lane(YearLane("achievements", tuple(tests[:2])))
    within = windowed(leaf, scope, any_such)
    return replace(built, possibly=scope.graph.marked(within))


def _after(leaf: Leaf, scope: Scope, mask: Ref) -> Ref:
    """The years after the first of the awards named; of that very year nobody says what came first:
    open."""
    if not (codes := words_of(leaf, "after")):
        return mask
    graph = scope.graph
    given = graph.lane(YearLane("awards", (Where("award", "in", codes),)))
    later = graph.later_than_earliest(given)
    return graph.both(mask, graph.pick(later, graph.either(given, later)))


# -- service, study, discipline -----------------------------------------------------------------
@builder("service")
def _service(leaf: Leaf, scope: Scope) -> Built:
    graph, least = scope.graph, number_of(leaf, "min_months")
    months = graph.lane(Number("months"))
    return Built(graph.at_least(months, least), months, None, least,
                 surely=graph.at_least(months, 12))  # fmt: skip


@builder("study")
def _study(leaf: Leaf, scope: Scope) -> Built:
    below = STUDY_RESULTS[: STUDY_RESULTS.index(word_of(leaf, "at_least"))]
    long = (Where("kind", "in", ("study",)), Where("full_time", "true"),
            Where("months", "least", ("12",)))  # fmt: skip
    lane = YearLane("absences", (*long, Where("result", "in", below)), "starts", "ends")
    away = YearLane("absences", long, "starts", "ends")
    graph = scope.graph
    mask, anywhere = (graph.within(graph.lane(x, against=True), 1) for x in (lane, away))
    return Built(graph.add("eq_k", mask, 0), graph.count(mask), mask, 0, (lane,),
                 surely=graph.add("eq_k", anywhere, 0))  # fmt: skip


@builder("no_discipline")
def _no_discipline(leaf: Leaf, scope: Scope) -> Built:
    forms = at_least(DISCIPLINE_FORMS, word_of(leaf, "form"))
    lane = YearLane("discipline", (Where("form", "in", forms),), "starts")
    mask = windowed(leaf, scope, scope.graph.lane(lane, against=True))
    free = scope.graph.add("eq_k", mask, 0)
    return Built(free, scope.graph.count(mask), mask, 0, (lane,), surely=free)


# -- other standards, people's statements, what was not read -------------------------------------
@builder("meets")
def _meets(leaf: Leaf, scope: Scope) -> Built:
    code = word_of(leaf, "award")
    lane, graph = award_lane(code), scope.graph
    # Only a title on record stands for its standard; one that may be missing from the records
    # does not make the standard possible. So both worlds read the lower bound.
    recorded = graph.pick(graph.lane(lane), graph.lane(lane, against=True))
    held = graph.within(recorded, 1)
    return Built(graph.any_of(graph.marked(held), scope.root(code)), None, held, None, (lane,))


@builder("conduct")
def _conduct(_leaf: Leaf, scope: Scope) -> Built:
    return Built(scope.graph.truth(True))


@builder("unread")
def _unread(_leaf: Leaf, scope: Scope) -> Built:
    return Built(scope.graph.uncertain())


@builder("doubt")
def _doubt(leaf: Leaf, scope: Scope) -> Built:
    assert leaf.strict is not None
    assert leaf.lenient is not None
    strict, lenient = build_leaf(leaf.strict, scope), build_leaf(leaf.lenient, scope)
    met = scope.graph.pick(
        scope.graph.all_of(strict.met, lenient.met), scope.graph.any_of(strict.met, lenient.met)
    )
    return Built(met, strict.value, lenient.years, strict.required, strict.lanes, strict.note)
