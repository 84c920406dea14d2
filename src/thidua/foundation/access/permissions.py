"""Who manages accounts."""

from thidua.foundation.policy.predicates import holds
from thidua.foundation.policy.roles import Role

may_keep_accounts = holds(Role.ADMINISTRATOR)
