from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.movements.queries import require_open
from thidua.cycle.nominations.models import ReviewLine, UnitReview
from thidua.cycle.nominations.permissions import may_draw_up
from thidua.cycle.nominations.refusals import require_unsigned
from thidua.foundation.keeping import amend, digest, held
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.text import tidy


class Voted(NamedTuple):
    """What the meeting said of a line."""

    votes_for: int | None
    proposed: bool
    left_out_reason: str = ""


class Added(NamedTuple):
    """A subject the list did not hold, for an award."""

    subject: Person | Organisation
    award: str


@transaction.atomic
def record_unit_review(
    *, actor: Actor, row: UnitReview, version: int, votes: Mapping[int, Voted] | None = None,
    added: Sequence[Added] = (), removed: Sequence[int] = (), reason: str = "", **meeting: Any,
) -> UnitReview:  # fmt: skip
    """Write down the meeting: its head, the votes by line (primary key), lines added and taken out.

    Raises NotPermitted, NotNow, StaleEdit, ValidationError naming each line that is wrong.
    """
    require(may_draw_up, actor, row.unit_id)
    current = held(row, version=version)
    require_unsigned(current)
    require_open(current.round.organisation, current.round.year)
    present = meeting.get("present", current.present)
    lines = {line.pk: line for line in current.lines.select_related("person", "organisation")}
    changed = [_set(lines[key], said) for key, said in (votes or {}).items()]
    _refuse(changed, present)
    ReviewLine.objects.bulk_update(changed, ["votes_for", "proposed", "left_out_reason"], 200)
    current.lines.filter(pk__in=removed).delete()
    for one in added:
        _add(current, one)
    said = [[line.pk, line.votes_for, line.proposed, line.left_out_reason] for line in changed]
    return amend(
        actor=actor, verb="record_unit_review", row=row, version=version, changes=meeting,
        may=may_draw_up, reason=reason,
        also={"lines": len(changed), "added": len(added), "digest": digest(said)},
    )  # fmt: skip


def _set(line: ReviewLine, said: Voted) -> ReviewLine:
    line.votes_for, line.proposed = said.votes_for, said.proposed
    line.left_out_reason = "" if said.proposed else tidy(said.left_out_reason)
    return line


def _refuse(lines: Sequence[ReviewLine], present: int | None) -> None:
    wrong = [
        _("%(who)s: %(votes)s phiếu đồng ý, nhiều hơn %(present)s người dự họp.")
        % {"who": line.subject, "votes": line.votes_for, "present": present}
        for line in lines
        if line.votes_for is not None and present is not None and line.votes_for > present
    ]
    if wrong:
        raise ValidationError({"votes": wrong})


def _add(review: UnitReview, one: Added) -> None:
    about = "person" if isinstance(one.subject, Person) else "organisation"
    line = ReviewLine(unit_review=review, award=one.award, proposed=True, **{about: one.subject})
    line.full_clean()
    line.save(force_insert=True)
