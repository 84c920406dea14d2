"""Where a subject's page is."""

from django.urls import NoReverseMatch, reverse

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person


def address_of(subject: Person | Organisation) -> str:
    """``desk:person`` or ``desk:collective`` where that page exists, else the registry's record."""
    person = isinstance(subject, Person)
    try:
        return reverse("desk:person" if person else "desk:collective", args=[subject.uid])
    except NoReverseMatch:
        return reverse("desk:record", args=["ca-nhan" if person else "to-chuc", subject.uid])
