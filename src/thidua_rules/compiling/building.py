"""How a leaf word is compiled: what comes out, and what all builders share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..model.law import Leaf
from ..service.model import Scale
from ..tables import RATINGS
from .graph import Ref
from .lanes import Where, YearLane
from .scope import Scope

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
    scale: Scale | None = None  # long service: the table asked


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


def word_of(leaf: Leaf, name: str) -> str:
    return str(leaf.params[name])


def number_of(leaf: Leaf, name: str) -> int:
    value = leaf.params[name]
    assert isinstance(value, int)
    return value


def words_of(leaf: Leaf, name: str) -> tuple[str, ...]:
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


def windowed(leaf: Leaf, scope: Scope, mask: Ref) -> Ref:
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


def counted(leaf: Leaf, scope: Scope, masks: list[Ref], lanes: tuple[YearLane, ...]) -> Built:
    graph, least = scope.graph, number_of(leaf, "min")
    seen = [windowed(leaf, scope, mask) for mask in masks]
    total = graph.plus(*(graph.count(mask) for mask in seen))
    met = graph.planes_marked(seen, least)
    return Built(met, total, seen[0], least, lanes, possibly=graph.marked(masks[0]))
