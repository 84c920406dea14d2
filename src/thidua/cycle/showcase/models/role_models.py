"""Role models (điển hình tiên tiến): found, fostered, published, taken up by others."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.cycle.showcase.words import Found, ModelState, Subject, Uptake
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import Record, in_years, worded


class RoleModelQuerySet(models.QuerySet["RoleModel"]):
    def visible_to(self, actor: Actor) -> RoleModelQuerySet:
        return self.filter(actor.reach(*READERS).condition("organisation"))

    def public(self) -> RoleModelQuerySet:
        """What everybody may read: published, and not withdrawn since."""
        return self.filter(state=ModelState.PUBLISHED)


class RoleModel(Record):
    """``organisation`` keeps it; ``unit`` is where it comes from and the collective itself where
    the model is one. The public page shows ``title``, the names, ``story`` and who took it up,
    nothing else."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="role_models_kept",
        verbose_name=_("Cơ quan theo dõi"),
    )  # fmt: skip
    kind = models.CharField(_("Loại điển hình"), max_length=10, choices=Subject)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="role_models",
        verbose_name=_("Cá nhân"),
    )  # fmt: skip
    unit = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="role_models",
        verbose_name=_("Đơn vị, tập thể"),
    )  # fmt: skip
    title = LineField(_("Tên điển hình, mô hình"), max_length=300)
    year = models.PositiveSmallIntegerField(_("Năm"), db_index=True)
    story = models.TextField(_("Câu chuyện, cách làm, kết quả"), max_length=12000, blank=True)
    fostering = models.TextField(_("Việc bồi dưỡng"), max_length=4000, blank=True)
    found_on = models.DateField(_("Ngày phát hiện"))
    found_by = models.CharField(
        _("Phát hiện từ đâu"), max_length=8, choices=Found, default=Found.PROPOSED
    )
    state = models.CharField(
        _("Tình trạng"), max_length=9, choices=ModelState, default=ModelState.FOUND,
        editable=False, db_index=True,
    )  # fmt: skip
    published_on = models.DateField(_("Ngày công bố"), null=True, blank=True, editable=False)
    withdrawn_on = models.DateField(_("Ngày rút công bố"), null=True, blank=True, editable=False)
    withdrawn_why = LineField(_("Lý do rút"), max_length=500, blank=True, editable=False)
    folded = KeyField(of=("title",))
    sort_key = KeyField(of=("title",), by="name")

    objects = RoleModelQuerySet.as_manager()

    class Meta:
        verbose_name = _("điển hình tiên tiến")
        ordering = ["-found_on", "-pk"]
        constraints = [
            worded("kind", tuple(Subject.values), "role_model_kind"),
            worded("found_by", tuple(Found.values), "role_model_found_by"),
            worded("state", tuple(ModelState.values), "role_model_state"),
            in_years("year", "role_model_year"),
            models.CheckConstraint(
                condition=Q(kind="person", person__isnull=False)
                | (~Q(kind="person") & Q(person__isnull=True)),
                name="role_model_person",
                violation_error_message=_("Điển hình cá nhân thì chọn người; loại khác thì không."),
            ),
            models.CheckConstraint(
                condition=~Q(state="published")
                | (~Q(story="") & Q(published_on__isnull=False)),
                name="role_model_published",
                violation_error_message=_("Điển hình công bố phải có câu chuyện và ngày công bố."),
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_on__isnull=False) & ~Q(withdrawn_why="")
                | ~Q(state="withdrawn"),
                name="role_model_withdrawn",
                violation_error_message=_("Rút công bố phải ghi ngày và lý do."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def place(self) -> Organisation:
        return self.organisation

    @property
    def subject(self) -> Person | Organisation:
        """Whose page tells the rest."""
        return self.person or self.unit

    @property
    def named(self) -> str:
        return self.person.full_name if self.person else self.unit.name


class TakenUpQuerySet(models.QuerySet["TakenUp"]):
    def visible_to(self, actor: Actor) -> TakenUpQuerySet:
        paths = ("organisation", "role_model__organisation")
        return self.filter(actor.reach(*READERS).condition(*paths))


class TakenUp(Record):
    """A unit that does as the model did, and what came of it."""

    role_model = models.ForeignKey(
        RoleModel, on_delete=models.PROTECT, related_name="taken_up", verbose_name=_("Điển hình")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="taken_up",
        verbose_name=_("Đơn vị học tập, làm theo"),
    )  # fmt: skip
    on = models.DateField(_("Ngày bắt đầu"))
    what = LineField(_("Học tập điều gì"), max_length=500)
    state = models.CharField(
        _("Tình trạng"), max_length=7, choices=Uptake, default=Uptake.DOING, editable=False
    )
    followed_on = models.DateField(_("Ngày theo dõi"), null=True, blank=True, editable=False)
    outcome = LineField(_("Kết quả"), max_length=500, blank=True, editable=False)
    folded = KeyField(of=("what",))

    objects = TakenUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("đơn vị làm theo điển hình")
        ordering = ["-on", "-pk"]
        constraints = [
            worded("state", tuple(Uptake.values), "taken_up_state"),
            models.UniqueConstraint(
                fields=["role_model", "organisation"], name="taken_up_once",
                violation_error_message=_("Đơn vị này đã được ghi là làm theo điển hình."),
            ),
            models.CheckConstraint(
                condition=Q(state="doing")
                | (Q(followed_on__isnull=False, followed_on__gte=F("on")) & ~Q(outcome="")),
                name="taken_up_outcome",
                violation_error_message=_("Kết thúc theo dõi phải có ngày và kết quả."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.organisation}: {self.role_model}"

    @property
    def place(self) -> Organisation:
        """The unit's own officer may follow it up."""
        return self.organisation
