"""Who prepares conferences and makes role models known; who follows up what a unit took up."""

from functools import reduce
from operator import or_

from thidua.foundation.policy.predicates import holds
from thidua.foundation.policy.roles import KEEPERS, READERS, Role

may_see_showcase = reduce(or_, map(holds, READERS))
may_hold_conferences = holds(Role.DEPARTMENT_OFFICER)
"""Asked over the organisation that holds the conference."""

may_find_models = reduce(or_, map(holds, KEEPERS))
"""Note a role model and foster it: the officers of units too, for their part of the tree."""

may_publish = holds(Role.DEPARTMENT_OFFICER)
"""What the public reads is published and withdrawn by the standing body alone."""
