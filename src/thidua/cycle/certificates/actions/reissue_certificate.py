from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.certificates.contents import Signing, texts_of
from thidua.cycle.certificates.entering import certificates_for
from thidua.cycle.certificates.models import Batch, Certificate
from thidua.cycle.certificates.permissions import may_print
from thidua.cycle.certificates.words import Worth
from thidua.foundation.documents.letters import require_printable
from thidua.foundation.jobs.actions.start_job import start_job
from thidua.foundation.keeping import enter, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.actions.reissue_award import reissue_award


@transaction.atomic
def reissue_certificate(
    *, actor: Actor, row: Certificate, version: int, on: date, kind: str, reason: str,
    decision_no: str = "",
) -> Certificate:  # fmt: skip
    """Exchange (``exchanged``) or replace (``replaced``) a certificate: a new sheet with a new
    number and a new code, the same award; the old code says from now on that it was replaced.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    old = held(row, version=version)
    require(may_print, actor, old.organisation_id)
    if old.worth != Worth.VALID:
        raise ValidationError(_("Chỉ cấp đổi, cấp lại được bằng còn giá trị."))
    batch = enter(actor=actor, verb="prepare_batch", row=_alone(old), may=may_print)
    signing = Signing(old.told.get("capacity", ""), old.told.get("signer", ""))
    texts = old.told | texts_of([old.award], batch.design, signing)[0]
    require_printable(texts.values())
    texts["dateline"] = old.told.get("dateline", "")
    made = certificates_for(batch, [old.award], [texts], year=on.year)[0]
    made.replaces = old
    made = enter(actor=actor, verb="reissue_certificate", row=made, may=may_print, reason=reason)
    made.award = reissue_award(
        actor=actor, row=old.award, version=old.award.edit_version, on=on, kind=kind,
        certificate_no=made.book_number, reason=reason, decision_no=decision_no,
    )  # fmt: skip
    start_job(
        actor=actor, kind="print_certificates", organisation=batch.organisation,
        arguments={"batch": str(batch.uid)}, about=batch.uid, label=str(batch),
    )  # fmt: skip
    return made


def _alone(old: Certificate) -> Batch:
    """A batch of the one sheet."""
    return Batch(
        organisation=old.organisation, design=old.batch.design, decision_uid=old.decision_uid,
        decision_no=old.batch.decision_no, decided=old.batch.decided, count=1,
    )  # fmt: skip
