"""Rows about a person or a collective that callers record and correct: one way for every table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Status

from thidua.surfaces.api.endpoints.about import Correction, SubjectGiven
from thidua.surfaces.api.holder import caller, door, writer
from thidua.surfaces.api.lists import one, subject


@dataclass(frozen=True, slots=True)
class Kept:
    """``record`` and ``correct`` are the actions of the pages, ``told`` a row as it is answered."""

    model: Any
    told: Callable[[Any], dict[str, Any]]
    record: Callable[..., Any]
    correct: Callable[..., Any]

    def shown(self, request: HttpRequest, uid: UUID) -> dict[str, Any]:
        return self.told(self._row(caller(request), uid))

    def entered(self, request: HttpRequest, response: HttpResponse, given: SubjectGiven) -> Status:
        """The new row, and its address in the head of the answer."""
        actor, values = writer(request), given.model_dump()
        whom = subject(actor, values.pop("person"), values.pop("organisation"))
        row = self.record(actor=actor, provenance=door(request), **whom, **values)
        response.headers["Location"] = f"{request.path.rstrip('/')}/{row.uid}"
        return Status(201, self.told(row))

    def corrected(self, request: HttpRequest, uid: UUID, given: Correction) -> dict[str, Any]:
        actor = writer(request)
        row = self._row(actor, uid)
        return self.told(self.correct(
            actor=actor, row=row, version=given.edit_version, reason=given.reason,
            **given.changes(),
        ))  # fmt: skip

    def _row(self, actor: Any, uid: UUID) -> Any:
        return one(self.model.objects.visible_to(actor).with_subject(), uid)
