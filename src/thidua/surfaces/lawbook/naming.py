"""The names of kinds, shelves and states, as the pages say them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from thidua.bridge.verdicts import Standard
from thidua.foundation.people.words import GROUP_WORDS

SHELF_WORDS = {
    "ladder": _("Xét hằng năm ở cơ quan, đơn vị"),
    "order": _("Huân chương"),
    "medal": _("Huy chương"),
    "honour": _("Danh hiệu vinh dự nhà nước"),
    "prize": _("Giải thưởng"),
    "commemorative": _("Kỷ niệm chương"),
    "certificate": _("Bằng khen, giấy khen khác"),
    "community": _("Hộ gia đình, thôn, xã"),
    "forces": _("Lực lượng vũ trang"),
    "party": _("Đảng, đoàn thể"),
    "learner": _("Người học"),
}
FAMILY_WORDS = {
    "title": _("Danh hiệu thi đua"),
    "form": _("Hình thức khen thưởng"),
    "outside": _("Ngoài Luật Thi đua, khen thưởng"),
}
KIND_WORDS = {
    "individual": pgettext_lazy("recipients", "Cá nhân"),
    "collective": pgettext_lazy("recipients", "Tập thể"),
    "household": pgettext_lazy("recipients", "Hộ gia đình"),
}
INSTRUMENT_WORDS = {
    "law": _("Luật"),
    "decree": _("Nghị định"),
    "circular": _("Thông tư"),
    "decision": _("Quyết định"),
    "resolution": _("Nghị quyết"),
    "letter": _("Công văn"),
    "draft": _("Dự thảo"),
}
RELATION_WORDS = {
    "replaces": _("Thay thế"),
    "replaced_by": _("Được thay bằng"),
    "amends": _("Sửa đổi, bổ sung"),
    "amended_by": _("Được sửa đổi, bổ sung bởi"),
}
STATE_WORDS = {
    "read": _("có tiêu chuẩn"),
    "unread": _("chưa đọc được văn bản"),
    "before": _("dữ liệu chưa có tiêu chuẩn"),
    "over": _("không còn hiệu lực"),
    "recorded": _("chỉ ghi nhận, không đối chiếu"),
}
FORCE_WORDS = {
    "in_force": _("đang có hiệu lực"),
    "not_yet": _("chưa có hiệu lực"),
    "ended": _("đã hết hiệu lực"),
    "draft": _("dự thảo"),
    "undated": _("chưa rõ ngày hiệu lực"),
}
OBJECT_WORDS = {
    "certificate": _("bằng"),
    "insignia": _("hiện vật (huân chương, huy chương, kỷ niệm chương)"),
    "badge": _("huy hiệu"),
    "flag": _("cờ"),
    "frame": _("khung"),
    "box": _("hộp đựng"),
    "money": _("tiền thưởng"),
}
USE_WORDS = {
    "article": _("Nơi quy định danh hiệu, hình thức"),
    "standard": _("Tiêu chuẩn"),
    "criterion": _("Điều kiện"),
    "procedure": _("Thủ tục trong đợt xét"),
    "decides": _("Thẩm quyền quyết định"),
    "setting": _("Giao bộ, tỉnh quy định"),
    "posthumous": _("Truy tặng"),
    "gives": _("Hiện vật trao tặng"),
    "money": _("Tiền thưởng, quỹ"),
    "deadline": _("Thời hạn"),
    "dossier": _("Hồ sơ"),
    "vote": _("Biểu quyết"),
    "cap": _("Tỷ lệ xếp loại"),
    "principle": _("Nguyên tắc"),
    "transition": _("Chuyển tiếp"),
    "overlay": _("Quy định riêng"),
}
HIT_WORDS = {
    "award": _("Danh hiệu, hình thức"),
    "instrument": _("Văn bản"),
    "article": _("Điều luật"),
    "criterion": _("Điều kiện"),
    "procedure": _("Thủ tục trong đợt xét"),
    "principle": _("Nguyên tắc"),
    "overlay": _("Quy định riêng"),
}
LINE_WORDS = {
    "added": _("Thêm"),
    "dropped": _("Bỏ"),
    "changed": _("Đổi"),
    "same": _("Giữ nguyên"),
}


def standard_name(kind: str, groups: tuple[str, ...]) -> str:
    """«Cá nhân: công nhân; nông dân», «Tập thể»."""
    who = str(KIND_WORDS[kind])
    names = "; ".join(str(GROUP_WORDS[group]) for group in groups)
    return f"{who}: {names}" if names else who


def name_of(standard: Standard) -> str:
    return standard_name(standard.kind, standard.groups)
