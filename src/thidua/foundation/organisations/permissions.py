"""Who may change the tree of organisations."""

from thidua.foundation.policy.predicates import holds
from thidua.foundation.policy.roles import Role

may_keep_organisations = holds(Role.DEPARTMENT_OFFICER)
may_found_roots = holds(Role.ADMINISTRATOR)
"""An organisation without a parent opens a tree of its own; setting up is not content."""
