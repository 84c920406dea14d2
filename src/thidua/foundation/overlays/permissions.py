"""Who writes the rules of a ministry or a province into the office, who confirms, who reads."""

from thidua.foundation.policy.predicates import holds
from thidua.foundation.policy.roles import Role

may_write_overlays = holds(Role.DEPARTMENT_OFFICER)
may_confirm_overlays = holds(Role.DEPARTMENT_OFFICER) | holds(Role.UNIT_HEAD)
may_see_overlays = may_confirm_overlays | holds(Role.AUDITOR)
