"""The subject an address names: to whoever may not see it, it does not exist."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest
from django_htmx.middleware import HtmxDetails

from thidua.foundation.access.models import User
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person


class SignedIn(HttpRequest):
    """A request whose reader has signed in: the middleware turns all others away."""

    user: User
    htmx: HtmxDetails


def person_or_404(request: SignedIn, uid: UUID) -> Person:
    people = Person.objects.visible_to(request.user).select_related("organisation")
    found = people.filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


def collective_or_404(request: SignedIn, uid: UUID) -> Organisation:
    rows = Organisation.objects.visible_to(request.user).select_related("parent")
    found = rows.filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


def subject_or_404(request: SignedIn, uid: UUID) -> Person | Organisation:
    people = Person.objects.visible_to(request.user).select_related("organisation")
    return people.filter(uid=uid).first() or collective_or_404(request, uid)
