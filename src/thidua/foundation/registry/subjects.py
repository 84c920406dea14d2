"""Rows about a person or an organisation, exactly one of the two; who may see them."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.among import FEW, among
from thidua.foundation.policy.reach import Actor, Reach
from thidua.foundation.policy.roles import READERS, STANDING, Role
from thidua.foundation.records.fields import FollowingKeyField
from thidua.foundation.records.rows import ENCODER, Record


def within(reach: Reach) -> Q:
    """Rows about people and collectives of a reach; its people are found first, those of a few
    places at once, so that the database knows how few they are."""
    if reach.everywhere or reach.whole:
        return reach.within("organisation")
    people = Person.objects.filter(reach.condition("organisation")).values_list("pk", flat=True)
    if len(reach.places) > FEW:
        return Q(person__in=people) | reach.condition("organisation")
    return Q(**among("person", frozenset(people))) | reach.condition("organisation")


class SubjectQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "SubjectQuerySet":
        """Rows of the actor's part of the tree; a nominee sees his or her own."""
        seen = within(actor.reach(*READERS))
        if actor.person_id and actor.reach(Role.NOMINEE):
            seen |= Q(person=actor.person_id)
        return self.filter(seen)

    def with_subject(self) -> "SubjectQuerySet":
        return self.select_related("person__organisation", "organisation")


class SecretQuerySet(SubjectQuerySet):
    def visible_to(self, actor: Actor) -> "SecretQuerySet":
        """For the standing body and the auditor only: to everyone else the rows do not exist."""
        return self.filter(within(actor.reach(*STANDING)))


class AboutSubject(Record):
    """``provenance`` says how the row came: ``{"door": "typed"}``, or ``{"door": "import",
    "batch": …, "sheet": …, "row": …}``."""

    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)ss",
        verbose_name=_("Cá nhân"),
    )  # fmt: skip
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)ss",
        verbose_name=_("Tập thể"),
    )  # fmt: skip
    provenance = models.JSONField(default=dict, editable=False, encoder=ENCODER)

    objects: ClassVar[Any] = SubjectQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def subject(self) -> Person | Organisation:
        """The person or the collective the row is about."""
        found = self.person or self.organisation
        if found is None:
            message = "a row of the registry has a person or an organisation"
            raise ValueError(message)
        return found

    @property
    def place(self) -> Organisation | None:
        return self.person.organisation if self.person else self.organisation


class InLongList(AboutSubject):
    """Rows so many that their list is walked in the order of an index (``sorting`` keeps both).

    ``subject_key``: the name of whom the row is about, people before collectives; ``unit_key``: of
    a person's unit, empty for a collective.
    """

    subject_key = FollowingKeyField(max_length=601)
    unit_key = FollowingKeyField()

    class Meta:
        abstract = True


def one_subject(name: str) -> models.CheckConstraint:
    """Exactly one of person and organisation."""
    return models.CheckConstraint(
        condition=Q(person__isnull=False, organisation__isnull=True)
        | Q(person__isnull=True, organisation__isnull=False),
        name=name,
        violation_error_message=_("Hãy chọn một cá nhân hoặc một tập thể, không chọn cả hai."),
    )


def once(name: str, *columns: str, message: Any, condition: Q | None = None) -> list[Any]:
    """The columns tell two rows of one subject apart; a pair of unique constraints."""
    extra = condition or Q()
    return [
        models.UniqueConstraint(
            fields=[kind, *columns], name=f"{name}_{kind}",
            condition=Q(**{f"{kind}__isnull": False}) & extra, violation_error_message=message,
        )
        for kind in ("person", "organisation")
    ]  # fmt: skip
