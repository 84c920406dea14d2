"""Who enters results, who scores, who verifies and ranks."""

from functools import reduce
from operator import or_

from thidua.foundation.policy.predicates import holds
from thidua.foundation.policy.roles import READERS, Role

may_see_results = reduce(or_, map(holds, READERS))
may_see_sheets = may_see_results | holds(Role.BLOC_SECRETARY)
may_enter_results = holds(Role.DEPARTMENT_OFFICER) | holds(Role.UNIT_OFFICER)
may_keep_sheets = holds(Role.DEPARTMENT_OFFICER) | holds(Role.BLOC_SECRETARY)
may_score_own = holds(Role.DEPARTMENT_OFFICER) | holds(Role.UNIT_OFFICER)
"""Asked over the organisation that scores itself."""

may_verify = holds(Role.DEPARTMENT_OFFICER) | holds(Role.BLOC_SECRETARY)
"""Asked over the bloc."""
