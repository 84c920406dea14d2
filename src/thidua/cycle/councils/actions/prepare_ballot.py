from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.councils.conflicts import found_conflicts
from thidua.cycle.councils.models import Ballot, BallotItem, Conflict, Sitting
from thidua.cycle.councils.permissions import runs
from thidua.cycle.councils.refusals import require_state
from thidua.cycle.councils.subjects import Candidate
from thidua.cycle.councils.words import Method, SittingState
from thidua.cycle.movements.queries import require_open
from thidua.foundation.keeping import digest, enter
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def prepare_ballot(
    *, actor: Actor, sitting: Sitting, award: str, title: str, method: str,
    candidates: Sequence[Candidate],
) -> Ballot:  # fmt: skip
    """One paper with all subjects of an award; members who are a subject, or its head, are noted
    as not voting on it.

    Raises NotPermitted, ValidationError, NotNow.
    """
    sitting = Sitting.objects.select_for_update().get(pk=sitting.pk)
    require_state(sitting, SittingState.PREPARED, SittingState.OPEN)
    require_open(sitting.council.organisation, sitting.year)
    if not candidates:
        raise ValidationError(_("Phiếu chưa có cá nhân, tập thể nào."))
    ballot = Ballot(sitting=sitting, award=award, title=title, method=Method(method))
    enter(
        actor=actor, verb="prepare_ballot", row=ballot, may=runs(sitting.council),
        reason=_("%(count)s dòng, mã %(digest)s") % {
            "count": len(candidates), "digest": digest([one.name for one in candidates])[:12]
        },
    )  # fmt: skip
    items = BallotItem.objects.bulk_create(
        BallotItem(ballot=ballot, number=number, **one.columns())
        for number, one in enumerate(candidates, start=1)
    )
    Conflict.objects.bulk_create(found_conflicts(sitting, items, candidates))
    return ballot
