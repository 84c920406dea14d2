"""The words of the registry's tables, as the reader sees them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from thidua.bridge import vocabulary

RATING_WORDS = {
    "excellent": _("Hoàn thành xuất sắc nhiệm vụ"),
    "good": _("Hoàn thành tốt nhiệm vụ"),
    "completed": _("Hoàn thành nhiệm vụ"),
    "not_completed": _("Không hoàn thành nhiệm vụ"),
}
ISSUER_WORDS = {
    "unit": _("Đơn vị"),
    "department": _("Sở, cơ quan cấp sở"),
    "commune": _("Xã, phường, đặc khu"),
    "province": _("Tỉnh, thành phố"),
    "ministry": _("Bộ, ban, ngành"),
    "government": _("Chính phủ, Thủ tướng Chính phủ"),
    "state": _("Nhà nước (Chủ tịch nước)"),
    "union": _("Công đoàn"),
    "front": _("Mặt trận Tổ quốc"),
    "party": _("Tổ chức đảng"),
    "association": _("Hội, hiệp hội"),
    "other": _("Nơi khác"),
}
METHOD_WORDS = {
    "merit": _("Công trạng"),
    "sudden": _("Đột xuất"),
    "thematic": _("Phong trào, chuyên đề"),
    "long_service": _("Quá trình cống hiến"),
    "seniority": _("Niên hạn"),
    "external": _("Đối ngoại"),
}
LEVEL_WORDS = {
    "base": _("Cấp cơ sở"),
    "commune": _("Cấp xã"),
    "ministry_province": _("Cấp bộ, ban, ngành, tỉnh"),
    "national": _("Toàn quốc"),
}
INITIATIVE_KIND_WORDS = {
    "initiative": _("Sáng kiến"),
    "science_work": _("Đề tài, đề án khoa học"),
}
ACHIEVEMENT_KIND_WORDS = {
    "movement": _("Thành tích trong phong trào thi đua"),
    "many": _("Nhiều thành tích, đóng góp"),
    "sudden": _("Thành tích đột xuất"),
    "contribution": _("Đóng góp về của cải, công sức"),
    "invention": _("Phát minh, sáng chế"),
    "prize": _("Giải thưởng, cuộc thi"),
    "training": _("Đào tạo, giúp đỡ người khác"),
    "model": _("Mô hình, điển hình tiên tiến"),
}
DISCIPLINE_WORDS = {
    "violation": _("Vi phạm nghiêm trọng được kết luận bằng văn bản"),
    "reprimand": _("Khiển trách"),
    "warning": _("Cảnh cáo"),
    "pay_cut": _("Hạ bậc lương"),
    "demotion": _("Giáng chức"),
    "dismissal": _("Cách chức"),
    "expulsion": _("Buộc thôi việc"),
}
HOLD_WORDS = {
    "discipline_pending": _("Đang xem xét kỷ luật"),
    "investigation": _("Đang điều tra"),
    "inspection": _("Đang thanh tra, kiểm tra, kiểm toán"),
    "complaint": _("Đang xác minh đơn thư"),
}
BODY_WORDS = {
    "party": _("Tổ chức đảng"),
    "union": _("Công đoàn"),
    "youth": _("Đoàn Thanh niên"),
}
ORGANISER_WORDS = {
    "province": _("Tỉnh, thành phố tổ chức"),
    "ministry": _("Bộ, ban, ngành tổ chức"),
    "central": _("Hội đồng Thi đua - Khen thưởng Trung ương tổ chức"),
}
STATUS_WORDS = {
    "valid": _("Còn giá trị"),
    "revoked": _("Đã hủy bỏ, thu hồi"),
    "restored": _("Đã khôi phục"),
    "reissued": _("Đã cấp đổi, cấp lại"),
}
STANDING_STATUSES = ("valid", "restored", "reissued")
"""An award that counts: never revoked, given back since, or only its certificate replaced."""

REISSUE_WORDS = {
    "exchanged": _("Cấp đổi (bằng hỏng, sai thông tin)"),
    "replaced": _("Cấp lại (bằng mất)"),
}
# The rows of the state's statistical forms on commendations (Circular 02/2023/TT-BNV, forms
# 0602.N and 0603.N); the circular of 2025 that replaced it keeps its forms in annexes not read yet.
PERSON_CLASS_WORDS = {
    "leader_ministry_province": _("Lãnh đạo cấp bộ, ban, ngành, tỉnh"),
    "leader_department": _("Lãnh đạo cấp vụ, sở, ngành và tương đương"),
    "leader_other": _("Lãnh đạo, quản lý khác từ phó trưởng phòng trở lên"),
    "businessperson": _("Doanh nhân"),
    "direct": _("Người trực tiếp công tác, lao động, sản xuất"),
}
COLLECTIVE_CLASS_WORDS = {
    "collective": _("Tập thể"),
    "enterprise": _("Doanh nghiệp"),
    "household": _("Hộ gia đình"),
}
OBJECT_CLASS_WORDS = PERSON_CLASS_WORDS | COLLECTIVE_CLASS_WORDS


def choices(codes: Sequence[str], words: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Choices in the order of the vocabulary; a code without a word fails at start."""
    return [(code, words[code]) for code in codes]


RATING_CHOICES = choices(tuple(reversed(vocabulary.RATINGS)), RATING_WORDS)
ISSUER_CHOICES = choices(vocabulary.ISSUERS, ISSUER_WORDS)
METHOD_CHOICES = choices(vocabulary.METHODS, METHOD_WORDS)
INITIATIVE_LEVEL_CHOICES = choices(vocabulary.INITIATIVE_LEVELS, LEVEL_WORDS)
INITIATIVE_KIND_CHOICES = choices(vocabulary.INITIATIVE_KINDS, INITIATIVE_KIND_WORDS)
ACHIEVEMENT_KIND_CHOICES = choices(vocabulary.ACHIEVEMENT_KINDS, ACHIEVEMENT_KIND_WORDS)
ACHIEVEMENT_LEVEL_CHOICES = choices(vocabulary.ACHIEVEMENT_LEVELS, LEVEL_WORDS)
DISCIPLINE_CHOICES = choices(vocabulary.DISCIPLINE_WORDS, DISCIPLINE_WORDS)
HOLD_CHOICES = choices(vocabulary.HOLD_REASONS, HOLD_WORDS)
BODY_CHOICES = choices(vocabulary.BODIES, BODY_WORDS)
ORGANISER_CHOICES = list(ORGANISER_WORDS.items())
STATUS_CHOICES = list(STATUS_WORDS.items())
REISSUE_CHOICES = list(REISSUE_WORDS.items())
OBJECT_CLASS_CHOICES = list(OBJECT_CLASS_WORDS.items())
