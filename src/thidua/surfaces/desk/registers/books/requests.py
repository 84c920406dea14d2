"""The book of requests: what people say is missing or wrong in their own history."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.foundation.people.actions.answer_correction import answer_correction
from thidua.foundation.people.models import CorrectionRequest
from thidua.foundation.people.models.requests import OPEN, STATES, TOPICS
from thidua.foundation.people.permissions import may_keep_people
from thidua.surfaces.desk.registers.books.fields import PERSON_COLUMN
from thidua.surfaces.desk.registers.books.merges import by_their_deeds
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices, of_places
from thidua.surfaces.desk.registers.forms import StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register


class AnswerForm(StrikeForm):
    mended = True
    answer = forms.CharField(
        label=_("Trả lời người yêu cầu"), max_length=2000,
        help_text=_("Người yêu cầu đọc được câu này ở trang của mình."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip

    def prepare(self) -> None:
        del self.fields["reason"]  # the answer is the reason
        self.fields["answer"].wide = True  # type: ignore[attr-defined]  # read by the form's template

    def deed(self, version: int, values: dict[str, Any]) -> CorrectionRequest:
        return answer_correction(
            actor=self.actor, row=self.row, version=version, mended=self.mended, **values
        )


class DeclineForm(AnswerForm):
    mended = False


BOOKS = {
    "posts": "chuc-vu", "absences": "vang-mat", "ratings": "xep-loai", "awards": "khen-thuong",
    "initiatives": "sang-kien", "achievements": "thanh-tich",
}  # fmt: skip
"""The book that a topic is mended in."""


def _pages(row: Any) -> list[dict[str, Any]]:
    """Where it is mended: the person's lines of that book; the person's own line of the first."""
    if row.topic in BOOKS:
        lines = reverse("desk:register", args=[BOOKS[row.topic]])
        asked = urlencode({"q": row.person.full_name})
        return [{"label": _("Mở sổ để sửa"), "address": f"{lines}?{asked}"}]
    own = reverse("desk:record", args=["ca-nhan", row.person.uid])
    return [{"label": _("Mở sổ để sửa"), "address": own}]


REQUESTS = Register(
    slug="yeu-cau-sua",
    title=_("Yêu cầu sửa"),
    one=_("yêu cầu sửa"),
    lead=_("Người có tên báo thiếu, sai. Hãy đối chiếu giấy tờ, sửa ở sổ ấy, rồi trả lời tại đây."),
    rows=lambda actor: CorrectionRequest.objects.visible_to(actor).select_related(
        "person__organisation"
    ),
    columns=(
        PERSON_COLUMN,
        Column("unit", _("Đơn vị"), lambda row: row.person.organisation,
               sort=("person__organisation__sort_key",)),
        Column("topic", _("Về việc"), lambda row: row.get_topic_display(), sort=("topic",)),
        Column("text", _("Nội dung thiếu, sai"), lambda row: row.text),
        Column("asked", _("Ngày gửi"), lambda row: timezone.localdate(row.asked_at),
               sort=("asked_at",), kind="day"),
        Column("state", _("Tình trạng"), lambda row: row.get_state_display(), sort=("state",)),
        Column("answer", _("Trả lời"), lambda row: row.answer, listed=False, if_said=True),
        Column("answered", _("Ngày trả lời"),
               lambda row: row.answered_at and timezone.localdate(row.answered_at),
               listed=False, if_said=True, kind="day"),
    ),
    filters=(
        of_places(_("Đơn vị"), "person__organisation"),
        of_choices("state", _("Tình trạng"), list(STATES.items())),
        of_choices("topic", _("Về việc"), list(TOPICS.items())),
    ),
    search=("person__folded", "folded"),
    search_label=_("Tìm theo tên, nội dung"),
    order="-asked",
    form=StrikeForm,
    may_see=may_keep_people,
    may_keep=by_their_deeds,
    deeds=(
        Deed("da-sua", _("Đã sửa, trả lời"), AnswerForm, may_keep_people,
             lambda row: row.state == OPEN),
        Deed("khong-sua", _("Không sửa, trả lời"), DeclineForm, may_keep_people,
             lambda row: row.state == OPEN),
    ),
    pages=_pages,
)  # fmt: skip
