"""Who numbers and prints certificates; who sees them."""

from functools import reduce
from operator import or_

from thidua.foundation.policy.predicates import holds
from thidua.foundation.policy.roles import READERS, Role

may_see_certificates = reduce(or_, map(holds, READERS))
may_print = holds(Role.DEPARTMENT_OFFICER)
"""Asked over the organisation that hands the certificates over."""
