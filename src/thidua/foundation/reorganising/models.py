"""An event reshapes organisations on a day; a succession says what the one after takes over."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import ENCODER, Record, worded
from thidua.foundation.reorganising.words import EventKind, Ground, Status, Takes


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, actor: Actor) -> "EventQuerySet":
        parties = Party.objects.filter(actor.reach(*READERS).condition("organisation"))
        return self.filter(pk__in=parties.values("event"))


class Event(Record):
    """One decision about organisations, in force from ``on``.

    ``plan`` is what was decided, in values that outlive every row; ``journal`` what was written
    when it was carried out, by which it can be undone.
    """

    kind = models.CharField(_("Sự kiện"), max_length=8, choices=EventKind)
    on = models.DateField(_("Ngày có hiệu lực"))
    legal_basis = LineField(_("Căn cứ"), max_length=300)
    status = models.CharField(_("Tình trạng"), max_length=7, choices=Status)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="events", verbose_name=_("Tổ chức")
    )
    plan = models.JSONField(_("Nội dung"), default=dict, encoder=ENCODER)
    journal = models.JSONField(default=list, encoder=ENCODER, editable=False)
    stopped_why = LineField(_("Vì sao chưa ghi được"), max_length=500, blank=True, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("sự kiện tổ chức")
        ordering = ["on", "pk"]
        constraints = [
            worded("kind", tuple(EventKind.values), "event_kind"),
            worded("status", tuple(Status.values), "event_status"),
            models.CheckConstraint(
                condition=~Q(legal_basis=""), name="event_has_a_basis",
                violation_error_message=_("Hãy ghi căn cứ: số, ngày của quyết định, nghị quyết."),
            ),
            models.CheckConstraint(
                condition=(Q(status=Status.STOPPED) & ~Q(stopped_why=""))
                | (~Q(status=Status.STOPPED) & Q(stopped_why="")),
                name="event_stopped_says_why",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.organisation} ({self.on:%d/%m/%Y})"

    @property
    def place(self) -> Organisation:
        return self.organisation

    def snapshot(self) -> dict[str, Any]:
        """The trail keeps the plan whole, and of the journal how many rows were written."""
        return super().snapshot() | {"journal": len(self.journal)}


class Party(models.Model):
    """An organisation an event touches: of the side before, or of the side after."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="parts_in_events"
    )
    after = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "organisation"], name="party_once"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.event}"


class SuccessionQuerySet(models.QuerySet["Succession"]):
    def visible_to(self, actor: Actor) -> "SuccessionQuerySet":
        return self.filter(actor.reach(*READERS).condition("successor", "predecessor"))

    def open(self) -> "SuccessionQuerySet":
        return self.filter(takes=Takes.OPEN)


class Succession(Record):
    """``successor`` came after ``predecessor`` on a day; ``takes`` is confirmed, with its basis.

    A new name or a new parent needs none: it is the same organisation, its years go on.
    """

    successor = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="before",
        verbose_name=_("Tập thể kế thừa"),
    )  # fmt: skip
    predecessor = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="after", verbose_name=_("Tiền thân")
    )
    on = models.DateField(_("Từ ngày"))
    ground = models.CharField(_("Do"), max_length=8, choices=Ground)
    takes = models.CharField(_("Kế thừa"), max_length=7, choices=Takes, blank=True)
    basis = LineField(_("Căn cứ xác nhận kế thừa"), max_length=300, blank=True)

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("kế thừa của tập thể")
        ordering = ["on", "pk"]
        constraints = [
            worded("ground", tuple(Ground.values), "succession_ground"),
            worded("takes", tuple(Takes.values), "succession_takes"),
            models.UniqueConstraint(
                fields=["successor", "predecessor"], name="succession_once",
                violation_error_message=_("Tiền thân này đã được ghi."),
            ),
            models.UniqueConstraint(
                fields=["successor"], condition=Q(takes=Takes.ALL), name="succession_one_chain",
                violation_error_message=_(
                    "Chỉ một tiền thân để lại chuỗi năm; tiền thân khác đã được xác nhận."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(successor=F("predecessor")), name="succession_of_another",
                violation_error_message=_("Một tập thể không thể là tiền thân của chính nó."),
            ),
            models.CheckConstraint(
                condition=(Q(takes="") & Q(basis="")) | (~Q(takes="") & ~Q(basis="")),
                name="succession_confirmed_with_basis",
                violation_error_message=_("Xác nhận kế thừa phải ghi căn cứ."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor} ({self.on:%d/%m/%Y})"

    @property
    def place(self) -> Organisation:
        return self.successor
