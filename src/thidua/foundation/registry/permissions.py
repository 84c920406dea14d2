"""Who keeps the registry."""

from thidua.foundation.policy.predicates import holds
from thidua.foundation.policy.roles import Role

may_keep_awards = holds(Role.DEPARTMENT_OFFICER)
"""Awards, blocs, rolls and statements: the standing body answers for the one history."""

may_keep_year_facts = holds(Role.DEPARTMENT_OFFICER) | holds(Role.UNIT_OFFICER)
"""Ratings, initiatives and achievements of one's own part of the tree."""

may_keep_discipline = holds(Role.DEPARTMENT_OFFICER)
may_see_discipline = holds(Role.DEPARTMENT_OFFICER) | holds(Role.AUDITOR)
