"""Words of a report and of the texts only people can write."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReportKind(models.TextChoices):
    YEARLY = "yearly", _("Báo cáo tổng kết năm")
    PERIOD = "period", _("Báo cáo tổng kết nhiều năm")
    FORMS = "forms", _("Biểu thống kê nhà nước")


class ReportState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("report", "Đang soạn")
    CLOSED = "closed", pgettext_lazy("report", "Đã chốt")


TEXTS = {
    "direction": _("Việc ban hành văn bản, kiện toàn tổ chức"),
    "movements": _("Nhận xét về các phong trào"),
    "examples": _("Việc phát hiện, nhân rộng điển hình"),
    "inspection": _("Kiểm tra, giải quyết đơn thư, ứng dụng công nghệ"),
    "limits": _("Hạn chế và nguyên nhân"),
    "lessons": _("Bài học kinh nghiệm"),
    "plan": _("Phương hướng, nhiệm vụ"),
    "proposals": _("Đề xuất, kiến nghị"),
}
"""What the system cannot know: written by the officer, kept with the report."""
