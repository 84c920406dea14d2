"""Awards a subject still holds whose standard is not met without those that were revoked."""

from __future__ import annotations

from datetime import date

from thidua.bridge.judging import Asked, check_collective, check_person
from thidua_rules.evaluating.evidence import Rows
from thidua_rules.evaluating.fallen import built_on_fallen


def unfounded(
    uid: str, on: date, year: int, *, person: int | None = None, organisation: int | None = None
) -> frozenset[tuple[str, int]]:
    """(award, year) of each, judged again on its own day with and without what fell by ``on``.

    Exactly one of the two primary keys is given. Discipline and holds are left out: what is told
    stands on a page that whoever reads the award may open. Nothing is taken away by this.
    """
    asked = Asked(year, on, "", secrets=False)
    if person is not None:
        judged = check_person(person, asked)
    else:
        assert organisation is not None, "a row of the registry has a person or an organisation"
        judged = check_collective(organisation, asked)
    sweep = judged.sweep.of(uid)
    found = built_on_fallen(sweep, Rows(sweep.register, on).around(uid))
    return frozenset((one.award, one.year) for one in found)
