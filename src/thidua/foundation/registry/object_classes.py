"""The row of the statistical forms a subject counts in, as far as its post or kind tells."""

from __future__ import annotations

from thidua.foundation.organisations.kinds import Kind

OF_DEPARTMENT = ("department_director", "department_deputy_director")
HEADED = ("trưởng", "chánh", "giám đốc", "đội trưởng", "chủ nhiệm")
OF_KIND = {Kind.ENTERPRISE: "enterprise", Kind.HOUSEHOLD: "household"}


def class_of_post(post: str, title: str, *, head: bool) -> str:
    """Of the holder of a post: its code, its title in words, whether it heads a unit."""
    if post in OF_DEPARTMENT:
        return "leader_department"
    leads = head or title.casefold().removeprefix("phó ").startswith(HEADED)
    return "leader_other" if leads else "direct"


def class_of_kind(kind: str) -> str:
    """Of a collective."""
    return OF_KIND.get(Kind(kind), "collective")
