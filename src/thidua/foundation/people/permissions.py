"""Who keeps the people of a unit, reads identity numbers, joins two records."""

from functools import reduce
from operator import or_

from django.utils.translation import gettext as _

from thidua.foundation.policy.predicates import Predicate, holds
from thidua.foundation.policy.roles import IDENTITY, Role

may_keep_people = holds(Role.DEPARTMENT_OFFICER) | holds(Role.UNIT_OFFICER)

may_see_identity = reduce(or_, map(holds, IDENTITY))
"""Read, record and correct identity numbers: nobody else, the auditor included."""

may_merge_people = holds(Role.DEPARTMENT_OFFICER)
"""Make two records one, over both of the units they stand in."""

has_own_page = Predicate(
    lambda actor, _place: actor.person_id is not None and actor.acting_for is None,
    lambda: _("người có tài khoản nối với tên mình"),
)
"""The own page belongs to the link between account and person, whatever the roles."""


def is_person(person: int) -> Predicate:
    """The one whose account is linked to the person, and who acts for nobody else."""
    return Predicate(
        lambda actor, _place: actor.person_id == person and actor.acting_for is None,
        lambda: _("chính người có tên, không phải người làm thay"),
    )
