"""The vocabularies of the input tables in the words of departments.

Each entry: code → (Vietnamese as shown, English as shown, other ways to write it). The first is
what templates offer; reading compares folded words, and accepts the code itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from thidua_rules.sources.folding import words


class Word(NamedTuple):
    """One entry of a vocabulary; ``loose`` ways of writing are understood but noted."""

    vi: str
    en: str
    ways: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()


Vocabulary = Mapping[str, Word]

RATINGS: Vocabulary = {
    "excellent": Word("Hoàn thành xuất sắc nhiệm vụ", "Excellent", (
        "HTXSNV", "HTXS", "hoàn thành xuất sắc", "xuất sắc", "XS", "HTXS NV", "HTXSCNV",
        "hoàn thành xuất sắc chức trách nhiệm vụ"),
        ("A", "loại A", "trong sạch vững mạnh", "TSVM", "vững mạnh xuất sắc", "VMXS",
         "trong sạch vững mạnh tiêu biểu", "hoàn thành xuất sắc nhiệm vụ tiêu biểu")),
    "good": Word("Hoàn thành tốt nhiệm vụ", "Good", (
        "HTTNV", "HTT", "hoàn thành tốt", "tốt", "HTT NV", "T"),
        ("B", "loại B", "vững mạnh", "khá")),
    "completed": Word("Hoàn thành nhiệm vụ", "Completed", (
        "HTNV", "HT", "hoàn thành", "HT NV",
        "hoàn thành nhiệm vụ nhưng còn hạn chế về năng lực"),
        ("C", "loại C", "trung bình")),
    "not_completed": Word("Không hoàn thành nhiệm vụ", "Not completed", (
        "KHTNV", "KHT", "không hoàn thành", "KHT NV", "chưa hoàn thành nhiệm vụ", "CHTNV"),
        ("D", "loại D", "yếu", "yếu kém")),
}  # fmt: skip
NOT_RATED = frozenset(words(way) for way in (
    "không xếp loại", "không đánh giá", "KXL", "KĐG", "chưa xếp loại", "chưa đánh giá",
    "miễn đánh giá", "không bình xét", "thai sản", "nghỉ thai sản",
))  # fmt: skip
GROUPS: Vocabulary = {
    "official": Word("Cán bộ, công chức, viên chức", "Official", (
        "công chức", "viên chức", "cán bộ", "CBCC", "CBCCVC", "CC", "VC", "biên chế",
        "công chức viên chức", "cán bộ công chức", "công chức lãnh đạo")),
    "worker": Word("Người lao động, công nhân", "Worker", (
        "người lao động", "NLĐ", "công nhân", "lao động hợp đồng", "hợp đồng", "HĐLĐ", "HĐ",
        "hợp đồng 111", "hợp đồng 68", "HĐ 111", "HĐ 68", "nhân viên")),
    "farmer": Word("Nông dân", "Farmer"),
    "businessperson": Word("Doanh nhân", "Businessperson", ("chủ doanh nghiệp",)),
    "scientist": Word("Trí thức, nhà khoa học", "Scientist", ("trí thức", "nhà khoa học")),
    "foreigner": Word("Người nước ngoài", "Foreigner", ("nước ngoài",)),
    "armed_forces": Word("Lực lượng vũ trang", "Armed forces", ("LLVT", "quân nhân", "công an")),
}  # fmt: skip
SEX: Vocabulary = {
    "male": Word("Nam", "Male", ("M", "trai")),
    "female": Word("Nữ", "Female", ("F",)),
}
ROLES: Vocabulary = {
    "department": Word("Sở, cơ quan", "Department", (
        "sở", "cơ quan", "sở ngành", "cơ quan hành chính", "ban")),
    "division": Word("Phòng, ban trực thuộc", "Division", (
        "phòng", "phòng ban", "văn phòng", "thanh tra", "phòng chuyên môn", "phòng trực thuộc")),
    "sub_department": Word("Chi cục", "Sub-department", ("chi cục trực thuộc",)),
    "public_unit": Word("Đơn vị sự nghiệp", "Public service unit", (
        "đơn vị sự nghiệp công lập", "trung tâm", "ĐVSN")),
    "enterprise": Word("Doanh nghiệp", "Enterprise", ("công ty", "DN", "tổng công ty")),
    "cooperative": Word("Hợp tác xã", "Co-operative", ("HTX",)),
    "team": Word("Tổ, đội", "Team", ("tổ", "đội", "phân xưởng", "tổ đội")),
    "commune": Word("Xã, phường, đặc khu", "Commune", ("xã", "phường", "thị trấn", "đặc khu")),
    "household": Word("Hộ gia đình", "Household", ("hộ", "gia đình")),
    "district": Word("Huyện, quận (trước 01/7/2025)", "District (until 2025-06-30)", (
        "huyện", "quận", "thị xã", "huyện, quận")),
    "district_office": Word("Phòng của huyện, quận (trước 01/7/2025)", "District office", (
        "phòng của huyện, quận", "phòng thuộc huyện", "phòng cấp huyện")),
    "body": Word("Tổ chức đảng, đoàn thể", "Party or mass organisation", ("đoàn thể",)),
    "bloc": Word("Cụm, khối thi đua", "Emulation bloc", ("cụm thi đua", "khối thi đua")),
    "other": Word("Tổ chức khác", "Other", ("khác",)),
}  # fmt: skip
ISSUERS: Vocabulary = {
    "unit": Word("Thủ trưởng đơn vị", "Head of unit"),
    "department": Word("Giám đốc Sở", "Director of department"),
    "commune": Word("Chủ tịch UBND cấp xã", "Commune chair", ("UBND xã", "UBND phường")),
    "province": Word("Chủ tịch UBND tỉnh, thành phố", "Provincial chair",
                     ("UBND tỉnh", "tỉnh", "cấp tỉnh")),
    "ministry": Word("Bộ, ban, ngành trung ương", "Ministry", ("bộ", "cấp bộ", "bộ ngành")),
    "government": Word("Thủ tướng, Chính phủ", "Government",
                       ("Thủ tướng Chính phủ", "Thủ tướng", "Chính phủ")),
    "state": Word("Chủ tịch nước", "President", ("Nhà nước",)),
    "union": Word("Công đoàn", "Trade union", ("Liên đoàn Lao động", "LĐLĐ")),
    "front": Word("Mặt trận Tổ quốc", "Fatherland Front", ("MTTQ",)),
    "party": Word("Tổ chức Đảng", "Party", ("Đảng",)),
    "association": Word("Đoàn, hội", "Association", ("Đoàn thanh niên", "hội")),
    "other": Word("Cơ quan khác", "Other", ("khác",)),
}  # fmt: skip
METHODS: Vocabulary = {
    "merit": Word("Công trạng", "Merit", (
        "công trạng và thành tích", "thường xuyên", "hằng năm", "hàng năm", "tổng kết năm",
        "công trạng và thành tích đạt được")),
    "sudden": Word("Đột xuất", "Sudden achievement", ("thành tích đột xuất",)),
    "thematic": Word("Phong trào thi đua, chuyên đề", "Movement or theme", (
        "chuyên đề", "theo chuyên đề", "đợt", "theo đợt", "theo phong trào", "phong trào",
        "phong trào thi đua", "theo đợt chuyên đề")),
    "long_service": Word("Quá trình cống hiến", "Long service", ("cống hiến", "quá trình")),
    "seniority": Word("Niên hạn", "Seniority"),
    "external": Word("Đối ngoại", "External relations"),
}  # fmt: skip
LEVELS: Vocabulary = {
    "base": Word("Cơ sở", "Base", ("cấp cơ sở", "cấp sở", "đơn vị", "cấp đơn vị", "sở", "CS")),
    "ministry_province": Word("Bộ, ban, ngành, tỉnh", "Ministry or province", (
        "tỉnh", "cấp tỉnh", "bộ", "cấp bộ", "ngành", "cấp ngành", "thành phố", "cấp thành phố",
        "cấp bộ ngành tỉnh", "bộ ngành tỉnh", "UBND tỉnh", "UBND thành phố", "Chủ tịch UBND tỉnh",
        "Bộ trưởng")),
    "national": Word("Toàn quốc", "National", (
        "cấp toàn quốc", "quốc gia", "cấp quốc gia", "cấp nhà nước", "nhà nước")),
}  # fmt: skip
REACH: Vocabulary = {
    "base": LEVELS["base"],
    "commune": Word("Xã, phường", "Commune", ("cấp xã", "xã", "phường")),
    "ministry_province": LEVELS["ministry_province"],
    "national": LEVELS["national"],
}
INITIATIVE_KINDS: Vocabulary = {
    "initiative": Word("Sáng kiến", "Initiative", (
        "SK", "SKKN", "sáng kiến kinh nghiệm", "giải pháp", "sáng kiến giải pháp")),
    "science_work": Word("Đề tài khoa học", "Science work", (
        "đề tài", "đề án", "đề tài nghiên cứu khoa học", "NCKH", "công trình khoa học",
        "đề án khoa học", "đề tài khoa học công nghệ", "nhiệm vụ khoa học")),
}  # fmt: skip
ACHIEVEMENT_KINDS: Vocabulary = {
    "movement": Word("Thành tích trong phong trào thi đua", "In a movement", (
        "phong trào", "phong trào thi đua", "chuyên đề")),
    "many": Word("Nhiều thành tích", "Many achievements", ("nhiều thành tích xuất sắc",)),
    "sudden": Word("Thành tích đột xuất", "Sudden", ("đột xuất",)),
    "contribution": Word("Đóng góp", "Contribution", ("đóng góp lớn", "ủng hộ", "xã hội")),
    "invention": Word("Phát minh, sáng chế, tác phẩm", "Invention", (
        "phát minh", "sáng chế", "tác phẩm", "công trình")),
    "prize": Word("Giải thưởng cuộc thi", "Prize", ("giải thưởng", "giải", "huy chương")),
    "training": Word("Đào tạo, bồi dưỡng người giỏi", "Training", ("đào tạo", "bồi dưỡng")),
    "model": Word("Mô hình, điển hình", "Model", ("mô hình", "điển hình", "điển hình tiên tiến")),
}  # fmt: skip
DISCIPLINE: Vocabulary = {
    "violation": Word("Vi phạm nghiêm trọng được kết luận", "Serious violation concluded", (
        "vi phạm nghiêm trọng", "kết luận có vi phạm nghiêm trọng",
        "vi phạm, khuyết điểm nghiêm trọng", "vi phạm, khuyết điểm nghiêm trọng được kết luận")),
    "reprimand": Word("Khiển trách", "Reprimand"),
    "warning": Word("Cảnh cáo", "Warning"),
    "pay_cut": Word("Hạ bậc lương", "Pay cut", ("kéo dài thời hạn nâng lương",)),
    "demotion": Word("Giáng chức", "Demotion"),
    "dismissal": Word("Cách chức", "Dismissal from post", ("bãi nhiệm",)),
    "expulsion": Word("Buộc thôi việc", "Expulsion from service", ("sa thải", "khai trừ")),
}  # fmt: skip
HOLDS: Vocabulary = {
    "discipline_pending": Word("Đang xem xét kỷ luật", "Discipline pending", (
        "xem xét kỷ luật", "đang xử lý kỷ luật")),
    "investigation": Word("Đang điều tra", "Under investigation", ("điều tra", "khởi tố")),
    "inspection": Word("Đang thanh tra, kiểm tra", "Under inspection", (
        "thanh tra", "kiểm tra", "kiểm toán", "đang thanh tra")),
    "complaint": Word("Đơn thư khiếu nại, tố cáo", "Complaint", (
        "khiếu nại", "tố cáo", "đơn thư", "đang xác minh đơn thư")),
}  # fmt: skip
BLOC_PARTS: Vocabulary = {
    "member": Word("Thành viên", "Member", ("thành viên cụm, khối",)),
    "deputy": Word("Cụm phó, khối phó", "Deputy", ("cụm phó", "khối phó", "phó")),
    "leader": Word("Cụm trưởng, khối trưởng", "Leader", ("cụm trưởng", "khối trưởng", "trưởng")),
}
"""The part a collective takes in its cluster or bloc; kept beside the row."""
POST_ENDINGS: Vocabulary = {
    "rotation": Word("Luân chuyển", "Rotation", ("luân chuyển cán bộ",)),
    "assignment": Word("Điều động, biệt phái", "Assignment", (
        "điều động", "biệt phái", "phân công")),
    "reorganisation": Word("Sắp xếp tổ chức", "Reorganisation", (
        "sáp nhập", "hợp nhất", "giải thể", "sắp xếp tổ chức bộ máy", "sắp xếp bộ máy")),
    "age_limit": Word("Hết tuổi lãnh đạo, quản lý", "Age limit", (
        "hết tuổi", "hết tuổi bổ nhiệm", "hết tuổi tái cử", "hết tuổi quản lý")),
    "early_retirement": Word("Nghỉ hưu trước tuổi", "Early retirement", ("nghỉ trước tuổi",)),
    "other": Word("Lý do khác", "Other", ("khác",)),
}  # fmt: skip
ABSENCES: Vocabulary = {
    "maternity": Word("Thai sản", "Maternity", ("nghỉ thai sản", "nghỉ sinh", "TS")),
    "sick": Word("Ốm đau, điều trị", "Sick leave", ("nghỉ ốm", "ốm", "điều trị", "ốm đau")),
    "unpaid": Word("Nghỉ không lương", "Unpaid leave", ("không lương", "nghỉ không hưởng lương")),
    "study": Word("Đi học", "Study", (
        "đào tạo", "bồi dưỡng", "học tập", "đi học tập trung", "học")),
    "secondment": Word("Biệt phái, điều động", "Secondment", ("biệt phái", "điều động")),
    "military": Word("Nghĩa vụ quân sự", "Military service", ("NVQS", "quân sự")),
}  # fmt: skip
STUDY_RESULTS: Vocabulary = {
    "failed": Word("Không đạt", "Failed", ("trượt", "không hoàn thành")),
    "average": Word("Trung bình", "Average", ("đạt", "TB")),
    "fair": Word("Khá", "Fair"),
    "good": Word("Giỏi", "Good", ("tốt",)),
    "excellent": Word("Xuất sắc", "Excellent", ("XS",)),
}
BODIES: Vocabulary = {
    "party": Word("Tổ chức Đảng", "Party organisation", ("Đảng", "chi bộ", "đảng bộ", "đảng ủy")),
    "union": Word("Công đoàn", "Trade union", ("CĐ", "CĐCS", "công đoàn cơ sở")),
    "youth": Word("Đoàn Thanh niên", "Youth union", ("đoàn", "ĐTN", "chi đoàn")),
}
ORGANISERS: Vocabulary = {
    "province": Word("Tỉnh, thành phố", "Province", ("tỉnh", "UBND tỉnh", "thành phố")),
    "ministry": Word("Bộ, ban, ngành", "Ministry", ("bộ", "bộ công thương", "ngành")),
    "central": Word("Trung ương", "Central", ("hội đồng trung ương", "TW")),
}
TABLES: Vocabulary = {
    "ratings": Word("Xếp loại", "Ratings", ("xếp loại cá nhân", "xếp loại tập thể")),
    "awards": Word("Khen thưởng", "Awards", ("danh hiệu", "danh hiệu khen thưởng")),
    "initiatives": Word("Sáng kiến - đề tài", "Initiatives", ("sáng kiến", "đề tài")),
    "achievements": Word("Thành tích", "Achievements"),
    "discipline": Word("Kỷ luật", "Discipline"),
    "holds": Word("Tạm dừng xét", "Holds"),
    "posts": Word("Chức vụ", "Posts"),
    "absences": Word("Thời gian vắng", "Absences", ("nghỉ",)),
    "members": Word("Quân số năm", "Members", ("quân số",)),
    "blocs": Word("Cụm khối", "Blocs", ("cụm", "khối", "cụm khối thi đua")),
    "body_ratings": Word("Xếp loại Đảng - đoàn thể", "Body ratings", ("đảng đoàn thể",)),
}
OBJECT_CLASSES: Vocabulary = {
    "leader_ministry_province": Word(
        "Lãnh đạo cấp bộ, ban, ngành, tỉnh", "Leader of a ministry or province",
        ("lãnh đạo cấp bộ", "lãnh đạo cấp tỉnh")),
    "leader_department": Word(
        "Lãnh đạo cấp vụ, sở, ngành và tương đương", "Leader of a department",
        ("lãnh đạo cấp sở", "lãnh đạo cấp vụ", "lãnh đạo cấp vụ, sở, ngành")),
    "leader_other": Word(
        "Lãnh đạo, quản lý khác từ phó trưởng phòng trở lên", "Other leader",
        ("lãnh đạo, quản lý khác", "lãnh đạo cấp phòng")),
    "businessperson": Word("Doanh nhân", "Businessperson"),
    "direct": Word(
        "Người trực tiếp công tác, lao động, sản xuất", "Direct worker",
        ("người trực tiếp", "trực tiếp", "người lao động trực tiếp")),
    "collective": Word("Tập thể", "Collective"),
    "enterprise": Word("Doanh nghiệp", "Enterprise"),
    "household": Word("Hộ gia đình", "Household"),
}  # fmt: skip
"""The rows of the statistical forms on commendations; kept beside the award."""
REISSUES: Vocabulary = {
    "exchanged": Word("Cấp đổi", "Exchanged", ("cấp đổi (bằng hỏng, sai thông tin)", "đổi")),
    "replaced": Word("Cấp lại", "Replaced", ("cấp lại (bằng mất)",)),
}
YES_NO: Vocabulary = {"yes": Word("có", "yes"), "no": Word("không", "no")}

VOCABULARIES: Mapping[str, Vocabulary] = {
    "rating": RATINGS, "group": GROUPS, "sex": SEX, "role": ROLES, "issuer": ISSUERS,
    "method": METHODS, "level": LEVELS, "reach": REACH, "initiative_kind": INITIATIVE_KINDS,
    "achievement_kind": ACHIEVEMENT_KINDS, "discipline": DISCIPLINE, "hold": HOLDS,
    "absence": ABSENCES, "post_ending": POST_ENDINGS, "study_result": STUDY_RESULTS, "body": BODIES,
    "organiser": ORGANISERS, "bloc_part": BLOC_PARTS, "table": TABLES, "yes": YES_NO,
    "object_class": OBJECT_CLASSES, "reissue": REISSUES,
}  # fmt: skip


@cache
def _index(vocabulary: str) -> dict[str, tuple[str, bool]]:
    index: dict[str, tuple[str, bool]] = {}
    for code, word in VOCABULARIES[vocabulary].items():
        index |= {words(way): (code, True) for way in word.loose}
    for code, word in VOCABULARIES[vocabulary].items():
        index |= {words(way): (code, False) for way in (code, word.vi, word.en, *word.ways)}
    return index


def look_up(vocabulary: str, text: str) -> tuple[str, bool] | None:
    """The code of a text, and whether it was only loosely so; None where unknown."""
    return _index(vocabulary).get(words(text))


def shown(vocabulary: str, code: str | None, lang: str = "vi") -> str:
    """The word a reader sees for a code; unknown codes show themselves."""
    word = VOCABULARIES[vocabulary].get(code or "")
    if word is None:
        return code or ""
    return word.en if lang == "en" else word.vi
