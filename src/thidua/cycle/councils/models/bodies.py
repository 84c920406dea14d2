"""A council with the decision that founded it and its own regulation; its members, from–to."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.cycle.councils.words import Kind, Part
from thidua.foundation.access.models import User
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import ENCODER, Record, ordered, worded

SEEING = (Role.DEPARTMENT_OFFICER, Role.COUNCIL_MEMBER, Role.SIGNING_HEAD, Role.AUDITOR)
"""Who reads of councils beside their own members; never a vote, nor a count before its end."""


def seen_by(actor: Actor, organisation: str, council: str) -> Q:
    """Rows of councils within reach, or of which the actor is a member; ORM paths."""
    seen = actor.reach(*SEEING).condition(organisation)
    if actor.uid is None or actor.acting_for is not None:
        return seen  # what is a member's own goes to nobody who stands in
    mine = Member.objects.of_account(actor).values("council_id")
    return seen | Q(**{f"{council}__in": mine})


class CouncilQuerySet(models.QuerySet["Council"]):
    def visible_to(self, actor: Actor) -> CouncilQuerySet:
        return self.filter(seen_by(actor, "organisation", "pk"))


class Council(Record):
    """``regulation``: see ``councils.regulation``; empty where the council has none."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="councils", verbose_name=_("Cơ quan")
    )
    kind = models.CharField(_("Loại hội đồng"), max_length=10, choices=Kind)
    name = LineField(_("Tên hội đồng"), max_length=200)
    decision_no = LineField(_("Số quyết định thành lập"), max_length=60)
    decided = models.DateField(_("Ngày quyết định"))
    ended = models.DateField(_("Thôi hoạt động từ ngày"), null=True, blank=True)
    regulation = models.JSONField(_("Quy chế"), default=dict, blank=True, encoder=ENCODER)
    folded = KeyField(of=("name", "decision_no"))
    sort_key = KeyField(of=("name",), by="collate")

    objects = CouncilQuerySet.as_manager()

    class Meta:
        verbose_name = _("hội đồng")
        ordering = ["sort_key", "pk"]
        constraints = [
            worded("kind", tuple(Kind.values), "council_kind"),
            ordered("decided", "ended", "council_period"),
            models.UniqueConstraint(
                fields=["organisation", "decision_no", "decided"], name="council_once",
                violation_error_message=_("Hội đồng theo quyết định này đã được ghi."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> Organisation:
        return self.organisation


class MemberQuerySet(models.QuerySet["Member"]):
    def visible_to(self, actor: Actor) -> MemberQuerySet:
        return self.filter(seen_by(actor, "council__organisation", "council"))

    def on(self, day: date) -> MemberQuerySet:
        """Members whose term runs on a day."""
        return self.filter(Q(ends__isnull=True) | Q(ends__gt=day), starts__lte=day)

    def of_account(self, actor: Actor) -> MemberQuerySet:
        """The terms of whoever acts, by the account named in them or by the person's own."""
        own = Q(user__uid=actor.uid)
        if actor.person_id:
            own |= Q(user__isnull=True, person=actor.person_id)
        return self.filter(own)


class Member(Record):
    """``user``: the account the member votes with, where it is not the person's own."""

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="members", verbose_name=_("Hội đồng")
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="council_terms",
        verbose_name=_("Thành viên"),
    )  # fmt: skip
    user = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="council_terms",
        verbose_name=_("Tài khoản bỏ phiếu"),
    )  # fmt: skip
    role = models.CharField(_("Vai trò"), max_length=10, choices=Part, default=Part.MEMBER)
    starts = models.DateField(_("Từ ngày"), default=timezone.localdate)
    ends = models.DateField(_("Đến trước ngày"), null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("thành viên hội đồng")
        ordering = ["council_id", "pk"]
        constraints = [
            worded("role", tuple(Part.values), "council_member_role"),
            ordered("starts", "ends", "council_member_period"),
            models.UniqueConstraint(
                fields=["council", "person", "starts"], name="council_member_once",
                violation_error_message=_("Người này từ ngày này đã là thành viên hội đồng."),
            ),
            models.UniqueConstraint(
                fields=["council", "person"], condition=Q(ends__isnull=True),
                name="council_member_one_term",
                violation_error_message=_("Người này đang là thành viên hội đồng."),
            ),
            models.UniqueConstraint(
                fields=["council"], condition=Q(ends__isnull=True, role="chair"),
                name="council_one_chair",
                violation_error_message=_("Hội đồng đang có chủ tịch; hãy kết thúc nhiệm kỳ cũ."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"

    @property
    def place(self) -> Organisation:
        return self.council.organisation

    @property
    def account(self) -> User | None:
        """The account that may cast this member's ballot."""
        return self.user or getattr(self.person, "user", None)
