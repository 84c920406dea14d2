"""An initiative or a science work as its authors hand it in."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.bridge.vocabulary import INITIATIVE_KINDS, INITIATIVE_LEVELS
from thidua.cycle.initiatives.words import RETURNED, State
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS, Role
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import Record, in_years, worded
from thidua.foundation.registry.words import INITIATIVE_KIND_CHOICES, INITIATIVE_LEVEL_CHOICES


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, actor: Actor) -> SubmissionQuerySet:
        """Those of the actor's part of the tree, given to the actor to review, or written."""
        seen = actor.reach(*READERS).condition("organisation")
        if actor.uid is not None and actor.reach(Role.INITIATIVE_REVIEWER):
            seen |= Q(reviews__reviewer__uid=actor.uid)
        if actor.person_id and actor.reach(Role.NOMINEE):
            seen |= Q(authors__person=actor.person_id)
        return self.filter(pk__in=self.model._default_manager.filter(seen).values("pk"))  # noqa: SLF001


class FoldedText(KeyField):
    """A long text folded, without an index: what near-duplicates are looked for in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.db_index = False


class Submission(Record):
    """``organisation`` hands it in; ``level`` is the scope asked for. ``registry_uid`` names the
    recognised initiative in the registry, by value."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="submissions",
        verbose_name=_("Đơn vị nộp"),
    )  # fmt: skip
    year = models.PositiveSmallIntegerField(_("Năm"), db_index=True)
    title = LineField(_("Tên sáng kiến, đề tài"), max_length=500)
    kind = models.CharField(
        _("Loại"), max_length=12, choices=INITIATIVE_KIND_CHOICES, default="initiative"
    )
    problem = models.TextField(_("Thực trạng, vấn đề cần giải quyết"), max_length=8000, blank=True)
    solution = models.TextField(_("Nội dung giải pháp"), max_length=12000, blank=True)
    effect = models.TextField(_("Hiệu quả, phạm vi áp dụng"), max_length=8000, blank=True)
    applied_from = models.DateField(_("Áp dụng từ ngày"), null=True, blank=True)
    level = models.CharField(
        _("Cấp đề nghị công nhận"), max_length=18, choices=INITIATIVE_LEVEL_CHOICES, default="base"
    )
    state = models.CharField(
        _("Tình trạng"), max_length=10, choices=State, default=State.DRAFT, editable=False,
        db_index=True,
    )  # fmt: skip
    submitted_on = models.DateField(_("Ngày nộp"), null=True, blank=True, editable=False)
    declined_why = LineField(_("Lý do"), max_length=500, blank=True, editable=False)
    registry_uid = models.UUIDField(null=True, blank=True, editable=False, db_index=True)
    folded = KeyField(of=("title",))
    folded_solution = FoldedText(of=("solution",), max_length=12000)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("hồ sơ sáng kiến")
        ordering = ["-year", "pk"]
        indexes = [models.Index(fields=["organisation", "year", "state"], name="submission_board")]
        constraints = [
            in_years("year", "submission_year_range"),
            worded("kind", INITIATIVE_KINDS, "submission_kind"),
            worded("level", INITIATIVE_LEVELS, "submission_level"),
            worded("state", tuple(State.values), "submission_state"),
            models.CheckConstraint(
                condition=Q(state="recognised", registry_uid__isnull=False)
                | (~Q(state="recognised") & Q(registry_uid__isnull=True)),
                name="submission_recognised_in_registry",
                violation_error_message=_("Sáng kiến được công nhận phải có trong sổ đăng ký."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "withdrawn")) | Q(submitted_on__isnull=False),
                name="submission_submitted_on",
                violation_error_message=_("Hồ sơ đã nộp phải có ngày nộp."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.title} ({self.year})"

    @property
    def place(self) -> Organisation:
        return self.organisation

    @property
    def standing(self) -> str:
        """Its state in words; what was sent back is no draft like another."""
        returned = self.state == State.DRAFT and self.submitted_on is not None
        return str(RETURNED if returned else self.get_state_display())


class SubmissionAuthor(Record):
    """An author's share in percent; the shares of one submission sum to 100 when it is sent."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="authors")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="submissions", verbose_name=_("Tác giả")
    )
    share = models.PositiveSmallIntegerField(_("Tỷ lệ đóng góp (%)"), default=100)

    class Meta:
        verbose_name = _("tác giả")
        ordering = ["-share", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(share__range=(1, 100)), name="submission_share",
                violation_error_message=_("Tỷ lệ đóng góp phải từ 1 đến 100 phần trăm."),
            ),
            models.UniqueConstraint(
                fields=["submission", "person"], name="submission_author_once",
                violation_error_message=_("Tác giả này đã có trong sáng kiến."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.person} ({self.share} %)"

    @property
    def place(self) -> Organisation:
        return self.submission.organisation
