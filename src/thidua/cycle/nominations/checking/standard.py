"""Checks against the standard: the verdict in words, never bare, with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.bridge.verdicts import Overall
from thidua.cycle.nominations.checking.found import Check, Level
from thidua.cycle.nominations.checking.scene import Scene
from thidua.cycle.nominations.models import Nomination
from thidua.cycle.nominations.showing import Shown
from thidua.cycle.nominations.words import READING_WORDS, overall_word

NEUTRAL = gettext_lazy(
    "Chưa xác định được kết quả: còn điều kiện chưa đối chiếu hoặc do bộ phận thường trực xác nhận."
)


def about_standard(made: Scene, nomination: Nomination, shown: Shown | None) -> Iterator[Check]:
    if shown is None:
        yield Check(
            Level.WARNS, "not_judged",
            _("Hệ thống chưa có tiêu chuẩn để đối chiếu danh hiệu, hình thức này."),
            _("Đối chiếu bằng tay với văn bản đang áp dụng."),
        )  # fmt: skip
        return
    yield from _verdict(shown)
    yield from _sureness(shown)
    yield from _told(shown)
    yield from _quota(made, nomination)


def _verdict(shown: Shown) -> Iterator[Check]:
    if shown.held:
        yield Check(
            Level.BLOCKS, "held", _("Danh hiệu này của năm này đã được tặng rồi."),
            _("Rút hồ sơ này."),
        )  # fmt: skip
    if shown.overall is Overall.ON_HOLD:
        yield Check(
            Level.BLOCKS, "on_hold", _("Đang tạm dừng xét."),
            _("Chờ đến khi có kết luận; chỉ bộ phận thường trực biết việc này."),
            "; ".join(shown.explanation.holds),
        )  # fmt: skip
    elif shown.leaning is Overall.UNDETERMINED:
        yield Check(Level.WARNS, "undetermined", str(NEUTRAL), _missing(shown))
    elif shown.leaning is not Overall.ELIGIBLE and not shown.held:
        lean = overall_word(shown.leaning.code)
        word = _("Tạm tính: %s.") % lean if shown.provisional else f"{lean[:1].upper()}{lean[1:]}."
        level = Level.WARNS if shown.provisional else Level.BLOCKS
        yield Check(level, shown.leaning.code, word, _missing(shown))


def _missing(shown: Shown) -> str:
    if not shown.missing:
        return ""
    return _("Còn thiếu: %s") % "; ".join(shown.missing)


def _sureness(shown: Shown) -> Iterator[Check]:
    """A rule nobody has compared with its original text shows its banner."""
    if shown.provisional:
        readings = ", ".join(str(READING_WORDS[one.code]).lower() for one in shown.readings)
        yield Check(
            Level.WARNS, "unverified",
            _("Văn bản áp dụng cho ngày tiếp nhận này chưa được đối chiếu; kết quả chỉ là tạm "
              "tính (%s).") % (readings or _("theo nội dung đã ghi")),
            _("Đối chiếu văn bản gốc trước khi trình."),
        )  # fmt: skip
    elif not shown.verified:
        yield Check(
            Level.WARNS, "unverified",
            _("Có điều kiện dựa trên nội dung chưa đối chiếu với văn bản gốc."),
            _("Đối chiếu các dòng có dấu «cần đối chiếu» trước khi trình."),
        )  # fmt: skip


def _told(shown: Shown) -> Iterator[Check]:
    """What the principles of the law say beside the verdict, and what it takes for granted."""
    for text in shown.explanation.warnings:
        yield Check(Level.WARNS, "principle", text)
    for text in shown.explanation.assumptions:
        yield Check(Level.NOTES, "assumption", text)
    for text in shown.scenarios:
        yield Check(Level.NOTES, "scenario", text)
    for text in shown.presumptions:
        yield Check(Level.NOTES, "presumption", text)


def _quota(made: Scene, nomination: Nomination) -> Iterator[Check]:
    allowance = made.allowances.get(nomination.award)
    if allowance is None:
        return
    text = _("%(award)s: đã đề nghị %(used)s, tối đa %(allowed)s (%(percent)s%% của %(base)s).")
    said = text % {
        "award": allowance.name, "used": allowance.quota.used, "allowed": allowance.quota.allowed,
        "percent": allowance.quota.percent, "base": allowance.base_name,
    }  # fmt: skip
    if allowance.is_over:
        cure = _("Hội đồng chọn người có phiếu cao hơn; hoặc rút bớt %(over)s trường hợp.")
        yield Check(
            Level.WARNS, "over_quota", said, cure % {"over": allowance.quota.over},
            allowance.citation,
        )  # fmt: skip
    else:
        yield Check(Level.NOTES, "quota", said, "", allowance.citation)
