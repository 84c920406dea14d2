"""A person, the posts held, the time away. All periods are half-open: the end is the first day
no longer counted."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.bridge.vocabulary import ABSENCE_KINDS, GROUPS, POST_ENDINGS, STUDY_RESULTS
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.words import (
    ABSENCE_CHOICES,
    GROUP_CHOICES,
    POST_ENDING_CHOICES,
    SEXES,
    STUDY_RESULT_CHOICES,
    remembered,
)
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS, Role
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import ENCODER, Record, ordered, worded


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, actor: Actor) -> "PersonQuerySet":
        """People of the actor's part of the tree; a nominee sees himself or herself."""
        seen = actor.reach(*READERS).within("organisation")
        if actor.person_id and actor.reach(Role.NOMINEE):
            seen |= Q(pk=actor.person_id)
        return self.filter(seen)


class Person(Record):
    """``organisation`` is the unit of the latest post: the actions on posts keep it so."""

    full_name = LineField(_("Họ và tên"), max_length=200)
    sex = models.CharField(_("Giới tính"), max_length=6, choices=SEXES, blank=True)
    birth_date = models.DateField(_("Ngày sinh"), null=True, blank=True)
    staff_number = LineField(_("Số hiệu cán bộ"), max_length=40, blank=True, db_index=True)
    group = models.CharField(
        _("Đối tượng"), max_length=20, choices=GROUP_CHOICES, default="official"
    )
    joined = models.DateField(_("Ngày vào cơ quan"), null=True, blank=True)
    left = models.DateField(_("Ngày thôi công tác"), null=True, blank=True)
    died = models.DateField(_("Ngày mất"), null=True, blank=True)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("Đơn vị"), on_delete=models.PROTECT, related_name="people"
    )
    folded = KeyField(of=("full_name", "staff_number"))
    name_folded = KeyField(of=("full_name",))
    sort_key = KeyField(of=("full_name",), by="name")

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("cá nhân")
        ordering = ["sort_key", "pk"]
        constraints = [
            ordered("joined", "left", "person_service"),
            worded("group", GROUPS, "person_group"),
            worded("sex", tuple(SEXES), "person_sex", blank=True),
            models.CheckConstraint(
                condition=Q(birth_date__isnull=True) | Q(joined__isnull=True)
                | Q(joined__gt=models.F("birth_date")),
                name="person_joined_after_birth",
                violation_error_message=_("Ngày vào cơ quan phải sau ngày sinh."),
            ),
            models.CheckConstraint(
                condition=(Q(died__isnull=True) | Q(birth_date__isnull=True)
                           | Q(died__gte=models.F("birth_date")))
                & (Q(died__isnull=True) | Q(joined__isnull=True)
                   | Q(died__gte=models.F("joined"))),
                name="person_died_last",
                violation_error_message=_("Ngày mất không thể trước ngày sinh, ngày vào cơ quan."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.full_name

    @property
    def place(self) -> Organisation:
        return self.organisation

    @property
    def remembered(self) -> str:
        """«đã mất 12/03/2024»; empty of the living."""
        return remembered(self.died)


class AboutPerson(Record):
    """A row that belongs to one person and is kept where the person serves."""

    person: models.ForeignKey[Person, Person]

    class Meta:
        abstract = True

    @property
    def place(self) -> Organisation:
        return self.person.organisation


class AboutPersonQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "AboutPersonQuerySet":
        seen = actor.reach(*READERS).within("person__organisation")
        if actor.person_id and actor.reach(Role.NOMINEE):
            seen |= Q(person=actor.person_id)
        return self.filter(seen)


class Posting(AboutPerson):
    """A post held in an organisation from–to. ``post`` is the code the rules know, if any.

    ``ended_by`` and ``term_ends`` (first day after the term would have ended) count for long
    service.
    """

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="postings", verbose_name=_("Cá nhân")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="postings", verbose_name=_("Đơn vị")
    )
    title = LineField(_("Chức vụ, chức danh"), max_length=200)
    post = models.CharField(_("Mã chức vụ"), max_length=60, blank=True)
    is_head = models.BooleanField(_("Là người đứng đầu"), default=False)
    starts = models.DateField(_("Từ ngày"))
    ends = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    ended_by = models.CharField(
        _("Thôi giữ do"), max_length=20, choices=POST_ENDING_CHOICES, blank=True
    )
    term_ends = models.DateField(
        _("Nhiệm kỳ, thời hạn bổ nhiệm đến trước ngày"), null=True, blank=True
    )
    provenance = models.JSONField(default=dict, editable=False, encoder=ENCODER)

    objects = AboutPersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("chức vụ")
        ordering = ["starts", "pk"]
        constraints = [
            ordered("starts", "ends", "posting_period"),
            ordered("starts", "term_ends", "posting_term"),
            worded("ended_by", POST_ENDINGS, "posting_ended_by", blank=True),
            models.CheckConstraint(
                condition=Q(ended_by="") | Q(ends__isnull=False),
                name="posting_ended_by_of_ended",
                violation_error_message=_("Chỉ chức vụ đã thôi giữ mới có lý do thôi giữ."),
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "title", "starts"], name="posting_once",
                violation_error_message=_("Chức vụ này từ ngày này đã được ghi."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.person}: {self.title}, {self.organisation}"


class Absence(AboutPerson):
    """Time away from work; study carries its result."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="absences", verbose_name=_("Cá nhân")
    )
    kind = models.CharField(_("Lý do vắng"), max_length=12, choices=ABSENCE_CHOICES)
    starts = models.DateField(_("Từ ngày"))
    ends = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    full_time = models.BooleanField(_("Nghỉ làm hoàn toàn"), default=True)
    result = models.CharField(
        _("Kết quả học tập"), max_length=10, choices=STUDY_RESULT_CHOICES, blank=True
    )
    provenance = models.JSONField(default=dict, editable=False, encoder=ENCODER)

    objects = AboutPersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("thời gian vắng")
        ordering = ["starts", "pk"]
        constraints = [
            ordered("starts", "ends", "absence_period"),
            worded("kind", ABSENCE_KINDS, "absence_kind"),
            worded("result", STUDY_RESULTS, "absence_result", blank=True),
            models.CheckConstraint(
                condition=Q(result="") | Q(kind="study"),
                name="absence_result_of_study",
                violation_error_message=_("Chỉ thời gian đi học mới có kết quả học tập."),
            ),
            models.UniqueConstraint(
                fields=["person", "kind", "starts"], name="absence_once",
                violation_error_message=_("Thời gian vắng này đã được ghi."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()} ({self.starts:%d/%m/%Y})"


class Retirement(AboutPerson):
    """The notice or decision of retirement, and what long service asks beside the posts."""

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, related_name="retirement", verbose_name=_("Cá nhân"),
        error_messages={"unique": _("Việc nghỉ hưu của người này đã được ghi.")},
    )  # fmt: skip
    decided = models.DateField(_("Ngày thông báo, quyết định nghỉ hưu"))
    higher_age = models.BooleanField(_("Nghỉ hưu ở tuổi cao hơn (nữ)"), null=True, blank=True)
    both_wars = models.BooleanField(_("Công tác suốt hai cuộc kháng chiến"), null=True, blank=True)
    provenance = models.JSONField(default=dict, editable=False, encoder=ENCODER)

    objects = AboutPersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("việc nghỉ hưu")
        ordering = ["decided", "pk"]

    def __str__(self) -> str:
        return f"{self.person}: {self._meta.verbose_name} ({self.decided:%d/%m/%Y})"
