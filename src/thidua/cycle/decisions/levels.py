"""At which level an award is decided, and by whom it then counts as issued."""

from __future__ import annotations

from thidua.bridge.law import the_law
from thidua.cycle.decisions.words import Addressee
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.registry.catalogue import award_name

ISSUERS = {
    Kind.DEPARTMENT: "department", Kind.COMMUNE: "commune", Kind.PROVINCE: "province",
    Kind.MINISTRY: "ministry",
}  # fmt: skip
OF_ADDRESSEE = {Addressee.HOME_AFFAIRS: "province", Addressee.MINISTRY: "ministry"}
OF_BOTH = "bộ, ban, ngành, tỉnh"
"""How the catalogue names an award that a ministry and a province both give."""

NAMED = {
    Addressee.HOME_AFFAIRS: ("Chủ tịch Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh", "cấp tỉnh"),
    Addressee.MINISTRY: ("Bộ trưởng", "Bộ", "cấp Bộ"),
}
HIGH = (Kind.PROVINCE, Kind.MINISTRY)


def issuer_of(organisation: Organisation) -> str:
    """The level a body decides as, in the word of the registry."""
    return ISSUERS.get(Kind(organisation.kind), "unit")


def is_own(organisation: Organisation, award: str) -> bool:
    """Whether the body itself decides on the award; else it proposes it to a higher level."""
    known = the_law().awards.get(award)
    if known is None:
        return False
    own = ("base", "ministry_province") if Kind(organisation.kind) in HIGH else ("base",)
    return known.level in own


def granted_by(award: str, addressed_to: str) -> str:
    """Who grants a proposed award, in the word of the registry."""
    known = the_law().awards.get(award)
    if known is not None and known.level in ("government", "state"):
        return known.level
    return OF_ADDRESSEE[Addressee(addressed_to)]


def named_award(award: str, addressed_to: str) -> str:
    """An award as a paper to one addressee names it: the province's or the ministry's own."""
    name = award_name(award)
    if not addressed_to or OF_BOTH not in name:
        return name
    head, body, level = NAMED[Addressee(addressed_to)]
    by = head if award == "ministry_province_merit_certificate" else body
    return name.replace(f"của {OF_BOTH}", f"của {by}").replace(OF_BOTH, level)
