"""What minutes must hold before the head of the unit can sign them."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from thidua.cycle.nominations.models import ReviewLine, UnitReview
from thidua.cycle.nominations.standing import MEETS
from thidua.foundation.registry.catalogue import award_name


def unfinished(review: UnitReview) -> list[str]:
    """What is still missing, in sentences; empty where the minutes may be signed.

    A reason is asked only for whoever meets the standard and is left out.
    """
    lines = review.lines.select_related("person", "organisation")
    return [*_of_meeting(review), *(fault for line in lines for fault in _of_line(line, review))]


def _of_meeting(review: UnitReview) -> Iterator[str]:
    asked = {
        _("ngày họp"): review.held_on, _("người chủ trì"): review.chair,
        _("thư ký"): review.secretary, _("số người dự họp"): review.present,
        _("số người được biểu quyết"): review.voters,
    }  # fmt: skip
    missing = [word for word, value in asked.items() if value in (None, "")]
    if missing:
        yield _("Biên bản còn thiếu: %s.") % ", ".join(missing)


def _of_line(line: ReviewLine, review: UnitReview) -> Iterator[str]:
    told = {"who": line.subject, "award": award_name(line.award)}
    if line.proposed and line.votes_for is None:
        yield _("%(who)s, %(award)s: chưa ghi số phiếu đồng ý.") % told
    elif line.votes_for is not None and line.votes_for > (review.present or 0):
        yield _("%(who)s, %(award)s: số phiếu nhiều hơn số người dự họp.") % told
    if needs_reason(line):
        yield _("%(who)s, %(award)s: đủ tiêu chuẩn mà không đề nghị, cần ghi lý do.") % told


def needs_reason(line: ReviewLine) -> bool:
    return line.stood in MEETS and not line.proposed and not line.left_out_reason
