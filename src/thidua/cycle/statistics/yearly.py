"""The numbers of a year: awards by level and name, by object, by kind of commendation."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from thidua.bridge.levels import awards_of, level_of
from thidua.cycle.statistics.conditions import LEVEL_WORDS, LEVELS, OBJECTS
from thidua.cycle.statistics.tables import Case, Scope, Table, cross
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.catalogue import award_name
from thidua.foundation.registry.words import METHOD_CHOICES

TOTAL = Case(_("Tổng số"))
COLUMNS = (TOTAL, *(Case(words, {"object": code}) for code, (words, _q) in OBJECTS.items()))


def by_award(actor: Actor, scope: Scope) -> Table:
    """Levels, under each the awards that were given; two queries."""
    rows = scope.awards(actor)
    given = set(rows.order_by().values_list("award", "issuer").distinct())
    lines = [TOTAL, *(line for level in LEVELS for line in _of_level(level, given))]
    return cross(
        rows, _("Theo cấp, danh hiệu, hình thức và đối tượng"), lines, COLUMNS, scope.address
    )


def _of_level(level: str, given: set[tuple[str, str]]) -> Iterator[Case]:
    codes = {award for award, _issuer in given}
    yield Case(LEVEL_WORDS[level], {"level": level})
    for code in awards_of(level):
        if code in codes:
            yield Case(award_name(code), {"award": code}, deep=True)
    if any(not award and level_of("", issuer) == level for award, issuer in given):
        yield Case(_("Khác, ngoài danh mục"), {"level": level, "free": "yes"}, deep=True)


def by_method(actor: Actor, scope: Scope) -> Table:
    lines = [TOTAL, *(Case(words, {"method": code}) for code, words in METHOD_CHOICES)]
    columns = (TOTAL, *(Case(LEVEL_WORDS[level], {"level": level}) for level in LEVELS))
    return cross(
        scope.awards(actor), _("Theo loại hình khen thưởng và cấp"), lines, columns, scope.address
    )


def by_year(actor: Actor, scope: Scope) -> Table:
    """Each year of a report of several."""
    years = scope.years or range(0)
    lines = [TOTAL, *(Case(str(year), {"years": f"{year}-{year}"}) for year in years)]
    columns = (TOTAL, *(Case(LEVEL_WORDS[level], {"level": level}) for level in LEVELS),
               *COLUMNS[1:2], COLUMNS[4], COLUMNS[-2])  # fmt: skip
    return cross(scope.awards(actor), _("Theo năm và cấp"), lines, columns, scope.address)
