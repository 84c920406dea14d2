from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.decisions.freezing import is_whole
from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.papers import paper_of
from thidua.cycle.decisions.permissions import may_sign
from thidua.cycle.decisions.refusals import NotNow, require_state, require_way
from thidua.cycle.decisions.words import State, Way
from thidua.foundation.access.models import User
from thidua.foundation.documents.actions.keep_paper import keep_paper
from thidua.foundation.documents.models import KeptPaper
from thidua.foundation.documents.rendering import pdf, word
from thidua.foundation.documents.signing import sign_pdf
from thidua.foundation.documents.stamps import signing_spots
from thidua.foundation.keeping import StaleEdit, amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def sign_decision(*, actor: Actor, decision: Decision, version: int) -> Decision:
    """Sign in person: the PDF is drawn, signed (PAdES) and kept, frozen, with its Word.

    The drawing happens before the transaction, so that nobody waits for it; what is kept is of the
    version that was read. Raises NotPermitted, NoCertificate, StaleEdit, NotNow.
    """
    require(may_sign, actor, decision.place_id)
    current = Decision.objects.select_related("organisation__parent", "round", "sitting").get(
        pk=decision.pk
    )
    if current.edit_version != version:
        raise StaleEdit(current)
    _require_ready(current)
    paper = paper_of(current)
    spots = signing_spots(paper)
    signed = sign_pdf(
        pdf(paper), name=current.signer_name, capacity=current.signer_post,
        reason=current.title, spot=spots[-1] if spots else None,
    )  # fmt: skip
    return _keep(actor, current, version, word(paper), signed)


@transaction.atomic
def _keep(actor: Actor, decision: Decision, version: int, word: bytes, signed: bytes) -> Decision:
    _require_ready(held(decision, version=version))
    kept = {
        "word": _paper(actor, decision, "docx", word),
        "signed": _paper(actor, decision, "pdf", signed),
    }  # fmt: skip
    changes: dict[str, Any] = kept | {"state": State.SIGNED}
    if isinstance(actor, User):
        changes["signer"] = actor
    return amend(
        actor=actor, verb="sign_decision", row=decision, version=version, changes=changes,
        may=may_sign,
    )  # fmt: skip


def _paper(actor: Actor, decision: Decision, ending: str, content: bytes) -> KeptPaper:
    name = f"{decision.full_number.replace('/', '-')}.{ending}"
    return keep_paper(
        actor=actor, organisation=decision.organisation, kind="decision", name=name,
        content=content, may=may_sign, frozen=True,
    )  # fmt: skip


def _require_ready(decision: Decision) -> None:
    require_state(decision, State.FROZEN)
    require_way(decision, Way.HERE)
    if not decision.number:
        raise NotNow(_("Văn thư chưa cho số và ngày; hãy cho số rồi ký."))
    if not is_whole(decision):
        raise NotNow(
            _("Danh sách không còn đúng với bản đã chốt; không ký được. Hãy báo quản trị.")
        )
