"""Filters of a register; each knows its choices and how it narrows the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from django.db.models import Max, Min, Q, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.policy.among import among
from thidua.foundation.policy.predicates import Predicate
from thidua.surfaces.desk.reader import reader

Choices = Callable[[HttpRequest, QuerySet], Iterable[tuple[str, Any]]]


@dataclass(frozen=True, slots=True)
class Filter:
    """``narrow`` gets a value that is one of the choices, never anything else. ``if_asked``: it
    stands on the page only where an address asks for it, as the cells of a table of numbers do."""

    name: str
    label: Any
    choices: Choices
    narrow: Callable[[QuerySet, str], QuerySet]
    may: Predicate | None = None
    if_asked: bool = False

    def bind(self, request: HttpRequest, rows: QuerySet) -> Bound:
        offered = [(str(value), label) for value, label in self.choices(request, rows)]
        asked = request.GET.get(self.name, "")
        value = asked if asked in {value for value, _label in offered} else ""
        return Bound(self, self.name, self.label, offered, value)


@dataclass(frozen=True, slots=True)
class Bound:
    filter: Filter
    name: str
    label: Any
    choices: list[tuple[str, Any]]
    value: str

    @property
    def options(self) -> SafeString:
        """The choices as options, made at once: there may be thousands of organisations."""
        parts = [
            f'<option value="{escape(value)}"{" selected" if value == self.value else ""}>'
            f"{escape(str(label))}</option>"
            for value, label in self.choices
        ]
        return mark_safe("".join(parts))  # noqa: S308 every value and label escaped above

    def narrow(self, rows: QuerySet) -> QuerySet:
        return self.filter.narrow(rows, self.value) if self.value else rows


def of_choices(name: str, label: Any, choices: Iterable[tuple[str, Any]]) -> Filter:
    """A column with a fixed vocabulary."""
    fixed = list(choices)
    return Filter(
        name, label, lambda _request, _rows: fixed,
        lambda rows, value: rows.filter(**{name: value}),
    )  # fmt: skip


def of_conditions(name: str, label: Any, conditions: dict[str, tuple[Any, Q]]) -> Filter:
    """Named conditions: value → (label, condition)."""
    offered = [(key, words) for key, (words, _condition) in conditions.items()]
    return Filter(
        name, label, lambda _request, _rows: offered,
        lambda rows, value: rows.filter(conditions[value][1]),
    )  # fmt: skip


def of_states(
    label: Any, states: Iterable[tuple[str, Any]], more: dict[str, tuple[Any, Q]]
) -> Filter:
    """The states of a row, and conditions of ``more`` that tell apart what waits in one of them."""
    plain = {state: (words, Q(state=state)) for state, words in states}
    return of_conditions("state", label, plain | more)


def of_years(label: Any) -> Filter:
    """Every year from the first to the last of the rows the reader may see, latest first."""

    def years(_request: HttpRequest, rows: QuerySet) -> Iterable[tuple[str, Any]]:
        first, last = rows.order_by().aggregate(first=Min("year"), last=Max("year")).values()
        found = range(last, first - 1, -1) if last else ()
        return [(str(year), str(year)) for year in found]

    return Filter("year", label, years, lambda rows, value: rows.filter(year=int(value)))


def through(rows: QuerySet, path: str, lookups: dict[str, Any]) -> Q:
    """Conditions (``{"__contains": "an"}``) on a column, of a related table too: there the related
    rows are fetched first, so that no long row is joined to one of them just to be asked, and the
    database knows how few they are before it chooses its way."""
    relation, _mark, column = path.rpartition("__")
    asked = Q(**{f"{column}{lookup}": value for lookup, value in lookups.items()})
    if not relation:
        return asked
    model: Any = rows.model._meta.get_field(relation).related_model  # noqa: SLF001 Django's own name
    related = model._base_manager.filter(asked).values_list("pk", flat=True)  # noqa: SLF001 same
    return Q(**among(relation, frozenset(related)))


def of_places(label: Any, *paths: str) -> Filter:
    """Organisations the reader may see; a choice takes everything beneath it along."""

    def places(request: HttpRequest, _rows: QuerySet) -> Iterable[tuple[str, Any]]:
        seen = Organisation.objects.visible_to(reader(request))
        told = seen.values_list("uid", "short_name", "name")
        return [(str(uid), short_name or name) for uid, short_name, name in told]

    def narrow(rows: QuerySet, value: str) -> QuerySet:
        root = Organisation.objects.values_list("pk", flat=True).get(uid=value)
        beneath = subtree_ids([root])
        if len(beneath) == Organisation.objects.count():
            return rows  # the whole office: nothing to ask of each row
        condition = Q()
        for path in paths:
            condition |= through(rows, path, among("", beneath))
        return rows.filter(condition)

    return Filter("place", label, places, narrow)
