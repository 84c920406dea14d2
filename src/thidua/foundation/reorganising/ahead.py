"""The tree of a day to come: today's, with the plans that are in force by then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import count
from typing import Any

from thidua.foundation.organisations.history import Life
from thidua.foundation.reorganising.models import Event
from thidua.foundation.reorganising.words import Status


def plans_until(day: date) -> list[Event]:
    """Plans that have not been carried out yet, oldest first."""
    return list(Event.objects.filter(status=Status.PLANNED, on__lte=day))


class _Ahead:
    """The tree as plans are carried out one after another."""

    def __init__(self, tree: dict[int, Life]) -> None:
        self.tree = dict(tree)
        self.keys = {str(life.uid): pk for pk, life in tree.items()}
        self.fresh = count(-1, -1)

    def renamed(self, event: Event) -> None:
        self._set(event.plan["organisation"], name=event.plan["name"])

    def moved(self, event: Event) -> None:
        self._set(event.plan["organisation"], parent=self.keys.get(event.plan["parent"]))

    def closed(self, event: Event) -> None:
        self._end(event.plan["organisation"], self.keys.get(event.plan.get("to") or ""))

    def restored(self, event: Event) -> None:
        self._found(event.plan["new"], event.on)

    def merged(self, event: Event) -> None:
        into = self.keys.get(event.plan.get("into") or "")
        target = into or self._found(event.plan["new"], event.on)
        for uid in event.plan["organisations"]:
            self._end(uid, target)

    def split(self, event: Event) -> None:
        parts = [self._found(part, event.on) for part in event.plan["parts"]]
        for uid, place in event.plan["units"].items():
            if place >= 0:
                self._set(uid, parent=parts[place])
        if not event.plan["continues"]:
            self._end(event.plan["organisation"], parts[0])

    def _set(self, uid: str, **values: Any) -> None:
        pk = self.keys.get(uid)
        if pk in self.tree:
            self.tree[pk] = self.tree[pk]._replace(**values)

    def _found(self, plan: dict[str, str], on: date) -> int:
        pk = next(self.fresh)
        parent = self.keys.get(plan["parent"])
        self.tree[pk] = Life(pk, plan["name"], plan["kind"], parent, starts=on)
        return pk

    def _end(self, uid: str, to: int | None) -> None:
        pk = self.keys.get(uid)
        if pk is None or self.tree.pop(pk, None) is None:
            return
        for life in list(self.tree.values()):
            if life.parent == pk:
                self.tree[life.pk] = life._replace(parent=to)


def tree_ahead(tree: dict[int, Life], plans: Iterable[Event]) -> dict[int, Life]:
    """Today's tree with the plans carried out; what is yet to be founded has a negative key."""
    ahead = _Ahead(tree)
    for event in plans:
        getattr(ahead, event.kind)(event)
    return ahead.tree
