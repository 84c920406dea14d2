"""Where a subject's page is."""

from django.urls import reverse

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person


def address_of(subject: Person | Organisation) -> str:
    """``desk:person`` or ``desk:collective``."""
    person = isinstance(subject, Person)
    return reverse("desk:person" if person else "desk:collective", args=[subject.uid])
