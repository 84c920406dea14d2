"""One row an action. Database triggers refuse UPDATE and DELETE (see ``triggers``)."""

from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone

from thidua.foundation.audit.sealing import FORM
from thidua.foundation.policy.reach import Actor, Reach
from thidua.foundation.policy.roles import Role
from thidua.foundation.records.fields import KeyField


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    def visible_to(
        self, actor: Actor, reach_uids: frozenset[UUID], *, whole: bool = False
    ) -> "AuditEventQuerySet":
        """Auditors read the events of their part of the tree; nobody else reads any.

        ``reach_uids`` are the uids of the organisations the actor audits: the trail keeps uids,
        not relations, so that it outlives every row it speaks of. Whoever audits the ``whole``
        office reads also what belongs to no organisation, such as accounts.
        """
        reach: Reach = actor.reach(Role.AUDITOR)
        if reach.everywhere or (reach and whole):
            return self
        return self.filter(organisation_uid__in=reach_uids) if reach else self.none()

    def about(self, row: models.Model) -> "AuditEventQuerySet":
        """What was done to one row, latest first."""
        name, uid = row._meta.model_name, getattr(row, "uid", None)  # noqa: SLF001 Django's own name
        return self.filter(target_model=name, target_uid=uid) if uid else self.none()


class AuditEvent(models.Model):
    """Evidence of one action. Values only, no relations: nothing it names can take it along.

    ``seal`` binds the row to the one before it (``sealing``, ``chain``); ``on_behalf_*`` is the
    one whom the actor stood in for.
    """

    at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    actor_uid = models.UUIDField(null=True, editable=False, db_index=True)
    actor_name = models.CharField(max_length=200, editable=False)
    on_behalf_uid = models.UUIDField(null=True, editable=False, db_index=True)
    on_behalf_name = models.CharField(max_length=200, blank=True, editable=False)
    verb = models.CharField(max_length=64, editable=False, db_index=True)
    target_app = models.CharField(max_length=40, editable=False)
    target_model = models.CharField(max_length=60, editable=False)
    target_uid = models.UUIDField(null=True, editable=False, db_index=True)
    target_label = models.CharField(max_length=300, editable=False)
    organisation_uid = models.UUIDField(null=True, editable=False, db_index=True)
    before = models.JSONField(null=True, editable=False, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, editable=False, encoder=DjangoJSONEncoder)
    reason = models.TextField(blank=True, editable=False)
    many = models.PositiveIntegerField(default=1, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    folded = KeyField(of=("actor_name", "on_behalf_name", "target_label", "reason"))
    seal_form = models.PositiveSmallIntegerField(default=FORM, editable=False)
    previous = models.CharField(max_length=64, editable=False)
    seal = models.CharField(max_length=64, editable=False)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["target_model", "target_uid"], name="audit_target"),
            models.Index(fields=["target_model", "organisation_uid"], name="audit_table_unit"),
        ]
        constraints = [
            # No two events follow the same one: whoever writes past the line cannot fork it.
            models.UniqueConstraint(fields=["previous"], name="audit_one_follower"),
            models.CheckConstraint(condition=~Q(seal="") & ~Q(previous=""), name="audit_sealed"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.verb} {self.target_label}"
