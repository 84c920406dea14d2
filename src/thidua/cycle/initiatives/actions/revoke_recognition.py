from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.initiatives.models import Submission
from thidua.cycle.initiatives.permissions import may_recognise
from thidua.cycle.initiatives.recognised import recognised_as, uses_of
from thidua.cycle.initiatives.words import Outcome, State
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.actions.strike_initiative import strike_initiative
from thidua.foundation.registry.catalogue import award_name


@transaction.atomic
def revoke_recognition(
    *, actor: Actor, submission: Submission, version: int, reason: str
) -> Submission:
    """The decision that recognised a submission is annulled: the initiative leaves the registry,
    the trail keeps what it said, and the file is with the council again.

    Refused while an award or a wider scope rests on it. Called by whoever decides, a later room.
    Raises NotPermitted, ValidationError, StaleEdit.
    """
    if submission.state != State.RECOGNISED:
        raise ValidationError(
            _("“%(title)s” không còn là sáng kiến được công nhận; chưa có gì thay đổi.")
            % {"title": submission.title}
        )
    _require_unused(submission)
    kept = recognised_as(submission)
    if kept is not None:
        strike_initiative(actor=actor, row=kept, version=kept.edit_version, reason=reason)
    changes = {"state": State.FORWARDED, "registry_uid": None}
    return amend(
        actor=actor, verb="revoke_recognition", row=submission, version=version, changes=changes,
        may=may_recognise, reason=reason,
    )  # fmt: skip


def _require_unused(submission: Submission) -> None:
    served = [f"{award_name(one.award)} {one.year}" for one in uses_of(submission)]
    if served:
        raise ValidationError(
            _("“%(title)s” đã dùng để xét %(awards)s; hãy hủy quyết định ấy trước. Chưa có gì thay "
              "đổi.") % {"title": submission.title, "awards": ", ".join(dict.fromkeys(served))}
        )  # fmt: skip
    if submission.confirmations.exclude(outcome=Outcome.REFUSED).exists():
        raise ValidationError(
            _("“%(title)s” đã được đề nghị hoặc công nhận ở phạm vi rộng hơn; hãy ghi lại kết quả "
              "ấy trước. Chưa có gì thay đổi.") % {"title": submission.title}
        )  # fmt: skip
