"""One subject for one award in a round, its papers, and what is asked to be mended."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.cycle.nominations.models.rounds import Round
from thidua.cycle.nominations.states import LIVE, State
from thidua.foundation.documents.models import KeptPaper
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import ENCODER, Record, worded
from thidua.foundation.registry.catalogue import award_name
from thidua.foundation.registry.models import Achievement
from thidua.foundation.registry.subjects import (
    AboutSubject,
    SubjectQuerySet,
    once,
    one_subject,
)
from thidua.foundation.registry.words import (
    COLLECTIVE_CLASS_WORDS,
    OBJECT_CLASS_CHOICES,
    PERSON_CLASS_WORDS,
)


class NominationQuerySet(SubjectQuerySet):
    def visible_to(self, actor: Actor) -> NominationQuerySet:
        return self.filter(actor.reach(*READERS).condition("unit"))

    def with_subject(self) -> NominationQuerySet:
        return self.select_related("person__organisation", "organisation", "unit", "round")

    def live(self) -> NominationQuerySet:
        """Those that take a place in their round."""
        return self.filter(state__in=LIVE)


class Nomination(AboutSubject):
    """``unit`` answers for the file, wherever the person works later. ``deed_on``: the day of a
    sudden achievement. ``verdict``: what the check said when the file was last sent, without
    discipline and holds, so that whoever reads the file may read it; ``digest`` is of it.

    The database itself refuses to change ``submitted_on`` once set, and ``verdict`` in a file that
    was not returned (``submission_triggers``).
    """

    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="nominations", verbose_name=_("Đợt xét")
    )
    unit = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="nominations_made",
        verbose_name=_("Đơn vị đề nghị"),
    )  # fmt: skip
    award = models.CharField(_("Danh hiệu, hình thức"), max_length=60, db_index=True)
    object_class = models.CharField(
        _("Đối tượng thống kê"), max_length=24, choices=OBJECT_CLASS_CHOICES, blank=True
    )
    achievement_from = models.DateField(_("Thành tích từ ngày"))
    achievement_to = models.DateField(_("Thành tích đến ngày"))
    summary = models.TextField(_("Tóm tắt thành tích"), max_length=6000, blank=True)
    deed_on = models.DateField(_("Ngày lập thành tích đột xuất"), null=True, blank=True)
    achievement = models.ForeignKey(
        Achievement, null=True, blank=True, on_delete=models.PROTECT, related_name="nominations",
        verbose_name=_("Thành tích trong sổ"),
    )  # fmt: skip
    state = models.CharField(
        _("Tình trạng"), max_length=10, choices=State, default=State.DRAFT, db_index=True
    )
    submitted_on = models.DateField(_("Ngày nộp"), null=True, blank=True, editable=False)
    sent_again_on = models.DateField(_("Ngày nộp lại"), null=True, blank=True, editable=False)
    appraised_on = models.DateField(_("Ngày thẩm định"), null=True, blank=True, editable=False)
    opinion = models.TextField(_("Ý kiến thẩm định"), max_length=4000, blank=True)
    withdrawn_why = LineField(_("Lý do rút"), max_length=300, blank=True, editable=False)
    verdict = models.JSONField(null=True, blank=True, editable=False, encoder=ENCODER)
    digest = models.CharField(max_length=64, editable=False, blank=True)

    objects: ClassVar[Any] = NominationQuerySet.as_manager()

    class Meta:
        verbose_name = _("đề nghị khen thưởng")
        ordering = ["-round__year", "award", "pk"]
        indexes = [models.Index(fields=["round", "state", "award"], name="nomination_board")]
        constraints = [
            one_subject("nomination_one_subject"),
            worded("state", tuple(State.values), "nomination_state"),
            models.CheckConstraint(
                condition=~Q(award=""), name="nomination_award",
                violation_error_message=_("Hãy chọn danh hiệu, hình thức."),
            ),
            models.CheckConstraint(
                condition=Q(achievement_to__gte=F("achievement_from")), name="nomination_period",
                violation_error_message=_("Ngày cuối của thành tích phải sau ngày đầu."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "withdrawn"))
                | (Q(submitted_on__isnull=False, verdict__isnull=False) & ~Q(digest="")),
                name="nomination_submitted_whole",
                violation_error_message=_("Hồ sơ đã nộp phải có ngày nộp và kết quả đối chiếu."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("appraised", "refused"))
                | (Q(appraised_on__isnull=False) & ~Q(opinion="")),
                name="nomination_opinion",
                violation_error_message=_("Hãy ghi ý kiến thẩm định."),
            ),
            models.CheckConstraint(
                condition=Q(object_class="")
                | Q(person__isnull=False, object_class__in=tuple(PERSON_CLASS_WORDS))
                | Q(organisation__isnull=False, object_class__in=tuple(COLLECTIVE_CLASS_WORDS)),
                name="nomination_object_class",
                violation_error_message=_(
                    "Đối tượng thống kê của cá nhân và của tập thể khác nhau; hãy chọn đúng loại."
                ),
            ),
            *once(
                "nomination_once", "round", "award", condition=Q(state__in=LIVE),
                message=_("Cá nhân, tập thể này đã được đề nghị danh hiệu này trong đợt."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.subject}: {self.award_words}"

    @property
    def place(self) -> Organisation:
        return self.unit

    @property
    def award_words(self) -> str:
        """The award's name in the reader's language."""
        return award_name(self.award)

    def days_since_deed(self, on: date) -> int | None:
        """Days from the deed to ``on``; None where it is no sudden achievement."""
        return None if self.deed_on is None else (on - self.deed_on).days

    def snapshot(self) -> dict[str, Any]:
        """What the trail keeps; the frozen verdict is named by its digest."""
        kept = super().snapshot()
        kept.pop("verdict")
        return kept


class DossierPaper(Record):
    """A paper of the dossier: one the law asks for (``kind``: its code there), or one more."""

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=60)
    name = LineField(_("Tên giấy tờ"), max_length=300)
    paper = models.ForeignKey(
        KeptPaper, null=True, blank=True, on_delete=models.PROTECT, related_name="dossier_papers",
        verbose_name=_("Tệp"),
    )  # fmt: skip
    waived_why = LineField(_("Lý do không kèm"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("giấy tờ của hồ sơ")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "kind", "name"],
                name="dossier_paper_once",
                violation_error_message=_("Giấy tờ này đã có trong hồ sơ."),
            ),
            models.CheckConstraint(
                condition=Q(paper__isnull=False, waived_why="")
                | (Q(paper__isnull=True) & ~Q(waived_why="")),
                name="dossier_paper_kept_or_waived",
                violation_error_message=_("Hãy chọn tệp, hoặc ghi lý do không kèm."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> Organisation:
        return self.nomination.unit


class FileRemark(Record):
    """What a returned file has to mend, by the exact field or paper; ``open`` until sent again."""

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="remarks")
    field = models.CharField(_("Mục"), max_length=80)
    text = models.TextField(_("Nội dung cần bổ sung"), max_length=1000)
    open = models.BooleanField(_("Chưa bổ sung"), default=True)

    class Meta:
        verbose_name = _("yêu cầu bổ sung")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="nomination_remark_says",
                violation_error_message=_("Hãy ghi rõ cần bổ sung gì."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.field}"

    @property
    def place(self) -> Organisation:
        return self.nomination.unit
