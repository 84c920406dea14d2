"""The forms of a nomination: drawing it up, sending it back, saying what becomes of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.bridge.law import the_law
from thidua.cycle.nominations.actions.appraise_nominations import appraise_nominations
from thidua.cycle.nominations.actions.correct_nomination import correct_nomination
from thidua.cycle.nominations.actions.nominate import nominate
from thidua.cycle.nominations.actions.refuse_nomination import refuse_nomination
from thidua.cycle.nominations.actions.return_nomination import ToMend, return_nomination
from thidua.cycle.nominations.actions.strike_nomination import strike_nomination
from thidua.cycle.nominations.actions.withdraw_nomination import withdraw_nomination
from thidua.cycle.nominations.awards import period_of
from thidua.cycle.nominations.drafting import drafts
from thidua.cycle.nominations.models import Nomination, Round
from thidua.cycle.nominations.parts import parts_of
from thidua.cycle.nominations.permissions import may_draw_up
from thidua.cycle.nominations.states import RoundState
from thidua.foundation.registry.catalogue import award_name
from thidua.foundation.registry.models import Achievement
from thidua.foundation.registry.words import OBJECT_CLASS_CHOICES
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm
from thidua.surfaces.desk.registers.subject_field import SubjectField

OPENING = ("round", "unit", "subject", "award")
SUDDEN_ONLY = _("Chỉ ghi cho khen thưởng đột xuất.")


class NominationForm(RecordForm):
    """Draws up a file; of one that is there, writes in it."""

    round = forms.ModelChoiceField(
        label=_("Đợt xét"), queryset=Round.objects.none(), empty_label=_("Chọn đợt xét")
    )
    unit = fields.place(_("Đơn vị đề nghị"))
    subject = SubjectField(label=_("Cá nhân hoặc tập thể"), kinds=("person", "organisation"))
    award = forms.ChoiceField(label=_("Danh hiệu, hình thức"))
    object_class = fields.word(_("Đối tượng thống kê"), OBJECT_CLASS_CHOICES, required=False)
    deed_on = forms.DateField(label=_("Ngày lập thành tích"), required=False, help_text=SUDDEN_ONLY)
    achievement_from = fields.day(_("Thành tích từ ngày"))
    achievement_to = fields.day(_("Thành tích đến ngày"))
    achievement = forms.ModelChoiceField(
        label=_("Thành tích trong sổ"), queryset=Achievement.objects.none(), required=False,
        empty_label=_("Không gắn với dòng nào"),
    )  # fmt: skip
    summary = forms.CharField(
        label=_("Tóm tắt thành tích"), max_length=6000, required=False,
        widget=forms.Textarea(attrs={"rows": 9}),
    )  # fmt: skip

    def prepare(self) -> None:
        self.fields.pop("reason", None)
        self.fields["summary"].wide = True  # type: ignore[attr-defined]
        if self.row is not None:
            self._of_file()
            return
        del self.fields["achievement"]
        rounds = Round.objects.visible_to(self.actor).filter(state=RoundState.OPEN)
        self.fields["round"].queryset = rounds  # type: ignore[attr-defined]
        self.offer_places("unit", may_draw_up)
        judged = [(code, award_name(code)) for code in the_law().judged]
        self.fields["award"].choices = [("", _("Chọn")), *judged]  # type: ignore[attr-defined]

    def _of_file(self) -> None:
        """Its round, unit, subject and award stay; achievements offered are its subject's own."""
        for name in OPENING:
            del self.fields[name]
        row: Nomination = self.row
        about = (
            {"person": row.person_id} if row.person_id else {"organisation": row.organisation_id}
        )
        own = Achievement.objects.filter(**about)
        self.fields["achievement"].queryset = own  # type: ignore[attr-defined]
        for name in ("achievement_from", "achievement_to"):
            self.fields[name].required = True

    def deed(self, version: int, values: dict[str, Any]) -> Nomination:
        if self.row is not None:
            return correct_nomination(actor=self.actor, row=self.row, version=version, **values)
        first, last = period_of(values["round"].year)
        subject = values["subject"]
        made = drafts(values["round"], [subject])[subject.uid]
        values["object_class"] = values["object_class"] or made.object_class
        values["achievement_from"] = values["achievement_from"] or values["deed_on"] or first
        values["achievement_to"] = values["achievement_to"] or values["deed_on"] or last
        return nominate(actor=self.actor, round_=values.pop("round"), **values)


class StrikeNominationForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_nomination(actor=self.actor, row=self.row, version=version, **values)


class WithdrawForm(StrikeForm):
    reason_label = _("Lý do rút")

    def deed(self, version: int, values: dict[str, Any]) -> Nomination:
        return withdraw_nomination(
            actor=self.actor, row=self.row, version=version, why=values["reason"]
        )


class AppraiseForm(StrikeForm):
    reason_label = _("Ý kiến thẩm định")

    def deed(self, version: int, values: dict[str, Any]) -> Nomination:  # noqa: ARG002 the state is checked by the action
        return appraise_nominations(
            actor=self.actor, nominations=[self.row], opinion=values["reason"]
        )[0]


class RefuseForm(StrikeForm):
    reason_label = _("Lý do không trình hội đồng")

    def deed(self, version: int, values: dict[str, Any]) -> Nomination:
        return refuse_nomination(
            actor=self.actor, row=self.row, version=version, opinion=values["reason"]
        )


class ReturnForm(RecordForm):
    """One box a part of the file: what to mend there; the others stay empty."""

    def initial_of(self, row: Any) -> dict[str, Any]:  # noqa: ARG002 nothing of the row is edited
        return {}

    def prepare(self) -> None:
        self.fields.pop("reason", None)
        for code, label in parts_of(self.row):
            self.fields[code] = forms.CharField(
                label=label, max_length=1000, required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def deed(self, version: int, values: dict[str, Any]) -> Nomination:
        remarks = [ToMend(code, text) for code, text in values.items() if text.strip()]
        return return_nomination(actor=self.actor, row=self.row, version=version, remarks=remarks)
