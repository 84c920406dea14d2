"""Lists: what the caller may see, in a steady order, a bounded part at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.text import fold
from thidua.surfaces.api.shapes import Given, Paging

Row = TypeVar("Row", bound=Model)


def listed(
    request: HttpRequest, rows: QuerySet[Row], asked: Paging, told: Callable[[Row], dict[str, Any]]
) -> dict[str, Any]:
    """The asked part of the rows. Raises ValidationError for a parameter that is not known."""
    refuse_unknown(request, asked)
    ordered = rows.order_by("pk")
    part = ordered[asked.offset : asked.offset + asked.limit]
    return {"count": rows.count(), "offset": asked.offset, "items": [told(row) for row in part]}


def refuse_unknown(request: HttpRequest, asked: Given) -> None:
    """A mistyped filter must not answer with everything."""
    unknown = sorted(set(request.GET) - set(type(asked).model_fields))
    if unknown:
        raise ValidationError({name: _("Không có mục nào tên như vậy.") for name in unknown})


def one(rows: QuerySet[Row], uid: UUID) -> Row:
    """The row of a uid among those that may be seen. Raises Http404."""
    found = rows.filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


def with_words(rows: QuerySet[Row], text: str, *paths: str) -> QuerySet[Row]:
    """Rows in one of whose folded columns each word of the text occurs; accents do not matter."""
    for word in fold(text).split():
        condition = Q(pk__in=[])
        for path in paths:
            condition |= Q(**{f"{path}__contains": word})
        rows = rows.filter(condition)
    return rows


def beneath(actor: Actor, uid: UUID | None) -> frozenset[int] | None:
    """Primary keys of an organisation and of all beneath it; None where none is asked for.

    Raises:
        ValidationError: an organisation that the actor does not see.
    """
    if uid is None:
        return None
    root = Organisation.objects.visible_to(actor).filter(uid=uid).values_list("pk", flat=True)
    found = subtree_ids(root)
    if not found:
        raise ValidationError({"organisation": _("Không có tổ chức này trong phạm vi của bạn.")})
    return found


def subject(actor: Actor, person: UUID | None, organisation: UUID | None) -> dict[str, Any]:
    """``person`` and ``organisation`` of a row to write; the database asks for exactly one.

    Raises:
        ValidationError: one that the actor does not see.
    """
    return {
        "person": _seen(Person.objects.visible_to(actor), "person", person),
        "organisation": _seen(Organisation.objects.visible_to(actor), "organisation", organisation),
    }


def _seen(rows: QuerySet[Row], field: str, uid: UUID | None) -> Row | None:
    if uid is None:
        return None
    found = rows.filter(uid=uid).first()
    if found is None:
        raise ValidationError({field: _("Không có trong phạm vi được giao cho bạn.")})
    return found


def subject_of(row: Any) -> dict[str, str]:
    """The person or the collective a row is about."""
    kind = "person" if isinstance(row.subject, Person) else "organisation"
    return {"kind": kind, "uid": str(row.subject.uid), "name": str(row.subject)}
