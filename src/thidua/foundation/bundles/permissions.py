"""Who sends a part of the office, and who takes one in: the standing body of that part."""

from thidua.foundation.policy.predicates import holds
from thidua.foundation.policy.roles import Role

may_exchange_bundles = holds(Role.DEPARTMENT_OFFICER)
