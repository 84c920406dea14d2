"""Identity numbers, in a table of their own: no list of people can carry them by mistake."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from thidua.foundation.people.models.persons import AboutPerson, Person
from thidua.foundation.people.numbers import IDENTITY_KINDS, kind_of
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import IDENTITY
from thidua.foundation.records.digests import keyed_digests
from thidua.foundation.records.fields import DigestField, EncryptedField
from thidua.foundation.records.rows import worded
from thidua.foundation.records.sealed import DOTS, Sealed

SHOWN_DIGITS = 3


class IdentityNumberQuerySet(models.QuerySet["IdentityNumber"]):
    def visible_to(self, actor: Actor) -> IdentityNumberQuerySet:
        """To everyone but the standing body these rows do not exist."""
        return self.filter(actor.reach(*IDENTITY).condition("person__organisation"))

    def numbered(self, number: str) -> IdentityNumberQuerySet:
        """The row of a number, under whichever key it was written."""
        return self.filter(digest__in=keyed_digests(number))


class IdentityNumber(AboutPerson):
    """The personal identification number (12 digits), or the older identity card's (9)."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="identity_numbers",
        verbose_name=_("Cá nhân"),
    )  # fmt: skip
    kind = models.CharField(_("Loại số"), max_length=8, choices=list(IDENTITY_KINDS.items()))
    number = EncryptedField(_("Số"))
    digest = DigestField(of=("number",))

    objects = IdentityNumberQuerySet.as_manager()

    class Meta:
        verbose_name = _("số định danh")
        ordering = ["person__sort_key", "kind", "pk"]
        constraints = [
            worded("kind", tuple(IDENTITY_KINDS), "identity_kind"),
            models.UniqueConstraint(
                fields=["person", "kind"], name="identity_once_a_kind",
                violation_error_message=_("Người này đã có số thuộc loại đó; hãy sửa số đã ghi."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"

    @classmethod
    def of(cls, person: Person, number: str) -> IdentityNumber:
        """A row not saved yet. ``number`` is digits alone (see ``numbers.read_number``)."""
        return cls(person=person, kind=kind_of(number), number=Sealed.of(number))

    @property
    def masked(self) -> str:
        """Dots and the last digits: enough to tell two numbers apart, not to use one."""
        return f"{DOTS}{self.number.opened()[-SHOWN_DIGITS:]}"

    def clean(self) -> None:
        """One number is one person's. The message names nobody: the other may be out of reach."""
        if not isinstance(self.number, Sealed):
            return  # its column says so already
        others = IdentityNumber.objects.numbered(self.number.opened()).exclude(pk=self.pk)
        if others.exists():
            raise ValidationError({"number": _now(
                "Số này đã ghi cho một cá nhân khác nên chưa lưu. Nếu là cùng một người, hãy tìm "
                "theo số rồi gộp hai bản ghi; nếu không, hãy đối chiếu lại giấy tờ."
            )})  # fmt: skip
