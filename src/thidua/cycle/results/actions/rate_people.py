from collections.abc import Mapping
from datetime import date

from django.db import transaction

from thidua.cycle.movements.queries import require_open
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.actions.correct_rating import correct_rating
from thidua.foundation.registry.actions.record_rating import record_rating
from thidua.foundation.registry.models import Rating
from thidua.foundation.registry.permissions import may_keep_year_facts


@transaction.atomic
def rate_people(
    *, actor: Actor, unit: Organisation, year: int, ratings: Mapping[Person, str],
    decision_no: str = "", decided: date | None = None, reason: str = "",
) -> int:  # fmt: skip
    """Enter a unit's ratings of a year at once, all or none; what is there and differs is
    corrected. Returns how many were new or different. Raises NotPermitted, ValidationError."""
    require(may_keep_year_facts, actor, unit.pk)
    require_open(unit, year)
    kept = {row.person_id: row for row in Rating.objects.filter(person__in=ratings, year=year)}
    changed = 0
    for person, word in ratings.items():
        row = kept.get(person.pk)
        document = {"decision_no": decision_no, "decided": decided} if decision_no else {}
        if row is None:
            record_rating(
                actor=actor, person=person, year=year, rating=word,
                provenance={"door": "typed"}, reason=reason, **document,
            )  # fmt: skip
        elif row.rating != word:
            correct_rating(
                actor=actor, row=row, version=row.edit_version, reason=reason, rating=word,
                **document,
            )  # fmt: skip
        else:
            continue
        changed += 1
    return changed
