"""What is told of one order: post by post the time, the addition, what is needed, the reason."""

from __future__ import annotations

from dataclasses import dataclass

from ..tables import MOVED_DOWN, Post
from .assessing import Assessment, World, assessed
from .grades import Reached
from .history import History
from .model import Scale, Text
from .stretches import Held, period_of
from .times import Duration


@dataclass(frozen=True, slots=True)
class Told:
    """One order of one person. ``reason``: met · short · higher · open, or why nothing is looked
    at: not_retired · no_post · again · barred · unknown_posts."""

    reason: str
    tokens: dict[str, object]
    counted: Reached | None
    posts: tuple[Post, ...]  # those of the table, as recorded


def told(history: History, scale: Scale) -> Told:
    """Everything a sentence about ``scale.order`` needs; codes and numbers, no words."""
    found = assessed(history, scale)
    order = scale.order or ""
    reason = _reason(found, scale)
    world = found.sure if found.sure.held or not found.may.held else found.may
    counted = _nearest(world, order)
    tokens: dict[str, object] = {
        "reason": reason, "order": order, "table": scale.version.id,
        "posts": [_group(world, row, scale) for row in sorted(world.own, reverse=True)],
        "earned": _named(found.sure.rank, scale), "possible": _named(found.may.rank, scale),
        "lowered": world.lowered, "women": world.part != (1, 1), "why": _why(found, history),
    }  # fmt: skip
    if scale.version.reads:
        tokens["reads"] = scale.version.reads
    if counted is not None:
        period = period_of(scale.version, history)
        tokens |= {
            "counted": list(counted.counted), "added": counted.added,
            "group": dict(period.rows[counted.row].name),
        }  # fmt: skip
    return Told(reason, tokens, counted, tuple(h.post for h in _shown(found)))


def _shown(found: Assessment) -> tuple[Held, ...]:
    return found.may.held or found.sure.held


def _reason(found: Assessment, scale: Scale) -> str:
    low, high = found.bounds(scale.service, scale.order)
    if low:
        return "met"
    if high:
        return "open"
    if found.may.halted:
        return found.may.halted
    rank = scale.service.ladder.index(scale.order or "") + 1
    return "higher" if found.sure.rank > rank else "short"


def _nearest(world: World, order: str) -> Reached | None:
    """The group in which least is lacking for the order, among those whose years were read."""
    of_order = [r for r in world.found if r.order == order and r.needed is not None]
    return max(of_order, key=lambda r: (r.margin, r.counted), default=None)


def _group(world: World, row: int, scale: Scale) -> dict[str, object]:
    held = [h for h in world.held if h.row == row]
    names: list[Text] = [scale.service.posts[code] for code in dict.fromkeys(h.code for h in held)]
    time: Duration = world.own[row]
    return {
        "names": [dict(name) for name in names], "time": list(time),
        "retained": any(h.retained for h in held),
    }  # fmt: skip


def _named(rank: int, scale: Scale) -> str | None:
    return scale.service.ladder[rank - 1] if rank else None


def _why(found: Assessment, history: History) -> list[str]:
    """What leaves the result open: facts that are not recorded, texts that are not clear."""
    sure, may = found.sure, found.may
    if sure.rank == may.rank and sure.halted == may.halted:
        return []
    if may.halted == "unknown_posts":
        return ["posts"]
    why = ["retired"] if sure.halted == "not_retired" else []
    if sure.part != may.part or (sure.halted and history.sex is None):
        why.append("sex" if history.sex is None else "age")
    if any(not h.certain for h in may.held):
        why.append("post")
    if any(p.ended_by in MOVED_DOWN and p.term_ends is None for p in history.posts):
        why.append("term")
    return why or ["text"]
