from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundation.keeping import amend
from thidua.foundation.people.belonging import end_posts, left_by_death
from thidua.foundation.people.models import Person
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def record_death(
    *, actor: Actor, person: Person, version: int, on: date, reason: str = ""
) -> Person:
    """Record the day a person died; service and posts still running end with that day."""
    if person.died:
        raise ValidationError({"on": _("Ngày mất của người này đã được ghi.")})
    if on > timezone.localdate():
        raise ValidationError({"on": _("Ngày mất không thể ở sau hôm nay.")})
    also: dict[str, Any] = {"posts_ended": end_posts(person, on + timedelta(days=1))}
    return amend(
        actor=actor, verb="record_death", row=person, version=version, may=may_keep_people,
        changes={"died": on, "left": left_by_death(on, person.left)}, reason=reason, also=also,
    )  # fmt: skip
