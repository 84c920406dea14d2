"""The words of the people tables, as the reader sees them."""

from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.bridge.vocabulary import ABSENCE_KINDS, GROUPS, POST_ENDINGS, STUDY_RESULTS

SEXES = {"female": _("Nữ"), "male": _("Nam")}

GROUP_WORDS = {
    "official": _("Cán bộ, công chức, viên chức"),
    "worker": _("Công nhân, người lao động"),
    "farmer": _("Nông dân"),
    "businessperson": _("Doanh nhân"),
    "scientist": _("Trí thức, nhà khoa học"),
    "foreigner": _("Người nước ngoài, người Việt Nam ở nước ngoài"),
    "armed_forces": _("Lực lượng vũ trang"),
}
ABSENCE_WORDS = {
    "maternity": _("Nghỉ thai sản"),
    "sick": _("Nghỉ ốm, điều trị"),
    "unpaid": _("Nghỉ không hưởng lương"),
    "study": _("Đi học, bồi dưỡng"),
    "secondment": _("Biệt phái, điều động"),
    "military": _("Nghĩa vụ quân sự"),
}
STUDY_RESULT_WORDS = {
    "failed": _("Không đạt"),
    "average": _("Trung bình"),
    "fair": _("Khá"),
    "good": _("Giỏi"),
    "excellent": _("Xuất sắc"),
}
POST_ENDING_WORDS = {
    "rotation": _("Luân chuyển"),
    "assignment": _("Điều động, biệt phái, phân công"),
    "reorganisation": _("Sắp xếp tổ chức"),
    "age_limit": _("Hết tuổi lãnh đạo, quản lý"),
    "early_retirement": _("Nghỉ hưu trước tuổi"),
    "other": _("Lý do khác"),
}

GROUP_CHOICES = [(code, GROUP_WORDS[code]) for code in GROUPS]
ABSENCE_CHOICES = [(code, ABSENCE_WORDS[code]) for code in ABSENCE_KINDS]
POST_ENDING_CHOICES = [(code, POST_ENDING_WORDS[code]) for code in POST_ENDINGS]
STUDY_RESULT_CHOICES = [(code, STUDY_RESULT_WORDS[code]) for code in STUDY_RESULTS]


def remembered(died: date | None) -> str:
    """«đã mất 12/03/2024» beside the name of the dead; empty of the living."""
    return gettext("đã mất %(day)s") % {"day": f"{died:%d/%m/%Y}"} if died else ""
