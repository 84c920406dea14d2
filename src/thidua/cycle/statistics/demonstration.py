"""Reports of the demonstration: one of several years that sums up, one of a year, the forms."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from thidua.cycle.statistics.actions.keep_report import keep_report
from thidua.cycle.statistics.models import Report
from thidua.cycle.statistics.words import ReportKind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor

PERIODS = {"hatinh": (2016, 2020, date(2020, 6, 20)), "hanoi": (2016, 2017, date(2018, 6, 1))}
YEAR, CUTOFF = 2025, date(2025, 11, 30)
SUMMED_UP = date(2025, 2, 28)
"""Titles of a year are decided in the first weeks of the next."""

LIMITS = (
    "Một số đơn vị phát động phong trào còn chung chung, chưa gắn chỉ tiêu đo được.\n"
    "Việc phát hiện, bồi dưỡng điển hình là người trực tiếp lao động chưa nhiều."
)
LESSONS = (
    "Phong trào phải gắn với nhiệm vụ chuyên môn, có chỉ tiêu và thời hạn rõ ràng.\n"
    "Khen thưởng kịp thời, đúng người, đúng việc thì phong trào mới bền."
)
WORDS: dict[str, Any] = {
    "movements": "Các phong trào bám sát nhiệm vụ chuyên môn, có sơ kết giữa kỳ và tổng kết.",
    "examples": "Điển hình tiên tiến được giới thiệu tại hội nghị để các đơn vị làm theo.",
    "limits": LIMITS, "lessons": LESSONS,
    "proposals": "Đề nghị tập huấn nghiệp vụ thi đua, khen thưởng cho cán bộ các đơn vị.",
}  # fmt: skip


@transaction.atomic
def fill(actor: Actor, *, organisation: Organisation, place: str) -> list[Report]:
    """``place``: hatinh or hanoi. A second run changes nothing."""
    if Report.objects.filter(organisation=organisation).exists():
        return []
    first, last, cutoff = PERIODS[place]
    period = keep_report(
        actor=actor, organisation=organisation, kind=ReportKind.PERIOD, first_year=first,
        last_year=last, cutoff=cutoff, **WORDS,
        direction="Lãnh đạo Sở ban hành kế hoạch thi đua hằng năm, kiện toàn Hội đồng.",
        inspection="Mỗi năm kiểm tra một phần ba số đơn vị về phong trào và hồ sơ khen thưởng.",
        plan="Tiếp tục đổi mới nội dung, hình thức phong trào; chú trọng người trực tiếp lao động.",
    )  # fmt: skip
    yearly = keep_report(
        actor=actor, organisation=organisation, kind=ReportKind.YEARLY, first_year=YEAR - 1,
        last_year=YEAR - 1, cutoff=SUMMED_UP, **WORDS,
        direction="Sở ban hành kế hoạch thi đua từ tháng 01; mỗi đơn vị đăng ký danh hiệu.",
        inspection="Hồ sơ khen thưởng lập, thẩm định và lưu trên phần mềm.",
        plan="Phát động thi đua ngay từ đầu năm; khen thưởng kịp thời thành tích đột xuất.",
    )  # fmt: skip
    forms = keep_report(
        actor=actor, organisation=organisation, kind=ReportKind.FORMS, first_year=YEAR,
        last_year=YEAR, cutoff=CUTOFF,
    )  # fmt: skip
    return [period, yearly, forms]
