"""Authors of an initiative and the sum of their shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.registry.models import Initiative, InitiativeAuthor


class Author(NamedTuple):
    subject: Person | Organisation
    share: int


def set_authors(initiative: Initiative, authors: Sequence[Author]) -> None:
    """Make these the authors; those who stay keep their row and what it already served."""
    _check(authors)
    kept = {row.subject: row for row in initiative.authors.select_related("person", "organisation")}
    wanted = {author.subject for author in authors}
    for subject, row in kept.items():
        if subject not in wanted:
            row.delete()
    for author in authors:
        row = kept.get(author.subject) or _new(initiative, author.subject)
        row.share = author.share
        row.full_clean()
        row.save()


def _new(initiative: Initiative, subject: Person | Organisation) -> InitiativeAuthor:
    if isinstance(subject, Person):
        return InitiativeAuthor(initiative=initiative, person=subject)
    return InitiativeAuthor(initiative=initiative, organisation=subject)


def _check(authors: Sequence[Author]) -> None:
    if not authors:
        raise ValidationError({"authors": _("Sáng kiến phải có ít nhất một tác giả.")})
    total = sum(author.share for author in authors)
    if total > 100:
        raise ValidationError(
            {"authors": _("Tổng tỷ lệ đóng góp là %(total)s %%, không được quá 100 %%.")
             % {"total": total}}
        )  # fmt: skip
