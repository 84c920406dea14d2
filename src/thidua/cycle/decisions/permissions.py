"""Who drafts and issues, who signs, who numbers, who reads the bonus."""

from functools import reduce
from operator import or_

from thidua.cycle.decisions.models.decisions import SEEING
from thidua.foundation.policy.predicates import holds, in_person
from thidua.foundation.policy.roles import Role

may_see_decisions = reduce(or_, map(holds, SEEING))
may_draft = holds(Role.DEPARTMENT_OFFICER)
"""Draft, freeze, send out, issue into the registry, annul."""

may_sign = holds(Role.SIGNING_HEAD) & in_person
may_number = holds(Role.CLERK)
"""Give numbers, bring back what the document system has signed."""

may_see_bonus = reduce(
    or_, map(holds, (Role.ACCOUNTANT, Role.DEPARTMENT_OFFICER, Role.SIGNING_HEAD, Role.AUDITOR))
)
