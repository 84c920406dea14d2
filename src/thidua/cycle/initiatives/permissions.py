"""Who submits initiatives, who reviews them, who records their recognition."""

from functools import reduce
from operator import or_

from thidua.foundation.policy.predicates import holds, in_person
from thidua.foundation.policy.roles import READERS, Role

may_see_submissions = reduce(or_, map(holds, (*READERS, Role.INITIATIVE_REVIEWER)))
"""A reviewer sees those given to him or her."""

may_submit = holds(Role.UNIT_OFFICER) | holds(Role.DEPARTMENT_OFFICER)
"""For the authors of the unit, who need no account of their own."""

may_assign = holds(Role.DEPARTMENT_OFFICER)
"""Give to reviewers, compare, forward, decline; keep the score sheet."""

may_review = holds(Role.INITIATIVE_REVIEWER) & in_person
may_recognise = holds(Role.DEPARTMENT_OFFICER)
"""Records the recognition that a signed decision or a written confirmation gives."""
