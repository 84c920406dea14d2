"""Who imports, who sees imports, and which tables an importer may write."""

from thidua.foundation.organisations.permissions import may_keep_organisations
from thidua.foundation.overlays.permissions import may_write_overlays
from thidua.foundation.people.permissions import may_keep_people, may_see_identity
from thidua.foundation.policy.predicates import holds
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.permissions import (
    may_keep_awards,
    may_keep_discipline,
    may_keep_year_facts,
)
from thidua.foundation.reorganising.permissions import may_reorganise

may_import = holds(Role.DEPARTMENT_OFFICER) | holds(Role.UNIT_OFFICER)
may_see_imports = may_import | holds(Role.AUDITOR)
may_export = may_see_imports
may_know_secrets = holds(Role.DEPARTMENT_OFFICER) | holds(Role.AUDITOR)

MAY_WRITE = {
    "units": may_keep_organisations,
    "people": may_keep_people,
    "identities": may_see_identity,
    "posts": may_keep_people,
    "retirements": may_keep_people,
    "absences": may_keep_people,
    "ratings": may_keep_year_facts,
    "initiatives": may_keep_year_facts,
    "achievements": may_keep_year_facts,
    "awards": may_keep_awards,
    "members": may_keep_awards,
    "blocs": may_keep_awards,
    "body_ratings": may_keep_awards,
    "coverage": may_keep_awards,
    "attested": may_keep_awards,
    "events": may_reorganise,
    "overlays": may_write_overlays,
    "discipline": may_keep_discipline,
    "holds": may_keep_discipline,
}
"""The same rules as typing the row by hand."""
