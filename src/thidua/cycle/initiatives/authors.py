"""The authors of a submission and their shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.initiatives.models import Submission, SubmissionAuthor
from thidua.foundation.people.models import Person

WHOLE = 100


class Share(NamedTuple):
    person: Person
    share: int


def set_shares(row: Submission, authors: Sequence[Share]) -> None:
    """Make these the authors. Raises ValidationError above 100 percent or for nobody."""
    if not authors:
        raise ValidationError({"authors": _("Sáng kiến phải có ít nhất một tác giả.")})
    if sum(one.share for one in authors) > WHOLE:
        raise ValidationError({"authors": _("Tổng tỷ lệ đóng góp vượt quá 100 %.")})
    if len({one.person.pk for one in authors}) < len(authors):
        raise ValidationError({"authors": _("Một tác giả được ghi hai lần.")})
    row.authors.all().delete()
    for one in authors:
        author = SubmissionAuthor(submission=row, person=one.person, share=one.share)
        author.full_clean()
        author.save()


def told(authors: Sequence[Share]) -> list[dict[str, object]]:
    """As the trail keeps them."""
    return [
        {"uid": str(one.person.uid), "name": str(one.person), "share": one.share}
        for one in authors
    ]  # fmt: skip


def require_whole(row: Submission) -> None:
    """The shares of a submission that is sent sum to 100."""
    total = sum(row.authors.values_list("share", flat=True))
    if total != WHOLE:
        raise ValidationError(
            _("Tổng tỷ lệ đóng góp của các tác giả là %(total)s %%; phải bằng 100 %% mới nộp được.")
            % {"total": total}
        )
