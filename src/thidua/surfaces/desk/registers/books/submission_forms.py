"""What becomes of a submission: sent back, declined, recognised by hand, proposed upward."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from thidua.cycle.initiatives.actions.decline_submission import decline_submission
from thidua.cycle.initiatives.actions.propose_wider import propose_wider
from thidua.cycle.initiatives.actions.record_recognition import record_recognition
from thidua.cycle.initiatives.actions.return_submission import return_submission
from thidua.cycle.initiatives.actions.withdraw_submission import withdraw_submission
from thidua.cycle.initiatives.models import Submission
from thidua.foundation.registry.words import INITIATIVE_LEVEL_CHOICES
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm

WIDER = [one for one in INITIATIVE_LEVEL_CHOICES if one[0] != "base"]


class ReturnSubmissionForm(StrikeForm):
    reason_label = _("Cần sửa, bổ sung gì")

    def deed(self, version: int, values: dict[str, Any]) -> Submission:
        return return_submission(actor=self.actor, row=self.row, version=version, **values)


class DeclineForm(StrikeForm):
    reason_label = _("Lý do không công nhận")

    def deed(self, version: int, values: dict[str, Any]) -> Submission:
        return decline_submission(actor=self.actor, row=self.row, version=version, **values)


class WithdrawSubmissionForm(StrikeForm):
    reason_label = _("Lý do rút")

    def deed(self, version: int, values: dict[str, Any]) -> Submission:
        return withdraw_submission(actor=self.actor, row=self.row, version=version, **values)


class RecogniseForm(RecordForm):
    """By hand, where the council met on paper and the decision was signed outside."""

    decision_no = fields.line(_("Số quyết định công nhận"), 80)
    decided = fields.day(_("Ngày công nhận"), required=True, past=True)

    def prepare(self) -> None:
        self.fields.pop("reason", None)

    def initial_of(self, row: Any) -> dict[str, Any]:  # noqa: ARG002 nothing of the row is edited
        return {}

    def deed(self, version: int, values: dict[str, Any]) -> Submission:
        record_recognition(actor=self.actor, submission=self.row, version=version, **values)
        return Submission.objects.get(pk=self.row.pk)


class WiderForm(RecordForm):
    """The paper that proposes it upward; the answer is recorded when it comes."""

    level = fields.word(_("Cấp đề nghị"), WIDER)
    proposed_on = fields.day(_("Ngày đề nghị"), required=True, past=True)
    proposed_no = fields.line(_("Số tờ trình, công văn"), 80, required=False)

    def prepare(self) -> None:
        self.fields.pop("reason", None)

    def initial_of(self, row: Any) -> dict[str, Any]:  # noqa: ARG002 nothing of the row is edited
        return {}

    def deed(self, version: int, values: dict[str, Any]) -> Submission:  # noqa: ARG002 a new row is made
        propose_wider(actor=self.actor, submission=self.row, **values)
        return Submission.objects.get(pk=self.row.pk)
