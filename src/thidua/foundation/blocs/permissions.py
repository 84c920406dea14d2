"""Who may say which organisations form a cluster or a bloc."""

from thidua.foundation.policy.predicates import Predicate, holds
from thidua.foundation.policy.roles import Role

may_keep_blocs = holds(Role.DEPARTMENT_OFFICER) | holds(Role.BLOC_SECRETARY)


def may_keep_members(bloc: int) -> Predicate:
    """Whoever keeps the member or the bloc: a ministry's cluster has members of other trees."""
    return Predicate(
        lambda actor, place: may_keep_blocs(actor, place) or may_keep_blocs(actor, bloc),
        may_keep_blocs.says,
    )
