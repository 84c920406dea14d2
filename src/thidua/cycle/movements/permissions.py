"""Who opens and closes years, launches movements, and follows what leaders direct."""

from functools import reduce
from operator import or_

from thidua.foundation.policy.predicates import holds
from thidua.foundation.policy.roles import READERS, Role

may_see_movements = reduce(or_, map(holds, READERS))
may_keep_years = holds(Role.DEPARTMENT_OFFICER)
may_keep_movements = holds(Role.DEPARTMENT_OFFICER)
DOERS = (Role.DEPARTMENT_OFFICER, Role.UNIT_OFFICER, Role.UNIT_HEAD)
may_do_tasks = reduce(or_, map(holds, DOERS))
"""Asked over the organisation a task is given to."""
