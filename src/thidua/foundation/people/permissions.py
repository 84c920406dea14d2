"""Who keeps the people of a unit."""

from thidua.foundation.policy.predicates import holds
from thidua.foundation.policy.roles import Role

may_keep_people = holds(Role.DEPARTMENT_OFFICER) | holds(Role.UNIT_OFFICER)
