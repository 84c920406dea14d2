"""Who holds a round, who draws up files, who signs the minutes, who appraises."""

from functools import reduce
from operator import or_

from thidua.foundation.policy.predicates import Predicate, holds, in_person
from thidua.foundation.policy.roles import READERS, Role

may_see_files = reduce(or_, map(holds, READERS))
may_see_rounds = Predicate(lambda actor, _place: may_see_files(actor), may_see_files.says)
"""A unit sees the rounds of the organisation above it, which its files go to."""

may_keep_rounds = holds(Role.DEPARTMENT_OFFICER)
may_draw_up = holds(Role.UNIT_OFFICER) | holds(Role.DEPARTMENT_OFFICER)
"""The unit's review and its files; the standing body may do it for a unit without an account."""

may_sign_review = holds(Role.UNIT_HEAD) & in_person
may_appraise = holds(Role.DEPARTMENT_OFFICER)
"""Asked over the organisation that holds the round."""
