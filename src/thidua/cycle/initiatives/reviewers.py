"""Who may be asked to review a submission."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from thidua.cycle.initiatives.models import Submission
from thidua.foundation.access.models import Grant, User
from thidua.foundation.organisations.queries import line_above
from thidua.foundation.policy.roles import Role


def reviewers_for(row: Submission) -> QuerySet[User]:
    """Accounts with the role over the unit today, but the authors and those asked already."""
    today = timezone.localdate()
    running = Grant.objects.running().filter(
        role=Role.INITIATIVE_REVIEWER, organisation__in=line_above(row.organisation),
        valid_from__lte=today,
    )  # fmt: skip
    free = User.objects.filter(pk__in=running.values("user"), is_active=True)
    asked = row.reviews.values("reviewer")
    authors = row.authors.values("person")
    return free.exclude(pk__in=asked).exclude(person__in=authors).order_by("full_name", "pk")
