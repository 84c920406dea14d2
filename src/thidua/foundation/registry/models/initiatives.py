"""Recognised initiatives and accepted science works, their authors and what they served."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.bridge.vocabulary import INITIATIVE_KINDS, INITIATIVE_LEVELS
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS, Role
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import ENCODER, Record, in_years, worded
from thidua.foundation.registry.subjects import AboutSubject, once, one_subject
from thidua.foundation.registry.words import INITIATIVE_KIND_CHOICES, INITIATIVE_LEVEL_CHOICES


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    def visible_to(self, actor: Actor) -> "InitiativeQuerySet":
        seen = actor.reach(*READERS).within("organisation")
        if actor.person_id and actor.reach(Role.NOMINEE):
            own = InitiativeAuthor.objects.filter(person=actor.person_id)
            seen |= Q(pk__in=own.values("initiative"))
        return self.filter(seen)


class Initiative(Record):
    """``organisation`` keeps the file; the authors may serve elsewhere."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="initiatives",
        verbose_name=_("Đơn vị quản lý"),
    )  # fmt: skip
    title = LineField(_("Tên sáng kiến, đề tài"), max_length=500)
    kind = models.CharField(
        _("Loại"), max_length=12, choices=INITIATIVE_KIND_CHOICES, default="initiative"
    )
    year = models.PositiveSmallIntegerField(_("Năm"), db_index=True)
    level = models.CharField(
        _("Cấp công nhận"), max_length=18, choices=INITIATIVE_LEVEL_CHOICES, default="base"
    )
    replicable = models.BooleanField(
        _("Có khả năng nhân rộng, có phạm vi ảnh hưởng ở cấp công nhận"), default=False
    )
    decided = models.DateField(_("Ngày công nhận"), null=True, blank=True)
    decision_no = LineField(_("Số quyết định công nhận"), max_length=80, blank=True)
    provenance = models.JSONField(default=dict, editable=False, encoder=ENCODER)
    folded = KeyField(of=("title", "decision_no"))

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("sáng kiến, đề tài")
        ordering = ["-year", "pk"]
        constraints = [
            in_years("year", "initiative_year_range"),
            worded("kind", INITIATIVE_KINDS, "initiative_kind"),
            worded("level", INITIATIVE_LEVELS, "initiative_level"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.year})"

    @property
    def place(self) -> Organisation:
        return self.organisation

    def snapshot(self) -> dict[str, object]:
        """The initiative with its authors and their shares."""
        authors = self.authors.select_related("person", "organisation")
        return super().snapshot() | {
            "authors": [
                {
                    "uid": str(row.subject.uid),
                    "name": str(row),
                    "share": row.share,
                }
                for row in authors
            ]
        }


class InitiativeAuthor(AboutSubject):
    """An author's share in percent; shares of one initiative sum to at most 100."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="authors")
    share = models.PositiveSmallIntegerField(_("Tỷ lệ đóng góp (%)"), default=100)

    class Meta:
        verbose_name = _("tác giả sáng kiến")
        ordering = ["-share", "pk"]
        constraints = [
            one_subject("author_one_subject"),
            models.CheckConstraint(
                condition=Q(share__range=(1, 100)), name="author_share",
                violation_error_message=_("Tỷ lệ đóng góp phải từ 1 đến 100 phần trăm."),
            ),
            *once("author_once", "initiative", message=_("Tác giả này đã có trong sáng kiến.")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.subject} ({self.share} %)"


class InitiativeUse(models.Model):
    """An award an author's initiative has already served: it cannot serve another family."""

    author = models.ForeignKey(InitiativeAuthor, on_delete=models.CASCADE, related_name="uses")
    award = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["year", "award"]
        constraints = [
            in_years("year", "initiative_use_year_range"),
            models.UniqueConstraint(fields=["author", "award", "year"], name="initiative_use_once"),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.award} {self.year}"
