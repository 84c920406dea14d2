from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.cycle.councils.minutes import minutes_digest, paper_of
from thidua.cycle.councils.models import Sitting
from thidua.cycle.councils.permissions import runs, signs_as
from thidua.cycle.councils.queries import holder_of
from thidua.cycle.councils.refusals import NotNow, require_state
from thidua.cycle.councils.words import Part, SittingState
from thidua.foundation.documents.actions.keep_paper import keep_paper
from thidua.foundation.documents.rendering import pdf, word
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.reach import Actor

COLUMNS = {Part.CHAIR: "chair_signed", Part.SECRETARY: "secretary_signed"}


@transaction.atomic
def sign_minutes(*, actor: Actor, sitting: Sitting, version: int, part: Part) -> Sitting:
    """The chair or the secretary has signed: in person with an account, or on paper, noted by
    whoever runs the sitting. With the second signature Word and PDF are kept, frozen.

    Raises NotPermitted, StaleEdit, NotNow.
    """
    current = held(sitting, version=version)
    require_state(current, SittingState.CLOSED)
    signer = holder_of(current, part)
    if signer is None:
        raise NotNow(_("Phiên họp không có %s dự nên chưa ký được.") % part.label)
    may = signs_as(current.council, Part(signer.role)) | runs(current.council)
    name = COLUMNS[part]
    changes: dict[str, Any] = {name: signer, f"{name}_on": timezone.localdate()}
    other = COLUMNS[Part.SECRETARY if part is Part.CHAIR else Part.CHAIR]
    if getattr(current, f"{other}_id") is not None:
        for column, value in changes.items():
            setattr(current, column, value)
        changes |= _kept(actor, current, may)
    return amend(
        actor=actor, verb="sign_minutes", row=sitting, version=version, changes=changes, may=may
    )


def _kept(actor: Actor, sitting: Sitting, may: Any) -> dict[str, Any]:
    paper, place = paper_of(sitting), sitting.council.organisation
    stem = f"bien-ban-{sitting.held_on:%Y-%m-%d}"
    kept = {
        name: keep_paper(
            actor=actor, organisation=place, kind="council_minutes", name=f"{stem}.{ending}",
            content=make(paper), may=may, frozen=True,
        )
        for name, ending, make in (("word", "docx", word), ("pdf", "pdf", pdf))
    }  # fmt: skip
    return kept | {"state": SittingState.MINUTED, "digest": minutes_digest(sitting)}
