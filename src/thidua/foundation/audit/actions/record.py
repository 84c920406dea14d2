"""Write one audit event; called inside the transaction of the action it speaks of."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils import translation

from thidua.foundation.audit.chain import append
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.policy.reach import Actor


def record(  # noqa: PLR0913 one keyword a column
    *, actor: Actor, verb: str, target: models.Model, before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None, reason: str = "", many: int = 1, digest: str = "",
    organisation_uid: UUID | None = None,
) -> AuditEvent:  # fmt: skip
    """``organisation_uid`` defaults to the organisation that answers for the target."""
    with translation.override(settings.LANGUAGE_CODE):  # one language, whoever acts
        label = str(target)[:300]
    meta = target._meta  # noqa: SLF001 Django's own name
    other = actor.acting_for
    return append(AuditEvent(
        actor_uid=actor.uid, actor_name=actor.full_name, verb=verb,
        on_behalf_uid=other.uid if other else None,
        on_behalf_name=other.full_name if other else "",
        target_app=meta.app_label, target_model=meta.model_name or "",
        target_uid=getattr(target, "uid", None) if many == 1 else None,
        target_label=label if many == 1 else "",
        organisation_uid=organisation_uid or getattr(target, "place_uid", None),
        before=before, after=after, reason=reason, many=many, digest=digest,
    ))  # fmt: skip
