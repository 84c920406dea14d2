"""Who reads the trail."""

from thidua.foundation.policy.predicates import holds
from thidua.foundation.policy.roles import Role

may_read_trail = holds(Role.AUDITOR)
"""To read, filter and take away the trail; nobody changes it."""
