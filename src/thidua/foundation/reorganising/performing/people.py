"""People and running posts that go along with their unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person, Posting
from thidua.foundation.reorganising.performing.pen import Pen

Where = Callable[[Person], Organisation | None]
"""Where a person goes; None leaves the person where he or she is."""


def posts_running(sources: Iterable[int], on: date) -> QuerySet[Posting]:
    """Posts in the organisations that last beyond the day."""
    open_ended = Q(ends__isnull=True) | Q(ends__gt=on)
    rows = Posting.objects.filter(open_ended, organisation__in=list(sources))
    return rows.select_related("person").order_by("pk")


def people_there(sources: Iterable[int], on: date) -> QuerySet[Person]:
    """People kept in the organisations who have not left before the day."""
    there = Q(left__isnull=True) | Q(left__gt=on)
    return Person.objects.filter(there, organisation__in=list(sources))


def go_along(pen: Pen, sources: Iterable[int], on: date, where: Where, *, heads: bool) -> None:
    """End the running posts on the day and start the same ones in the new unit.

    Args:
        heads: whether a head stays one: of two units that merge, neither does.
    """
    places = list(sources)
    posts = list(posts_running(places, on).select_for_update(of=("self",)))
    begun = [(post, place) for post in posts
             if (place := where(post.person)) and post.starts < on]  # fmt: skip
    later = [(post, place) for post in posts
             if (place := where(post.person)) and post.starts >= on]  # fmt: skip
    followers = [_following(post, place, on, heads=heads) for post, place in begun]
    pen.change_many((post, {"ends": on, "ended_by": ""}) for post, _place in begun)
    pen.change_many((post, {"organisation": place}) for post, place in later)
    pen.create_many(followers)
    people = people_there(places, on).select_for_update()
    pen.change_many(
        (person, {"organisation": place}) for person in people if (place := where(person))
    )


def _following(post: Posting, place: Organisation, on: date, *, heads: bool) -> Posting:
    kept: dict[str, Any] = {name: getattr(post, name) for name in ("title", "post", "ends")}
    term = post.term_ends if post.term_ends and post.term_ends > on else None
    return Posting(
        person=post.person, organisation=place, starts=on, is_head=post.is_head and heads,
        ended_by=post.ended_by, term_ends=term, provenance={"door": "reorganised"}, **kept,
    )  # fmt: skip
