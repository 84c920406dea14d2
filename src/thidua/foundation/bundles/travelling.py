"""What travels in a bundle: tables, columns, and how a row is told without the sender's keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q

from thidua.foundation.backups.plain import said
from thidua.foundation.blocs.models import BlocMembership
from thidua.foundation.exchange.words import SECRET_TABLES
from thidua.foundation.organisations.models import Change, Organisation
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.people.models import (
    Absence,
    IdentityNumber,
    Person,
    Posting,
    Retirement,
)
from thidua.foundation.records.fields import EncryptedField, KeyField
from thidua.foundation.registry.models import (
    Achievement,
    Attestation,
    AwardHeld,
    BlocResult,
    BodyRating,
    Coverage,
    Discipline,
    Hold,
    Initiative,
    InitiativeAuthor,
    MemberRoll,
    Rating,
)
from thidua.foundation.reorganising.models import Event, Succession

DISCIPLINE_COUNTS = ("disciplined_reprimand_or_more", "disciplined_warning_or_more")


@dataclass(frozen=True, slots=True)
class Traveller:
    """``table``: the word of the exchange; ``about``: ORM path from a row to its organisation."""

    model: type[models.Model]
    table: str
    about: tuple[str, ...] = ("person__organisation", "organisation")

    @property
    def label(self) -> str:
        return str(self.model._meta.label_lower)  # noqa: SLF001 Django's own name


OF_PERSON = ("person__organisation",)
OF_UNIT = ("organisation",)
TRAVELLERS: tuple[Traveller, ...] = (
    Traveller(Organisation, "subjects", ("pk",)),
    Traveller(Change, "events", OF_UNIT),
    Traveller(Event, "events", ("organisation", "parties__organisation")),
    Traveller(Succession, "events", ("successor", "predecessor")),
    Traveller(Person, "subjects", OF_UNIT),
    Traveller(IdentityNumber, "identities", OF_PERSON),
    Traveller(Posting, "posts", OF_PERSON),
    Traveller(Retirement, "retirements", OF_PERSON),
    Traveller(Absence, "absences", OF_PERSON),
    Traveller(Rating, "ratings"),
    Traveller(AwardHeld, "awards"),
    Traveller(Initiative, "initiatives", OF_UNIT),
    Traveller(InitiativeAuthor, "initiatives", ("initiative__organisation",)),
    Traveller(Achievement, "achievements"),
    Traveller(MemberRoll, "members", OF_UNIT),
    Traveller(BlocResult, "blocs", OF_UNIT),
    Traveller(BlocMembership, "blocs", OF_UNIT),
    Traveller(BodyRating, "body_ratings", OF_UNIT),
    Traveller(Coverage, "coverage"),
    Traveller(Attestation, "attested"),
    Traveller(Discipline, "discipline"),
    Traveller(Hold, "holds"),
)
"""Each after those it points to. What does not travel: accounts, the trail, merges: they speak of
this office alone. Rules of the office's own travel as files (``own_rules``)."""

BY_LABEL = {one.label: one for one in TRAVELLERS}
OWN_WORDS = ("id", "uid", "edit_version", "provenance", "journal")


def columns_of(model: type[models.Model]) -> list[Any]:
    """The fields that travel: what is computed, sealed or of the machinery does not."""
    return [
        field
        for field in model._meta.concrete_fields  # noqa: SLF001 Django's own name
        if field.name not in OWN_WORDS and not isinstance(field, KeyField | EncryptedField)
    ]


def pointing_to(model: type[models.Model]) -> frozenset[str]:
    """Columns of any table by which a row points to one of this model."""
    return frozenset(
        field.name
        for one in TRAVELLERS
        for field in columns_of(one.model)
        if field.is_relation and field.related_model is model
    )


def rows_of(one: Traveller, places: set[int], *, secrets: bool) -> Iterator[dict[str, Any]]:
    """The rows of a table about a part of the tree, relations by uid."""
    if one.table in SECRET_TABLES and not secrets:
        return
    wanted = Q(pk__in=[])
    for path in one.about:
        wanted |= Q(**{f"{path}__in": places})
    fields = columns_of(one.model)
    relations = [field.name for field in fields if field.is_relation]
    kept = one.model._base_manager  # noqa: SLF001 Django's own name
    rows: Any = kept.filter(pk__in=kept.filter(wanted).values("pk")).select_related(*relations)
    if one.model is Event:
        rows = rows.prefetch_related("parties__organisation")
    if has_uses(one.model):
        rows = rows.prefetch_related("uses")
    for row in rows.order_by("pk"):
        if secrets or getattr(row, "table", "") not in SECRET_TABLES:
            yield _told(row, fields, secrets=secrets)


def _told(row: Any, fields: list[Any], *, secrets: bool) -> dict[str, Any]:
    kept = {"uid": str(row.uid), "version": row.edit_version}
    kept |= {field.name: _value(row, field) for field in fields}
    if isinstance(row, MemberRoll) and not secrets:
        kept |= dict.fromkeys(DISCIPLINE_COUNTS)
    if has_uses(type(row)):
        kept["uses"] = [[use.award, use.year] for use in row.uses.all()]
    if isinstance(row, Event):
        kept["parties"] = [[str(one.organisation.uid), one.after] for one in row.parties.all()]
    return kept


def has_uses(model: type[models.Model]) -> bool:
    return model in (InitiativeAuthor, Achievement)


def _value(row: Any, field: Any) -> Any:
    if not field.is_relation:
        return said(getattr(row, field.attname))
    other = getattr(row, field.name)
    return None if other is None else str(other.uid)


def places_of(organisation: Organisation) -> set[int]:
    return set(subtree_ids([organisation.pk]))
