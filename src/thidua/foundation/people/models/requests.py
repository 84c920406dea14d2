"""What somebody says is missing or wrong in his or her own history."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.foundation.people.models.persons import AboutPerson, Person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import KEEPERS
from thidua.foundation.records.fields import KeyField
from thidua.foundation.records.rows import worded

TOPICS = {
    "person": _("Họ tên, ngày sinh, đơn vị"),
    "posts": _("Chức vụ, điều động, biệt phái"),
    "absences": _("Thai sản, đi học, thời gian vắng"),
    "ratings": _("Xếp loại hằng năm"),
    "awards": _("Danh hiệu, khen thưởng"),
    "initiatives": _("Sáng kiến, đề tài"),
    "achievements": _("Thành tích"),
    "other": _("Việc khác"),
}
OPEN, DONE, DECLINED, WITHDRAWN = "open", "done", "declined", "withdrawn"
STATES = {
    OPEN: _("Chờ xem xét"),
    DONE: _("Đã sửa"),
    DECLINED: _("Không sửa"),
    WITHDRAWN: _("Đã rút"),
}


class CorrectionRequestQuerySet(models.QuerySet["CorrectionRequest"]):
    def visible_to(self, actor: Actor) -> CorrectionRequestQuerySet:
        """Those who keep the person's records; and whoever asks, of himself or herself."""
        seen = actor.reach(*KEEPERS).condition("person__organisation")
        if actor.person_id and actor.acting_for is None:
            seen |= Q(person=actor.person_id)
        return self.filter(seen)

    def waiting(self) -> CorrectionRequestQuerySet:
        return self.filter(state=OPEN)


class CorrectionRequest(AboutPerson):
    """Asked by the person, answered by an officer; the answer is read by whoever asked."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="correction_requests",
        verbose_name=_("Cá nhân"),
    )  # fmt: skip
    topic = models.CharField(_("Về việc"), max_length=12, choices=list(TOPICS.items()))
    text = models.TextField(_("Nội dung thiếu, sai"), max_length=2000)
    state = models.CharField(
        _("Tình trạng"), max_length=10, choices=list(STATES.items()), default=OPEN, db_index=True
    )
    asked_at = models.DateTimeField(_("Gửi lúc"), default=timezone.now)
    answer = models.TextField(_("Trả lời"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("Trả lời lúc"), null=True, blank=True)
    folded = KeyField(of=("text", "answer"), max_length=600)

    objects = CorrectionRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("yêu cầu sửa")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            worded("topic", tuple(TOPICS), "request_topic"),
            worded("state", tuple(STATES), "request_state"),
            models.CheckConstraint(
                condition=Q(state__in=(OPEN, WITHDRAWN), answered_at__isnull=True, answer="")
                | (Q(state__in=(DONE, DECLINED), answered_at__isnull=False) & ~Q(answer="")),
                name="request_answered",
                violation_error_message=_("Hãy ghi câu trả lời cho người yêu cầu."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.person}: {self.get_topic_display()}"
