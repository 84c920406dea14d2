"""People, their posts and time away; identity numbers; merges; requests for a correction."""

from thidua.foundation.people.models.identity import IdentityNumber
from thidua.foundation.people.models.merges import Distinction, Merge
from thidua.foundation.people.models.persons import (
    AboutPerson,
    AboutPersonQuerySet,
    Absence,
    Person,
    PersonQuerySet,
    Posting,
    Retirement,
)
from thidua.foundation.people.models.requests import CorrectionRequest

__all__ = [
    "AboutPerson",
    "AboutPersonQuerySet",
    "Absence",
    "CorrectionRequest",
    "Distinction",
    "IdentityNumber",
    "Merge",
    "Person",
    "PersonQuerySet",
    "Posting",
    "Retirement",
]
