"""What a leaf sees of its surroundings while it is compiled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ..model.law import Leaf, Since
from .graph import Graph, Ref
from .lanes import YearLane


@dataclass(frozen=True, slots=True)
class Window:
    """A group's ``since``: the prior awards, and the years counted after the earliest of them."""

    prior: Ref
    years: Ref
    lane: YearLane
    lanes: tuple[YearLane, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """The graph, and the questions a leaf may ask of the plan.

    ``titles`` gives the years of a title, the reference year's own included where it is proposed
    in the same round; ``root`` another award's standard; ``floor`` the years that still count
    after discipline (None: the regime has no such rule).
    """

    graph: Graph
    titles_of: Callable[[str, tuple[str, ...]], Ref]
    root_of: Callable[[str], Ref]
    setting_of: Callable[[str], tuple[str, ...] | None]
    codes_of: Callable[[str], tuple[str, ...]]
    window_of: Callable[[Scope], Window]
    floor: Ref | None = None
    since: Since | None = None
    windows: dict[Since, Window] = field(default_factory=dict)

    def within(self, since: Since | None) -> Scope:
        return replace(self, since=since) if since is not None else self

    def titles(self, code: str, issuers: tuple[str, ...] = ()) -> Ref:
        return self.titles_of(code, issuers)

    def root(self, code: str) -> Ref:
        return self.root_of(code)

    def setting(self, name: str) -> tuple[str, ...] | None:
        return self.setting_of(name)

    def codes(self, family: str) -> tuple[str, ...]:
        return self.codes_of(family)

    def history(self, mask: Ref) -> Ref:
        """Only years whose achievements still count."""
        return mask if self.floor is None else self.graph.both(mask, self.floor)

    def since_window(self, leaf: Leaf) -> Window:
        if self.since is None:
            raise ValueError(f"«{leaf.id}» reads a «since» window, but no group above declares one")
        if self.since not in self.windows:
            self.windows[self.since] = self.window_of(self)
        return self.windows[self.since]
