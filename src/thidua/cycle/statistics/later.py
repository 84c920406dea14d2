"""What later rooms tell in a report. A room imports earlier rooms only: it names its drafter here
when the office starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from thidua.cycle.statistics.content import Block
from thidua.cycle.statistics.models import Report
from thidua.foundation.policy.reach import Actor

Drafter = Callable[[Actor, Report], Iterable[Block]]

_drafters: dict[str, list[Drafter]] = {}


def drafts(part: str, drafter: Drafter) -> None:
    """From now on ``drafter`` tells its blocks in a part of every report."""
    known = _drafters.setdefault(part, [])
    if drafter not in known:
        known.append(drafter)


def drafted(part: str, actor: Actor, report: Report) -> Iterator[Block]:
    for drafter in _drafters.get(part, ()):
        yield from drafter(actor, report)
