"""A subject as a paper lists it: voted on, then decided on, by the name it bore."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.cycle.initiatives.models import Submission
from thidua.cycle.nominations.models import Nomination
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import Record


class NamedOnPaper(Record):
    """``number`` on the paper; ``name`` and ``detail`` stay as they stood there, whatever later
    becomes of the file, the initiative, the person or the collective behind it."""

    number = models.PositiveSmallIntegerField(_("Số thứ tự"))
    nomination = models.ForeignKey(
        Nomination, null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)ss",
        verbose_name=_("Đề nghị"),
    )  # fmt: skip
    submission = models.ForeignKey(
        Submission, null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)ss",
        verbose_name=_("Sáng kiến"),
    )  # fmt: skip
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)ss",
        verbose_name=_("Cá nhân"),
    )  # fmt: skip
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT,
        related_name="%(class)ss", verbose_name=_("Tập thể"),
    )  # fmt: skip
    name = LineField(_("Cá nhân, tập thể, sáng kiến"), max_length=500)
    detail = LineField(_("Chức vụ, đơn vị"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"

    @property
    def subject(self) -> Person | Organisation | None:
        return self.person or self.organisation
