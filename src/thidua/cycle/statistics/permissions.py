"""Who reads the numbers; who draws up reports."""

from functools import reduce
from operator import or_

from thidua.foundation.policy.predicates import holds
from thidua.foundation.policy.roles import READERS, Role

may_see_statistics = reduce(or_, map(holds, READERS))
may_report = holds(Role.DEPARTMENT_OFFICER)
"""Asked over the organisation that reports."""
