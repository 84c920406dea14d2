from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.certificates.contents import Signing, texts_of
from thidua.cycle.certificates.entering import certificates_for
from thidua.cycle.certificates.models import Batch, Certificate, CertificateDesign
from thidua.cycle.certificates.numbering import hold_book
from thidua.cycle.certificates.permissions import may_print
from thidua.cycle.certificates.queries import awards_waiting, decided_elsewhere, signing_of
from thidua.foundation.audit.actions.record import record
from thidua.foundation.documents.letters import require_printable
from thidua.foundation.jobs.actions.start_job import start_job
from thidua.foundation.keeping import digest, enter
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.actions.number_certificates import number_certificates
from thidua.foundation.registry.models import AwardHeld


@transaction.atomic
def prepare_batch(
    *, actor: Actor, decision_uid: UUID, design: CertificateDesign, capacity: str = "",
    signer: str = "", place: str = "",
) -> Batch:  # fmt: skip
    """Enter the awards of a decision in the gold book and have their certificates drawn.

    Numbers and codes are given in this transaction, the drawing is a job after it. Awards revoked
    or certified already are left out; who signs is taken from the decision unless told. Raises
    NotPermitted, ValidationError where none is left.
    """
    require(may_print, actor, design.organisation_id)
    hold_book(design.organisation)
    if decided_elsewhere(decision_uid, design.organisation):
        raise ValidationError(
            _("Quyết định này do cơ quan khác ban hành; hãy chọn mẫu của cơ quan ấy.")
        )
    awards = awards_waiting(decision_uid, design.award)
    if not awards:
        raise ValidationError(
            _("Quyết định này không còn ai chờ in bằng theo mẫu đã chọn. Chưa có gì thay đổi.")
        )
    decided = awards[0].decided
    assert decided is not None, "an award that waits for its certificate has a day"
    typed = {"capacity": capacity, "signer": signer, "place": place}
    said = signing_of(decision_uid, design) | {name: text for name, text in typed.items() if text}
    texts = _printable(awards, design, Signing(**said))
    batch = enter(
        actor=actor, verb="prepare_batch", may=may_print,
        row=Batch(organisation=design.organisation, design=design, decision_uid=decision_uid,
                  decision_no=awards[0].decision_no, decided=decided,
                  count=len(awards)),
    )  # fmt: skip
    _enter(actor, batch, awards, texts)
    start_job(
        actor=actor, kind="print_certificates", organisation=batch.organisation,
        arguments={"batch": str(batch.uid)}, about=batch.uid, label=str(batch),
    )  # fmt: skip
    batch.refresh_from_db()
    return batch


def _printable(
    awards: Sequence[AwardHeld], design: CertificateDesign, signing: Signing
) -> list[dict[str, str]]:
    """The texts of each sheet. Raises Unprintable before anything has a number."""
    texts = texts_of(awards, design, signing)
    require_printable(text for one in texts for text in one.values())
    return texts


def _enter(
    actor: Actor, batch: Batch, awards: Sequence[AwardHeld], texts: Sequence[dict[str, Any]]
) -> None:
    rows = Certificate.objects.bulk_create(
        certificates_for(batch, awards, texts, year=batch.decided.year), batch_size=500
    )
    record(
        actor=actor, verb="enter_certificates", target=batch, many=len(rows),
        after={"first": rows[0].book_number, "last": rows[-1].book_number},
        digest=digest([row.snapshot() for row in rows]),
    )  # fmt: skip
    number_certificates(
        actor=actor, numbers=[(row.award, row.book_number) for row in rows], target=batch
    )
