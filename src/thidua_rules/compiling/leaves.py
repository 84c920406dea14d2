"""What each leaf word means, once: the truth, and beside it the value and the years it read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from ..model.law import Leaf, YearTest
from ..tables import (
    ACHIEVEMENT_LEVELS,
    DISCIPLINE_FORMS,
    INITIATIVE_LEVELS,
    RATINGS,
    STUDY_RESULTS,
)
from .graph import Ref
from .lanes import Flag, Number, Where, YearLane
from .scope import Scope, Window

EMPTY: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """A compiled leaf. ``value`` and ``years`` serve explaining; ``met`` alone is swept."""

    met: Ref
    value: Ref | None = None
    years: Ref | None = None
    required: int | None = None
    lanes: tuple[YearLane, ...] = ()
    note: Ref | None = None  # a second mask: what the leaf looked over (the window)
    # For texts that are not verified: what holds whatever their exact wording.
    surely: Ref | None = None  # met: the rule does not concern the subject
    possibly: Ref | None = None  # could be met at all: nothing recorded, nothing to reward


Builder = Callable[[Leaf, Scope], Built]
BUILDERS: dict[str, Builder] = {}


def builder(word: str) -> Callable[[Builder], Builder]:
    def register(function: Builder) -> Builder:
        BUILDERS[word] = function
        return function

    return register


def build_leaf(leaf: Leaf, scope: Scope) -> Built:
    """Compile one leaf in its scope."""
    return BUILDERS[leaf.kind](leaf, scope)


def _word(leaf: Leaf, name: str) -> str:
    return str(leaf.params[name])


def _number(leaf: Leaf, name: str) -> int:
    value = leaf.params[name]
    assert isinstance(value, int)
    return value


def _tuple(leaf: Leaf, name: str) -> tuple[str, ...]:
    value = leaf.params[name]
    assert isinstance(value, tuple)
    return value


def at_least(vocabulary: tuple[str, ...], word: str) -> tuple[str, ...]:
    """The words of an ascending vocabulary from ``word`` up."""
    return vocabulary[vocabulary.index(word) :]


# -- lanes --------------------------------------------------------------------------------------
def rating_lane(level: str) -> YearLane:
    return YearLane("ratings", (Where("rating", "in", at_least(RATINGS, level)),))


def award_lane(code: str, issuers: tuple[str, ...] = EMPTY) -> YearLane:
    """Merit awards not revoked and decided by the as-of date (the executors' own filter)."""
    tests = [Where("award", "in", (code,)), Where("method", "in", ("merit",))]
    if issuers:
        tests.append(Where("issuer", "in", issuers))
    return YearLane("awards", tuple(tests))


def _window(leaf: Leaf, scope: Scope, mask: Ref) -> Ref:
    window = leaf.params["window"]
    graph = scope.graph
    if window == "year":
        return graph.within(mask, 1)
    if window == "since":
        return graph.both(mask, scope.since_window(leaf).years)
    if isinstance(window, tuple):  # the unbroken run of years rated so
        run = graph.run(scope.history(graph.lane(rating_lane(window[1]))))
        return graph.both(mask, run)
    assert isinstance(window, int)
    return graph.within(scope.history(mask), window)


def _counted(leaf: Leaf, scope: Scope, masks: list[Ref], lanes: tuple[YearLane, ...]) -> Built:
    graph, least = scope.graph, _number(leaf, "min")
    seen = [_window(leaf, scope, mask) for mask in masks]
    total = graph.plus(*(graph.count(mask) for mask in seen))
    met = graph.marked(seen[0], least) if len(seen) == 1 else graph.at_least(total, least)
    return Built(met, total, seen[0], least, lanes, possibly=graph.marked(masks[0]))


# -- ratings ------------------------------------------------------------------------------------
@builder("rating")
def _rating(leaf: Leaf, scope: Scope) -> Built:
    lane, years = rating_lane(_word(leaf, "at_least")), _number(leaf, "years")
    graph = scope.graph
    mask = graph.lane(lane)
    if years > 1:
        mask = scope.history(mask)
    run = graph.run(mask)
    return Built(graph.covers(mask, years), graph.count(run), graph.within(run, years), years,
                 (lane,))  # fmt: skip


@builder("ratings")
def _ratings(leaf: Leaf, scope: Scope) -> Built:
    lane = rating_lane(_word(leaf, "at_least"))
    return _counted(leaf, scope, [scope.graph.lane(lane)], (lane,))


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
    graph, years = scope.graph, _number(leaf, "years")
    run = graph.run(scope.history(mask))
    return Built(graph.covers(scope.history(mask), years), graph.count(run),
                 graph.within(run, years), years, lanes)  # fmt: skip


# -- titles and prior awards --------------------------------------------------------------------
@builder("titles")
def _titles(leaf: Leaf, scope: Scope) -> Built:
    issuers = _tuple(leaf, "issuers")
    code = _word(leaf, "award")
    mask = scope.titles(code, issuers)
    return _counted(leaf, scope, [mask], (award_lane(code, issuers),))


@builder("chain")
def _chain(leaf: Leaf, scope: Scope) -> Built:
    code, issuers = _word(leaf, "award"), _tuple(leaf, "issuers")
    graph, mask = scope.graph, scope.history(scope.titles(code, issuers))
    for other in _tuple(leaf, "after"):
        mask = graph.both(mask, graph.later_than_latest(graph.lane(award_lane(other))))
    endings = {"reference": (0,), "previous": (1,), "either": (0, 1)}[_word(leaf, "ending")]
    length, step = _number(leaf, "length"), _number(leaf, "step")
    met = graph.any_of(*(_chained(scope, graph.back(mask, e), length, step) for e in endings))
    run = graph.run(graph.back(mask, endings[-1] if len(endings) == 1 else 0))
    value = graph.count(run) if step == 1 else graph.count(graph.within(mask, length * step))
    years = graph.within(mask, (length - 1) * step + 1 + max(endings))
    return Built(met, value, years, length, (award_lane(code, issuers),),
                 possibly=graph.marked(mask))  # fmt: skip


def _chained(scope: Scope, mask: Ref, length: int, step: int) -> Ref:
    """``length`` marked years ending with the first bit, neighbours at most ``step`` apart."""
    graph = scope.graph
    if step == 1:
        return graph.covers(mask, length)
    reached = graph.within(mask, 1)
    for _ in range(length - 1):
        spread = graph.add("shl_k", reached, 1)
        for gap in range(2, step + 1):
            spread = graph.either(spread, graph.add("shl_k", reached, gap))
        reached = graph.both(mask, spread)
    return graph.marked(reached)


@builder("prior")
def _prior(leaf: Leaf, scope: Scope) -> Built:
    window = scope.since_window(leaf)
    graph = scope.graph
    held = graph.marked(window.prior)
    return Built(held, graph.count(window.prior), window.prior, 1, (window.lane,), possibly=held)


@builder("years_since")
def _years_since(leaf: Leaf, scope: Scope) -> Built:
    window, least = scope.since_window(leaf), _number(leaf, "min")
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
        prior = graph.both(prior, graph.later_than_latest(graph.lane(award_lane(code))))
    good, lanes = year_test(spec.every_year, scope)
    run = graph.run(scope.history(good))
    reachable = graph.add("or_k", graph.add("shl_k", run, 1), 1)
    years = graph.later_than_earliest(graph.both(prior, reachable))
    return Window(prior, years, lane, lanes)


# -- initiatives and achievements ---------------------------------------------------------------
def _planes(lane: YearLane, planes: int) -> list[YearLane]:
    return [YearLane(lane.table, lane.where, lane.year, lane.until, n + 1) for n in range(planes)]


def initiative_lane(leaf: Leaf, scope: Scope) -> YearLane:
    levels = at_least(INITIATIVE_LEVELS, _word(leaf, "level"))
    tests = [Where("level", "in", levels)]
    if _word(leaf, "kind") != "any":
        tests.append(Where("kind", "in", (_word(leaf, "kind"),)))
    if leaf.params["replicable"]:
        tests.append(Where("replicable", "true"))
    spent = {
        "any": EMPTY,
        "title": scope.codes("form"),
        "form": scope.codes("title") + scope.codes("form"),
    }[_word(leaf, "unused_for")]
    if spent:
        tests.append(Where("used_for", "none_of", spent))
    return YearLane("initiatives", tuple(tests))  # fmt: skip


@builder("initiatives")
def _initiatives(leaf: Leaf, scope: Scope) -> Built:
    lane = initiative_lane(leaf, scope)
    lanes = _planes(lane, max(1, _number(leaf, "min")))
    return _counted(leaf, scope, [scope.graph.lane(plane) for plane in lanes], (lane,))


@builder("achievement")
def _achievement(leaf: Leaf, scope: Scope) -> Built:
    levels = at_least(ACHIEVEMENT_LEVELS, _word(leaf, "level"))
    tests = [Where("kind", "in", _tuple(leaf, "kinds")), Where("level", "in", levels)]
    if launched := _tuple(leaf, "launched_by"):
        tests.append(Where("launched_by", "in", launched))
    if duration := _number(leaf, "min_duration"):
        tests.append(Where("duration", "least", (str(duration),)))
    lane = YearLane("achievements", tuple(tests))
    lanes = _planes(lane, max(1, _number(leaf, "min")))
    built = _counted(leaf, scope, [scope.graph.lane(plane) for plane in lanes], (lane,))
    any_such = scope.graph.lane(YearLane("achievements", tuple(tests[:1])))
    return replace(built, possibly=scope.graph.marked(any_such))


# -- service, study, discipline -----------------------------------------------------------------
@builder("service")
def _service(leaf: Leaf, scope: Scope) -> Built:
    graph, least = scope.graph, _number(leaf, "min_months")
    months = graph.lane(Number("months"))
    return Built(graph.at_least(months, least), months, None, least,
                 surely=graph.at_least(months, 12))  # fmt: skip


@builder("study")
def _study(leaf: Leaf, scope: Scope) -> Built:
    below = STUDY_RESULTS[: STUDY_RESULTS.index(_word(leaf, "at_least"))]
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
    forms = at_least(DISCIPLINE_FORMS, _word(leaf, "form"))
    lane = YearLane("discipline", (Where("form", "in", forms),), "starts")
    mask = _window(leaf, scope, scope.graph.lane(lane, against=True))
    free = scope.graph.add("eq_k", mask, 0)
    return Built(free, scope.graph.count(mask), mask, 0, (lane,), surely=free)


# -- collectives --------------------------------------------------------------------------------
@builder("share")
def _share(leaf: Leaf, scope: Scope) -> Built:
    graph, percent = scope.graph, _number(leaf, "percent")
    having = graph.lane(Number(f"members.{_word(leaf, 'title')}"))
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
    having, least = graph.lane(Number(f"members.{_word(leaf, 'title')}")), _number(leaf, "min")
    return Built(graph.at_least(having, least), having, None, least)


@builder("bloc")
def _bloc(leaf: Leaf, scope: Scope) -> Built:
    tests = [Where("organised_by", "in", _tuple(leaf, "by"))]
    tests += [Where(name, "true") for name in ("leader", "exceeds_targets") if leaf.params[name]]
    lane = YearLane("blocs", tuple(tests))
    mask = scope.graph.within(scope.graph.lane(lane), 1)
    return Built(scope.graph.marked(mask), scope.graph.count(mask), mask, 1, (lane,))


@builder("body_rating")
def _body_rating(leaf: Leaf, scope: Scope) -> Built:
    graph, levels = scope.graph, at_least(RATINGS, _word(leaf, "at_least"))
    lanes = tuple(
        YearLane("body_ratings", (Where("body", "in", (body,)), Where("rating", "in", levels)))
        for body in _tuple(leaf, "bodies")
    )
    masks = [graph.within(graph.lane(lane), 1) for lane in lanes]
    met = graph.all_of(*(graph.marked(mask) for mask in masks))
    return Built(met, graph.plus(*(graph.count(m) for m in masks)), masks[0], len(masks), lanes)


@builder("collective_age")
def _collective_age(leaf: Leaf, scope: Scope) -> Built:
    age, least = scope.graph.lane(Number("age")), _number(leaf, "min")
    return Built(scope.graph.at_least(age, least), age, None, least)


@builder("role")
def _role(leaf: Leaf, scope: Scope) -> Built:
    roles = _tuple(leaf, "in")
    if setting := leaf.params["setting"]:
        filled = scope.setting(str(setting))
        if filled is None:
            return Built(scope.graph.truth(True))  # nobody asks anything of the kind of unit
        roles = filled
    return Built(scope.graph.lane(Flag("role", roles)))


# -- other standards, people's statements, what was not read -------------------------------------
@builder("meets")
def _meets(leaf: Leaf, scope: Scope) -> Built:
    code = _word(leaf, "award")
    lane, graph = award_lane(code), scope.graph
    # Only a title on record stands for its standard; one that may be missing from the records
    # does not make the standard possible. So both worlds read the lower bound.
    recorded = graph.pick(graph.lane(lane), graph.lane(lane, against=True))
    held = graph.within(recorded, 1)
    return Built(graph.any_of(graph.marked(held), scope.root(code)), None, held, None, (lane,))


@builder("conduct")
def _conduct(leaf: Leaf, scope: Scope) -> Built:
    return Built(scope.graph.truth(True))


@builder("unread")
def _unread(leaf: Leaf, scope: Scope) -> Built:
    return Built(scope.graph.uncertain())


@builder("doubt")
def _doubt(leaf: Leaf, scope: Scope) -> Built:
    assert leaf.strict is not None and leaf.lenient is not None
    strict, lenient = build_leaf(leaf.strict, scope), build_leaf(leaf.lenient, scope)
    setting = leaf.params.get("setting")
    filled = scope.setting(str(setting)) if setting else None
    if filled is not None:
        return strict if filled[0] == "strict" else lenient
    met = scope.graph.pick(
        scope.graph.all_of(strict.met, lenient.met), scope.graph.any_of(strict.met, lenient.met)
    )
    return Built(met, strict.value, lenient.years, strict.required, strict.lanes, strict.note)


def leaf_words() -> Mapping[str, Builder]:
    """Every leaf word that is implemented."""
    return BUILDERS
