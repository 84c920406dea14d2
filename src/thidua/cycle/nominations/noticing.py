"""Whom a meeting might overlook: outstanding results, and people never put forward.

Reference only: nothing here is asked of anybody, and nothing rests on what is secret.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.cycle.nominations.drafting import work_text
from thidua.cycle.nominations.histories import History, Subject, histories
from thidua.cycle.nominations.models import Nomination, UnitReview
from thidua.cycle.nominations.units import places_of
from thidua.foundation.people.models import Person

YEARS_UNSEEN = 3
"""Served so many years without an award or a nomination: worth a look."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """``never``: no award held, no file ever made."""

    subject: Subject
    reasons: tuple[str, ...]
    never: bool


def noticed(review: UnitReview) -> list[Noticed]:
    """People of the unit the minutes do not put forward, though something speaks for them."""
    year = review.round.year
    people = _left_out(review)
    known = histories(people, to=year)
    before = set(
        Nomination.objects.filter(person__in=[one.pk for one in people])
        .values_list("person_id", flat=True).distinct()
    )  # fmt: skip
    found = [_look(known[one.uid], year, nominated=one.pk in before) for one in people]
    kept = [one for one in found if one.reasons]
    return sorted(kept, key=lambda one: (not one.never, -len(one.reasons)))


def _left_out(review: UnitReview) -> list[Person]:
    """In service in the year, and on no line that is put forward."""
    year = review.round.year
    proposed = review.lines.filter(proposed=True, person__isnull=False).values("person")
    staff = Person.objects.filter(
        organisation__in=places_of(review.round, review.unit), died__isnull=True
    ).exclude(joined__year__gt=year).exclude(left__year__lte=year)  # fmt: skip
    return list(staff.exclude(pk__in=proposed).order_by("sort_key", "pk"))


def _look(history: History, year: int, *, nominated: bool) -> Noticed:
    never = not history.awards and not nominated
    return Noticed(history.subject, tuple(_reasons(history, year, never=never)), never)


def _reasons(history: History, year: int, *, never: bool) -> Iterator[str]:
    rating = history.rating_of(year)
    if rating and rating.rating == "excellent":
        yield _("%(rating)s năm %(year)s") % {
            "rating": rating.get_rating_display(), "year": year
        }  # fmt: skip
    for work in history.works_of((year,)):
        yield work_text(work)
    for row in history.achievements_of((year,)):
        yield row.title
    well = [row for row in history.ratings if row.rating in ("excellent", "good")]
    if never and len(well) >= YEARS_UNSEEN:
        yield ngettext(
            "%(count)s năm hoàn thành tốt trở lên mà chưa từng được đề nghị hay khen thưởng",
            "%(count)s năm hoàn thành tốt trở lên mà chưa từng được đề nghị hay khen thưởng",
            len(well),
        ) % {"count": len(well)}
