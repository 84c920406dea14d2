"""Who registers for a unit and its people, and who accepts or returns it."""

from functools import reduce
from operator import or_

from thidua.foundation.policy.predicates import holds
from thidua.foundation.policy.roles import READERS, Role

may_see_registrations = reduce(or_, map(holds, READERS))
REGISTRARS = (Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.DEPARTMENT_OFFICER)
may_register = reduce(or_, map(holds, REGISTRARS))
"""For the unit and for its people, who need no account of their own."""

may_answer = holds(Role.DEPARTMENT_OFFICER)
"""Accepts a registration, or returns it with the exact fields to mend."""
