"""The rows a collective has from those before it, as the published views hand them on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from thidua.bridge.registry import predecessors_of
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.registry.models import (
    Achievement,
    AwardHeld,
    BlocResult,
    BodyRating,
    InitiativeAuthor,
    MemberRoll,
    Rating,
)
from thidua.foundation.reorganising.models import Succession

Key = Callable[[Any], tuple[Any, ...]]


@dataclass(slots=True)
class Inherited:
    """Rows of predecessors, each marked with ``handed_by``; ``open`` are the successions of which
    nobody has said yet what is inherited."""

    rows: dict[str, list[Any]] = field(default_factory=dict)
    open: list[Succession] = field(default_factory=list)

    def after(self, name: str, own: Iterable[Any], same: Key | None = None) -> list[Any]:
        """The own rows, then those handed on that no own row of the same year stands before."""
        kept = list(own)
        said = {same(row) for row in kept} if same else set()
        more = self.rows.get(name, ())
        return kept + [row for row in more if same is None or same(row) not in said]


def inherited(organisation: Organisation) -> Inherited:
    """Two queries; with predecessors that hand on rows, one more a table."""
    chain = Succession.objects.filter(successor=organisation).open()
    found = Inherited(open=list(chain.select_related("predecessor__parent")))
    before = predecessors_of(organisation.pk)
    if not before:
        return found
    names = Organisation.objects.in_bulk(before)
    for name, rows, year in _tables(list(before)):
        found.rows[name] = [
            _marked(row, names[row.organisation_id]) for row in rows
            if year(row) <= before[row.organisation_id][0]
            and (name == "awards" or before[row.organisation_id][1])
        ]  # fmt: skip
    return found


def _tables(places: list[int]) -> list[tuple[str, Any, Callable[[Any], int]]]:
    plain: dict[str, Any] = {
        "awards": AwardHeld, "ratings": Rating, "achievements": Achievement, "blocs": BlocResult,
        "bodies": BodyRating, "rolls": MemberRoll,
    }  # fmt: skip
    tables: list[tuple[str, Any, Callable[[Any], int]]] = [
        (name, model.objects.filter(organisation__in=places), lambda row: row.year)
        for name, model in plain.items()
    ]
    works = InitiativeAuthor.objects.filter(organisation__in=places).select_related("initiative")
    return [*tables, ("authorships", works, lambda row: row.initiative.year)]


def _marked(row: Any, predecessor: Organisation) -> Any:
    row.handed_by = predecessor
    return row


def handed_by(row: Any) -> str:
    """«của Phòng … (tiền thân)»; empty of a subject's own row."""
    one = getattr(row, "handed_by", None)
    return _("của %(name)s (tiền thân)") % {"name": one.name} if one else ""
