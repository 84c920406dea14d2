"""Checks of the file itself: the round, the meeting, what must be written."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from thidua.cycle.nominations.awards import award_of, kind_of
from thidua.cycle.nominations.checking.found import Check, Level
from thidua.cycle.nominations.checking.scene import Scene, about
from thidua.cycle.nominations.models import Nomination
from thidua.cycle.nominations.states import RoundKind, RoundState, State

MINUTES = "minutes"
OPEN = (RoundState.OPEN, RoundState.APPRAISING)


def about_file(made: Scene, nomination: Nomination) -> Iterator[Check]:
    yield from _round(made, nomination)
    yield from _award(nomination)
    yield from _written(made, nomination)
    yield from _reviewed(made, nomination)


def _round(made: Scene, nomination: Nomination) -> Iterator[Check]:
    returned = nomination.state == State.RETURNED
    takes = OPEN if returned else (RoundState.OPEN,)
    if nomination.submitted_on is None and made.round.state not in takes:
        yield Check(
            Level.BLOCKS, "round_closed", _("Đợt xét không còn nhận hồ sơ."),
            _("Đề nghị bộ phận thường trực mở lại bước nhận hồ sơ."),
        )  # fmt: skip
    elif nomination.submitted_on is None and made.today > made.round.closes:
        yield Check(
            Level.WARNS, "late",
            _("Đã quá hạn nộp %(day)s.") % {"day": f"{made.round.closes:%d/%m/%Y}"},
            _("Vẫn nộp được khi đợt xét còn nhận; ngày nộp ghi đúng ngày gửi."),
        )  # fmt: skip


def _award(nomination: Nomination) -> Iterator[Check]:
    award = award_of(nomination)
    if award is not None and kind_of(nomination.subject) not in award.recipients:
        yield Check(
            Level.BLOCKS, "not_for_kind",
            _("«%(award)s» không dành cho loại đối tượng này.")
            % {"award": nomination.award_words},
            _("Chọn danh hiệu, hình thức khác."), field="award",
        )  # fmt: skip


def _written(made: Scene, nomination: Nomination) -> Iterator[Check]:
    if not nomination.summary.strip():
        yield Check(
            Level.BLOCKS, "no_summary", _("Chưa có tóm tắt thành tích."),
            _("Bấm «Soạn từ dữ liệu» rồi sửa lại cho đúng việc đã làm."), field="summary",
        )  # fmt: skip
    if not nomination.object_class:
        yield Check(
            Level.WARNS, "no_object_class", _("Chưa chọn đối tượng thống kê."),
            _("Chọn đối tượng để số liệu báo cáo cuối năm tự khớp."), field="object_class",
        )  # fmt: skip
    if made.round.kind == RoundKind.SUDDEN:
        yield from _deed(made, nomination)


def _deed(made: Scene, nomination: Nomination) -> Iterator[Check]:
    days = nomination.days_since_deed(nomination.submitted_on or made.today)
    if days is None:
        yield Check(
            Level.BLOCKS, "no_deed", _("Đợt đột xuất phải ghi ngày lập thành tích."),
            _("Ghi ngày lập thành tích."), field="deed_on",
        )  # fmt: skip
    elif days < 0:
        yield Check(
            Level.BLOCKS, "deed_ahead", _("Ngày lập thành tích ở sau ngày nộp."),
            _("Sửa ngày lập thành tích."), field="deed_on",
        )  # fmt: skip
    else:
        yield Check(
            Level.NOTES, "days_since_deed",
            _("%(days)s ngày từ khi lập thành tích.") % {"days": days}, field="deed_on",
        )  # fmt: skip


def _reviewed(made: Scene, nomination: Nomination) -> Iterator[Check]:
    """An award of the year comes from the unit's own review, signed or on paper."""
    line = made.lines.get((about(nomination), nomination.award))
    attached = made.papers.get(nomination.pk, {}).get(MINUTES)
    if line is not None:
        voters = line.unit_review.present
        yield Check(
            Level.NOTES, "reviewed",
            _("Họp bình xét ngày %(day)s: %(votes)s/%(present)s phiếu đồng ý.")
            % {"day": f"{line.unit_review.held_on:%d/%m/%Y}", "votes": line.votes_for,
               "present": voters},
        )  # fmt: skip
    elif not attached and made.round.kind == RoundKind.ANNUAL:
        yield Check(
            Level.BLOCKS, "not_reviewed",
            _("Chưa có biên bản họp bình xét đã ký đề nghị trường hợp này."),
            _("Ghi vào biên bản họp của đơn vị rồi ký, hoặc đính kèm biên bản giấy."),
            field=MINUTES,
        )  # fmt: skip
