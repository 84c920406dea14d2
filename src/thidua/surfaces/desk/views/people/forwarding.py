"""An address of a record that was merged leads on to the record that was kept."""

from __future__ import annotations

from uuid import UUID

from thidua.foundation.people.models import Merge, Person
from thidua.foundation.policy.reach import Actor


def kept_of(actor: Actor, uid: UUID) -> Person | None:
    """Whom the old address now means, if the actor may see that person."""
    merge = Merge.objects.leading_on(uid)
    if merge is None:
        return None
    return Person.objects.visible_to(actor).filter(pk=merge.kept_id).first()
