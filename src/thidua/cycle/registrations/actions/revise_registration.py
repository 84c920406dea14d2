"""Titles, targets and the pledge of a registration change together, as its one page does."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.bridge.law import the_law
from thidua.cycle.movements.models import Indicator
from thidua.cycle.movements.queries import require_open
from thidua.cycle.registrations.models import RegisteredTarget, Registration
from thidua.cycle.registrations.permissions import may_register
from thidua.cycle.registrations.proposing import Proposal, title_of
from thidua.cycle.registrations.queries import staff_of
from thidua.cycle.registrations.refusals import require_state
from thidua.cycle.registrations.words import OPEN_TO_UNIT
from thidua.foundation.keeping import amend, save
from thidua.foundation.people.models import Person
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.catalogue import award_name


@dataclass(frozen=True, slots=True)
class Promised:
    """A target as typed: of an indicator with its value, or in words."""

    text: str = ""
    value: Decimal | None = None
    indicator: Indicator | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """``targets`` by primary key; what is not named stays as it is."""

    pledge: str | None = None
    titles: Sequence[Proposal] = ()
    titles_out: Collection[int] = ()
    targets: Mapping[int, Promised] = field(default_factory=dict)
    targets_out: Collection[int] = ()
    more: Sequence[Promised] = ()


@transaction.atomic
def revise_registration(
    *, actor: Actor, row: Registration, version: int, revision: Revision, reason: str = ""
) -> Registration:
    """Write in a registration that is with the unit. Everything is kept or nothing.

    Raises NotPermitted, NotNow, StaleEdit, ValidationError.
    """
    require(may_register, actor, row.organisation_id)
    require_state(row, *OPEN_TO_UNIT)
    require_open(row.organisation, row.year)
    changes: dict[str, Any] = {} if revision.pledge is None else {"pledge": revision.pledge}
    told = _write(row, revision)
    return amend(actor=actor, verb="revise_registration", row=row, version=version,
                 changes=changes, may=may_register, reason=reason, also=told)  # fmt: skip


def _write(row: Registration, revision: Revision) -> dict[str, Any]:
    """What goes with the change, for the trail."""
    out = [
        *row.titles.filter(pk__in=revision.titles_out).with_subject(),
        *row.targets.filter(pk__in=revision.targets_out).select_related("indicator"),
    ]  # fmt: skip
    removed = [str(one) for one in out]
    for one in out:
        one.delete()
    added = [*_titles(row, revision.titles), *_more(row, revision.more)]
    mended = _mended(row, revision)
    said = {"added": added, "removed": removed, "mended": mended}
    return {name: lines for name, lines in said.items() if lines}


def _titles(row: Registration, titles: Sequence[Proposal]) -> list[str]:
    if not titles:
        return []
    staff = {one.uid for one in staff_of(row.organisation, row.year)}
    made = []
    for one in titles:
        if one.subject.uid not in staff:
            raise ValidationError(_("%s không thuộc đơn vị đăng ký.") % one.subject)
        _require_award(one)
        line = title_of(row, one)
        save(line, new=True)
        made.append(str(line))
    return made


def _require_award(one: Proposal) -> None:
    """An award of the catalogue that such a subject may receive. Raises ValidationError."""
    kind = "individual" if isinstance(one.subject, Person) else "collective"
    award = the_law().awards.get(one.award)
    if award is None or kind not in award.recipients:
        told = _("%(award)s không dành cho %(who)s.")
        raise ValidationError(told % {"award": award_name(one.award), "who": one.subject})


def _more(row: Registration, promised: Sequence[Promised]) -> list[str]:
    made = []
    for one in promised:
        line = RegisteredTarget(
            registration=row, indicator=one.indicator, text=one.text, value=one.value
        )
        save(line, new=True)
        made.append(str(line))
    return made


def _mended(row: Registration, revision: Revision) -> list[str]:
    made = []
    for line in row.targets.filter(pk__in=revision.targets).select_related("indicator"):
        said = revision.targets[line.pk]
        if (line.text, line.value) == (said.text, said.value):
            continue
        line.text, line.value = said.text, said.value
        line.edit_version += 1
        save(line, new=False)
        made.append(str(line))
    return made
