"""Membership of clusters and blocs (cụm, khối thi đua), year by year."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.records.rows import ENCODER, Record, in_years, worded


class Part(models.TextChoices):
    """The part an organisation takes in its bloc; it says nothing of who came first."""

    MEMBER = "member", _("Thành viên")
    DEPUTY = "deputy", _("Cụm phó, khối phó")
    LEADER = "leader", _("Cụm trưởng, khối trưởng")


class BlocMembershipQuerySet(models.QuerySet["BlocMembership"]):
    def visible_to(self, actor: Actor) -> "BlocMembershipQuerySet":
        return self.filter(actor.reach(*READERS).condition("organisation", "bloc"))


class BlocMembership(Record):
    """``convener`` is the organisation that gathers the bloc: the one above it."""

    bloc = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="bloc_members",
        verbose_name=_("Cụm, khối"), limit_choices_to={"kind": Kind.BLOC},
    )  # fmt: skip
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="blocs", verbose_name=_("Tập thể")
    )
    convener = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", editable=False,
        verbose_name=_("Cấp tổ chức"),
    )  # fmt: skip
    year = models.PositiveSmallIntegerField(_("Năm"), db_index=True)
    part = models.CharField(_("Vai trò"), max_length=6, choices=Part, default=Part.MEMBER)
    provenance = models.JSONField(default=dict, editable=False, encoder=ENCODER)

    objects = BlocMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("thành viên cụm, khối")
        ordering = ["-year", "bloc", "organisation"]
        constraints = [
            in_years("year", "bloc_member_year_range"),
            worded("part", tuple(Part.values), "bloc_member_part"),
            models.UniqueConstraint(
                fields=["organisation", "year", "convener"], name="bloc_member_once_a_convener",
                violation_error_message=_(
                    "Năm này tập thể đã ở một cụm, khối do cùng cấp tổ chức."
                ),
            ),
            models.UniqueConstraint(
                fields=["bloc", "year"], condition=Q(part="leader"), name="bloc_leader_once",
                violation_error_message=_("Năm này cụm, khối đã có cụm trưởng, khối trưởng."),
            ),
            models.CheckConstraint(
                condition=~Q(bloc=models.F("organisation")), name="bloc_not_its_own_member",
                violation_error_message=_("Cụm, khối không thể là thành viên của chính nó."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.organisation}: {self.bloc} {self.year}"

    @property
    def subject(self) -> Organisation:
        return self.organisation

    @property
    def place(self) -> Organisation:
        return self.organisation

    def clean(self) -> None:
        """Only a bloc that somebody convenes takes members, and only those there in the year."""
        if self.bloc.kind != Kind.BLOC or self.bloc.parent is None:
            raise ValidationError(
                {"bloc": _("Hãy chọn một cụm, khối thi đua đã ghi cấp trên là nơi tổ chức.")}
            )
        for name in ("bloc", "organisation"):
            one: Organisation = getattr(self, name)
            if not there_in(one, self.year):
                message = _("“%(name)s” không hoạt động trong năm %(year)s.")
                raise ValidationError({name: message % {"name": one, "year": self.year}})


def there_in(one: Organisation, year: int) -> bool:
    """Whether an organisation existed on any day of a year."""
    began = one.valid_from is None or one.valid_from.year <= year
    return began and (one.valid_to is None or one.valid_to > date(year, 1, 1))
