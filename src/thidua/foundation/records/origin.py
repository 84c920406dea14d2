"""Who entered a row and when, kept in the row itself; ``registry.provenance`` says it in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from thidua.foundation.policy.reach import Actor


def stamped(origin: Mapping[str, Any], actor: Actor) -> dict[str, Any]:
    """The provenance of a row that ``actor`` enters now; without a ``door`` it was typed."""
    other = actor.acting_for
    name = f"{actor.full_name} ({other.full_name})" if other else actor.full_name
    return {"door": "typed", **origin, "by": name, "at": timezone.now().isoformat()}
