"""Who keeps councils, who runs a sitting, who casts a sheet."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.utils.timezone import localdate as today
from django.utils.translation import gettext as _

from thidua.cycle.councils.models import Ballot, Council, Member, RollMark
from thidua.cycle.councils.models.bodies import SEEING
from thidua.cycle.councils.words import Part
from thidua.foundation.policy.predicates import Predicate, holds, in_person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role

KEPT = "_council_terms"
"""Where a request's user keeps the answer."""

may_keep_councils = holds(Role.DEPARTMENT_OFFICER)
"""Found a council, name its members, enter its regulation."""


def terms_of(actor: Actor) -> frozenset[tuple[int | None, str]]:
    """(organisation, part) of the councils the actor belongs to today, in person; one query a
    request, for the menu of every page asks."""
    if actor.uid is None or actor.acting_for is not None:
        return frozenset()
    if not hasattr(actor, "__dict__"):
        return _looked_up(actor)
    kept: dict[str, frozenset[tuple[int | None, str]]] = vars(actor)
    if KEPT not in kept:
        kept[KEPT] = _looked_up(actor)
    return kept[KEPT]


def _looked_up(actor: Actor) -> frozenset[tuple[int | None, str]]:
    rows = Member.objects.of_account(actor).on(today())
    return frozenset(rows.values_list("council__organisation", "role"))


def _member(actor: Actor, place: int | None) -> bool:
    return any(place in (None, at) for at, _part in terms_of(actor))


def _secretary(actor: Actor, place: int | None) -> bool:
    return any(part == Part.SECRETARY and place in (None, at) for at, part in terms_of(actor))


is_member = Predicate(_member, lambda: _("thành viên hội đồng, do chính mình"))
may_see_councils = reduce(or_, map(holds, SEEING)) | is_member
"""Councils, sittings and results; never a sheet, nor a count before its end."""

may_vote = in_person & is_member
"""Open the pages of one's own ballots."""

may_run_sittings = may_keep_councils | Predicate(_secretary, lambda: _("thư ký hội đồng"))
"""Of any council; ``runs`` asks about one."""

may_count = in_person & (may_run_sittings | is_member)
"""Count paper sheets of any council; ``counts`` asks about one."""


def runs(council: Council) -> Predicate:
    """Prepare and run the sittings: the standing body, or the council's own secretary."""

    def secretary(actor: Actor, _place: int | None) -> bool:
        if actor.uid is None or actor.acting_for is not None:
            return False
        terms = Member.objects.of_account(actor).on(today())
        return terms.filter(council=council, role=Part.SECRETARY).exists()

    return may_keep_councils | Predicate(secretary, lambda: _("thư ký hội đồng"))


def counts(council: Council) -> Predicate:
    """Count paper sheets: whoever runs the sitting, or a member of the council, in person."""

    def member(actor: Actor, _place: int | None) -> bool:
        return Member.objects.of_account(actor).on(today()).filter(council=council).exists()

    return in_person & (runs(council) | Predicate(member, lambda: _("thành viên hội đồng")))


def votes_on(ballot: Ballot) -> Predicate:
    """Cast a sheet: a member on the roll, in person. Nobody does it for another."""

    def on_the_roll(actor: Actor, _place: int | None) -> bool:
        return mark_of(actor, ballot) is not None

    rule = Predicate(on_the_roll, lambda: _("thành viên có tên trong danh sách bỏ phiếu"))
    return in_person & rule


def mark_of(actor: Actor, ballot: Ballot) -> RollMark | None:
    """The actor's own line of the roll; None where there is none, or in another's place."""
    if actor.uid is None or actor.acting_for is not None:
        return None
    mine = Member.objects.of_account(actor).filter(council=ballot.sitting.council_id)
    return RollMark.objects.filter(ballot=ballot, member__in=mine.values("pk")).first()


def signs_as(council: Council, part: Part) -> Predicate:
    """Sign the minutes: the member of that part, in person."""

    def test(actor: Actor, _place: int | None) -> bool:
        terms = Member.objects.of_account(actor).on(today()).filter(council=council)
        return terms.filter(role=part).exists()

    return in_person & Predicate(test, lambda: str(part.label))
