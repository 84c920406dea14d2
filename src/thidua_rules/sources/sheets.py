"""The sheets of the workbook, in the order a department fills them."""

from __future__ import annotations

from thidua_rules.sources.layout import Column, SheetShape

_NAME = Column(
    "name", "Họ và tên", "text",
    ("Họ tên", "Họ, tên", "Tên", "Họ và tên cán bộ", "Họ và tên CBCC", "Cá nhân", "Tên cá nhân",
     "Họ tên cán bộ", "Họ và tên người được khen", "Họ đệm", "Họ và tên đệm", "Họ và",
     "Full name", "Tác giả", "Họ tên tác giả", "Người thực hiện"),
    required=True, width=26, note="Viết đầy đủ họ, chữ đệm và tên.")  # fmt: skip
_CODE = Column(
    "code", "Mã số", "code",
    ("Mã cán bộ", "Mã CB", "Mã CBCC", "Mã nhân viên", "Mã NV", "Số hiệu", "Số hiệu công chức",
     "Mã công chức", "Mã số cán bộ", "Mã số công chức", "Mã ngạch cán bộ", "MSCB", "Staff no"),
    width=12, note="Số hiệu công chức, viên chức. Giữ nguyên các số 0 ở đầu.")  # fmt: skip
_BORN = Column(
    "born", "Ngày sinh", "born",
    ("Ngày tháng năm sinh", "Ngày, tháng, năm sinh", "Năm sinh", "NS", "Sinh ngày", "Birth date"),
    width=12, note="ngày/tháng/năm. Cần khi hai người trùng họ tên.")  # fmt: skip
_UNIT_OF = Column(
    "unit", "Đơn vị", "unit",
    ("Phòng ban", "Phòng", "Đơn vị công tác", "Nơi công tác", "Phòng đơn vị", "Bộ phận",
     "Tên đơn vị công tác", "Phòng, đơn vị", "Cơ quan, đơn vị"),
    width=28)  # fmt: skip
_SUBJECT = Column(
    "name", "Cá nhân, tập thể", "text",
    (*_NAME.synonyms, "Họ và tên", "Đối tượng", "Tên cá nhân tập thể", "Tập thể", "Tên tập thể",
     "Tập thể cá nhân", "Tên đối tượng", "Đơn vị cá nhân", "Họ và tên tập thể"),
    required=True, width=30, note="Họ và tên, hoặc tên tập thể như ở sheet Đơn vị.")  # fmt: skip
_UNIT_NAME = Column(
    "name", "Tên đơn vị", "text",
    ("Đơn vị", "Tập thể", "Tên tập thể", "Phòng ban", "Cơ quan", "Tên cơ quan", "Phòng",
     "Cơ quan, đơn vị", "Tên phòng", "Unit"),
    required=True, width=34)  # fmt: skip
_UNIT_CODE = Column(
    "code", "Mã đơn vị", "code", ("Mã", "Mã phòng", "Ký hiệu", "Viết tắt"), width=12
)
_YEAR = Column(
    "year", "Năm", "years",
    ("Năm thành tích", "Năm đạt", "Năm đánh giá", "Năm xếp loại", "Năm học", "Năm công tác",
     "Năm công nhận", "Thời gian thành tích", "Giai đoạn", "Năm khen thưởng", "Năm đạt danh hiệu",
     "Year"),
    required=True, width=10, note="Năm thành tích, bốn chữ số.")  # fmt: skip
_DECISION = Column(
    "decision_no", "Số quyết định", "decision",
    ("Quyết định", "Số QĐ", "QĐ số", "Quyết định số", "Số, ngày quyết định", "Số quyết định ngày",
     "Quyết định khen thưởng", "Số hiệu quyết định", "Số ký hiệu", "Số, ngày, tháng quyết định",
     "Quyết định số ngày tháng năm", "Quyết định khen thưởng số", "Minh chứng"),
    width=18, note="Ví dụ 1234/QĐ-UBND. Để trống nếu chưa có minh chứng.")  # fmt: skip
_DECIDED = Column(
    "decided", "Ngày quyết định", "date",
    ("Ngày QĐ", "Ngày ký", "Ngày ban hành", "Ngày tháng quyết định", "Quyết định ngày",
     "Quyết định ngày tháng", "Ngày, tháng, năm quyết định", "Quyết định ngày tháng năm",
     "Ngày tháng năm"),
    width=14, note="ngày/tháng/năm")  # fmt: skip
_FROM = Column(
    "starts", "Từ ngày", "date", ("Từ", "Ngày bắt đầu", "Thời gian từ", "Bắt đầu", "Từ tháng"),
    required=True, width=12, note="ngày/tháng/năm")  # fmt: skip
_UNTIL = Column(
    "ends", "Đến hết ngày", "last_day",
    ("Đến ngày", "Đến", "Ngày kết thúc", "Thời gian đến", "Kết thúc", "Đến tháng"),
    critical=True, width=12, note="Ngày cuối cùng. Để trống nếu vẫn còn.")  # fmt: skip
_USED = Column(
    "used_for", "Đã dùng để xét", "awards",
    ("Đã sử dụng", "Đã dùng cho", "Đã xét", "Đã dùng xét", "Sử dụng để xét"),
    critical=True, width=26,
    note="Danh hiệu, hình thức đã dùng thành tích này; cách nhau bằng dấu chấm phẩy.")  # fmt: skip
_WHO = (_CODE, _NAME, _BORN)
_WHO_UNIT = (_UNIT_CODE, _UNIT_NAME)
_ANYONE = (_CODE, _SUBJECT, _BORN)


def _word(
    field: str, title: str, vocabulary: str, *synonyms: str, width: int = 24, **more: bool
) -> Column:
    return Column(field, title, "word", synonyms, vocabulary=vocabulary, width=width, **more)  # type: ignore[arg-type]


UNITS = SheetShape("subjects", "Đơn vị", "Units", (
    _UNIT_CODE,
    _UNIT_NAME,
    _word("role", "Loại đơn vị", "role", "Loại", "Loại hình", "Loại hình đơn vị"),
    Column("parent", "Đơn vị cấp trên", "unit", ("Trực thuộc", "Cấp trên", "Thuộc"), width=28),
    Column("founded", "Ngày thành lập", "date", ("Thành lập",), width=14),
    Column("left", "Ngừng hoạt động từ ngày", "date",
           ("Ngày giải thể", "Ngày sáp nhập", "Giải thể"), critical=True, width=14),
), "self", ("Danh sách đơn vị", "Tập thể", "Phòng ban"),
    "Mỗi dòng một tập thể: Sở, phòng, chi cục, trung tâm, doanh nghiệp, hộ gia đình.")  # fmt: skip
PEOPLE = SheetShape("subjects", "Nhân sự", "People", (
    *_WHO,
    _word("sex", "Giới tính", "sex", "Phái", "Nam nữ", width=10),
    _UNIT_OF,
    _word("group", "Đối tượng", "group", "Nhóm", "Loại cán bộ", "Loại lao động", "Loại hợp đồng"),
    Column("joined", "Ngày tuyển dụng", "date",
           ("Ngày vào ngành", "Ngày vào cơ quan", "Ngày bắt đầu làm việc", "Ngày vào làm",
            "Tuyển dụng", "Ngày công tác", "Ngày tiếp nhận"), width=14),
    Column("left", "Nghỉ, chuyển từ ngày", "date",
           ("Ngày nghỉ", "Ngày nghỉ hưu", "Ngày nghỉ việc", "Ngày chuyển", "Ngày nghỉ hưu chuyển",
            "Nghỉ hưu"), critical=True, width=14),
    Column("died", "Ngày mất", "date",
           ("Ngày từ trần", "Từ trần", "Ngày qua đời", "Ngày hy sinh", "Đã mất"),
           critical=True, width=14, note="Chỉ ghi khi đã từ trần, hy sinh; quá trình được giữ."),
    Column("identity_number", "Số định danh cá nhân", "identity",
           ("Số định danh", "Số CCCD", "CCCD", "Căn cước công dân", "Số căn cước", "Căn cước",
            "Số căn cước công dân", "Số CMND", "CMND", "CMND, CCCD", "Số CMND, CCCD",
            "Số CMND CCCD", "CCCD CMND", "Số CCCD CMND"), width=18,
           note="12 số, hoặc 9 số của CMND cũ; giữ các số 0 ở đầu. Chỉ bộ phận thường trực nhập "
                "được; số được mã hóa, không hiện lại trong bất kỳ bảng nào."),
), "self", ("Danh sách cán bộ", "Cán bộ", "Danh sách nhân sự", "CBCCVC", "Danh sách CBCCVC",
            "Danh sách công chức"),
    "Mỗi dòng một người đang hoặc đã công tác.")  # fmt: skip
RATINGS = SheetShape("ratings", "Xếp loại cá nhân", "Ratings of people", (
    *_WHO, _YEAR,
    _word("rating", "Mức xếp loại", "rating", "Xếp loại", "Kết quả xếp loại", "Đánh giá",
          "Kết quả đánh giá", "Kết quả", "Mức độ hoàn thành nhiệm vụ", "Mức độ hoàn thành",
          "Xếp loại chất lượng", "Kết quả đánh giá xếp loại", "Mức độ HTNV", required=True),
), synonyms=("Xếp loại", "Đánh giá xếp loại"),
    note="Mỗi dòng một người, một năm. Danh sách ngang (năm là cột) cũng đọc được.")  # fmt: skip
UNIT_RATINGS = SheetShape("ratings", "Xếp loại tập thể", "Ratings of collectives", (
    *_WHO_UNIT, _YEAR, *RATINGS.columns[-1:],
), "unit", note="Mỗi dòng một tập thể, một năm.")  # fmt: skip
AWARDS = SheetShape("awards", "Khen thưởng", "Awards held", (
    *_ANYONE,
    Column("award", "Danh hiệu, hình thức", "award",
           ("Danh hiệu", "Hình thức khen thưởng", "Danh hiệu thi đua", "Hình thức", "Khen thưởng",
            "Danh hiệu hình thức khen thưởng", "Danh hiệu hình thức", "Tên danh hiệu",
            "Danh hiệu đạt được", "Khen thưởng đạt được", "Danh hiệu thi đua khen thưởng",
            "Danh hiệu thi đua hình thức khen thưởng", "Thành tích khen thưởng",
            "Danh hiệu khen thưởng", "Các hình thức khen thưởng"),
           required=True, width=36, note="Chọn trong danh mục, hoặc viết tắt: CSTĐCS, BK tỉnh. "
                "Ghi «Khác: …» nếu ngoài danh mục và cần giữ nguyên tên."),
    _YEAR, _DECISION, _DECIDED,
    Column("issuer", "Cơ quan khen", "issuer",
           ("Cấp khen", "Cơ quan tặng", "Cấp ban hành", "Cơ quan ban hành", "Cấp quyết định",
            "Cơ quan quyết định", "Quyết định cơ quan ban hành", "Cấp khen thưởng", "Nơi tặng",
            "Cơ quan ký", "Người ký", "Quyết định của"), width=24),
    Column("content", "Nội dung", "text",
           ("Trích yếu", "Nội dung khen", "Nội dung khen thưởng", "Trích yếu quyết định", "Lý do",
            "Lý do khen thưởng", "Nội dung thành tích", "Về việc", "Thành tích"), width=36,
           note="Trích yếu của quyết định; dùng để gợi ý loại hình khen thưởng."),
    _word("method", "Loại hình", "method", "Loại hình khen thưởng", "Loại hình khen", width=22),
    Column("achievement_from", "Thành tích từ ngày", "date", ("Thành tích từ",), width=14),
    Column("achievement_to", "Thành tích đến ngày", "date", ("Thành tích đến",), width=14),
    Column("revoked", "Bị thu hồi ngày", "date", ("Ngày thu hồi", "Thu hồi", "Hủy bỏ"),
           critical=True, width=14),
    Column("revoked_no", "Số quyết định thu hồi", "text", ("Quyết định thu hồi",), width=18),
    Column("revoked_why", "Căn cứ thu hồi", "text", ("Lý do thu hồi", "Căn cứ hủy bỏ"), width=26),
    Column("restored", "Khôi phục ngày", "date", ("Ngày khôi phục", "Khôi phục"), critical=True,
           width=14, note="Ngày được công nhận lại sau khi bị thu hồi."),
    Column("restored_no", "Số quyết định khôi phục", "text", ("Quyết định khôi phục",), width=18),
    Column("restored_why", "Căn cứ khôi phục", "text", ("Lý do khôi phục",), width=26),
    Column("certificate_no", "Số sổ vàng, số bằng", "text",
           ("Số bằng", "Số sổ vàng", "Số vào sổ vàng"), width=18),
    _word("object_class", "Đối tượng thống kê", "object_class", "Nhóm đối tượng thống kê",
          width=28),
    Column("reissued", "Cấp đổi, cấp lại ngày", "date", ("Ngày cấp đổi, cấp lại",),
           critical=True, width=14, note="Chỉ bằng được đổi hoặc cấp lại; khen thưởng giữ nguyên."),
    _word("reissue_kind", "Cấp đổi hay cấp lại", "reissue", "Cấp đổi, cấp lại", width=14),
    Column("reissued_no", "Số quyết định cấp đổi, cấp lại", "text", width=18),
    Column("reissued_why", "Lý do cấp đổi, cấp lại", "text", width=26),
    Column("former_certificate_no", "Số bằng trước đó", "text", ("Số bằng cũ",), width=18),
), "any", ("Khen thưởng đã đạt", "Danh hiệu", "Thành tích khen thưởng", "Danh hiệu khen thưởng"),
    "Mỗi dòng một danh hiệu hoặc hình thức đã được tặng. Cột «Năm» là năm thành tích.")  # fmt: skip
INITIATIVES = SheetShape("initiatives", "Sáng kiến - đề tài", "Initiatives", (
    *_WHO, _YEAR,
    Column("title", "Tên sáng kiến, đề tài", "text",
           ("Tên sáng kiến", "Sáng kiến", "Tên đề tài", "Đề tài", "Tên giải pháp", "Tên SK",
            "Tên đề tài sáng kiến", "Tên sáng kiến giải pháp", "Sáng kiến đề tài"),
           required=True, width=48),
    _word("kind", "Loại", "initiative_kind", "Loại sáng kiến", "Phân loại", width=18),
    _word("level", "Cấp công nhận", "level", "Cấp", "Phạm vi", "Phạm vi ảnh hưởng",
          "Mức công nhận", "Cấp công nhận sáng kiến", width=20),
    Column("share", "Tỷ lệ đóng góp (%)", "percent",
           ("Tỷ lệ", "Tỷ lệ đóng góp", "% đóng góp", "Đóng góp", "Tỷ lệ % đóng góp"),
           critical=True, width=12, note="Để trống là 100%."),
    Column("replicable", "Có thể nhân rộng", "yes",
           ("Nhân rộng", "Khả năng nhân rộng", "Đã nhân rộng"), vocabulary="yes", width=12),
    _USED, _DECISION, _DECIDED,
), synonyms=("Sáng kiến", "Đề tài", "SKKN", "Sáng kiến, đề tài", "Danh sách sáng kiến"),
    note="Mỗi dòng một tác giả; sáng kiến được công nhận, đề tài được nghiệm thu.")  # fmt: skip
ACHIEVEMENTS = SheetShape("achievements", "Thành tích", "Achievements", (
    *_ANYONE, _YEAR,
    _word("kind", "Loại thành tích", "achievement_kind", "Loại", required=True, width=30),
    _word("level", "Phạm vi ảnh hưởng", "reach", "Cấp", "Phạm vi", width=20),
    Column("launched_by", "Cấp phát động", "issuer", ("Cơ quan phát động",), width=24),
    Column("duration", "Số năm của phong trào", "integer", ("Số năm",), width=12),
    _USED,
    Column("title", "Nội dung thành tích", "text", ("Nội dung", "Tên thành tích"), width=44),
), "any", note="Thành tích, đóng góp làm căn cứ xét giấy khen, bằng khen.")  # fmt: skip
DISCIPLINE = SheetShape("discipline", "Kỷ luật", "Discipline", (
    *_ANYONE,
    _word("form", "Hình thức kỷ luật", "discipline", "Hình thức", "Kỷ luật", required=True),
    _FROM, _UNTIL,
), "any", note="Chỉ bộ phận thường trực thi đua, khen thưởng được xem. Kết luận bằng văn bản về vi "
    "phạm, khuyết điểm nghiêm trọng cũng ghi ở đây, «Từ ngày» là ngày kết luận.")  # fmt: skip
HOLDS = SheetShape("holds", "Tạm dừng xét", "Holds", (
    *_ANYONE, _word("reason", "Lý do", "hold", "Lý do tạm dừng", required=True, width=28),
    _FROM, _UNTIL,
), "any", ("Tạm dừng",),
    "Đang xem xét kỷ luật, điều tra, thanh tra, có đơn thư.")  # fmt: skip
POSTS = SheetShape("posts", "Chức vụ", "Posts", (
    *_WHO, Column("post", "Chức vụ", "text", ("Chức danh", "Vị trí", "Chức vụ đảm nhiệm"),
                  required=True, width=28),
    Column("unit", "Đơn vị", "unit", _UNIT_OF.synonyms, width=28), _FROM, _UNTIL,
    _word("ended_by", "Thôi giữ do", "post_ending", "Lý do thôi giữ", "Lý do thôi giữ chức vụ"),
    Column("term_ends", "Hết nhiệm kỳ", "last_day",
           ("Hết thời hạn bổ nhiệm", "Ngày hết nhiệm kỳ", "Thời hạn bổ nhiệm đến"),
           critical=True, width=14,
           note="Ngày cuối của nhiệm kỳ, thời hạn bổ nhiệm; cần khi thôi giữ trước thời hạn."),
), synonyms=("Quá trình công tác", "Chức danh"))  # fmt: skip
RETIREMENTS = SheetShape("retirements", "Nghỉ hưu", "Retirements", (
    *_WHO,
    Column("decided", "Ngày thông báo, quyết định nghỉ hưu", "date",
           ("Ngày quyết định nghỉ hưu", "Ngày thông báo nghỉ hưu"), required=True, width=18),
    Column("higher_age", "Nghỉ hưu ở tuổi cao hơn (nữ)", "yes", ("Tuổi nghỉ hưu cao hơn",),
           critical=True, vocabulary="yes", width=16),
    Column("both_wars", "Công tác suốt hai cuộc kháng chiến", "yes", ("Hai cuộc kháng chiến",),
           critical=True, vocabulary="yes", width=18),
), synonyms=("Nghỉ chế độ", "Quyết định nghỉ hưu"),
    note="Căn cứ xét khen thưởng quá trình cống hiến; chức vụ ghi ở sheet Chức vụ.")  # fmt: skip
ABSENCES = SheetShape("absences", "Thời gian vắng", "Absences", (
    *_WHO, _word("kind", "Loại", "absence", "Lý do", "Loại nghỉ", "Lý do nghỉ", required=True),
    _FROM, _UNTIL,
    Column("full_time", "Vắng toàn thời gian", "yes", ("Toàn thời gian", "Tập trung"),
           vocabulary="yes", width=14),
    _word("result", "Kết quả học tập", "study_result", "Kết quả", width=16),
), synonyms=("Thai sản", "Nghỉ", "Đi học", "Vắng mặt", "Nghỉ thai sản, đi học"),
    note="Thai sản, ốm đau, nghỉ không lương, đi học, biệt phái, nghĩa vụ quân sự.")  # fmt: skip


def _count(field: str, title: str, *synonyms: str, required: bool = False) -> Column:
    return Column(field, title, "integer", synonyms, required, critical=True, width=13)


MEMBERS = SheetShape("members", "Quân số năm", "Members by year", (
    *_WHO_UNIT, _YEAR,
    _count("total", "Tổng số người", "Tổng số", "Quân số", "Số người", "Tổng quân số",
           "Tổng số CBCC", required=True),
    _count("rated", "Số người được xếp loại", "Số xếp loại", "Được xếp loại"),
    _count("advanced_worker", "Số Lao động tiên tiến", "Số LĐTT", "LĐTT", "Lao động tiên tiến"),
    _count("emulation_fighter_grassroots", "Số Chiến sĩ thi đua cơ sở", "Số CSTĐCS", "CSTĐCS"),
    Column("all_completed", "Mọi người đều hoàn thành nhiệm vụ", "yes",
           ("100% hoàn thành nhiệm vụ", "100% HTNV"), critical=True, vocabulary="yes", width=16),
    _count("disciplined_reprimand_or_more", "Số bị kỷ luật khiển trách trở lên",
           "Khiển trách trở lên", "Số người bị kỷ luật"),
    _count("disciplined_warning_or_more", "Số bị kỷ luật cảnh cáo trở lên", "Cảnh cáo trở lên"),
), "unit", ("Quân số", "Quân số tập thể"),
    "Số người của tập thể trong từng năm, làm căn cứ tính tỷ lệ.")  # fmt: skip
BLOCS = SheetShape("blocs", "Cụm khối", "Blocs", (
    *_WHO_UNIT, _YEAR,
    Column("leader", "Dẫn đầu cụm, khối", "yes", ("Dẫn đầu", "Đơn vị dẫn đầu", "Dẫn đầu khối"),
           critical=True, vocabulary="yes", width=12),
    Column("exceeds_targets", "Vượt chỉ tiêu", "yes",
           ("Hoàn thành vượt mức", "Vượt kế hoạch", "Hoàn thành vượt chỉ tiêu"),
           critical=True, vocabulary="yes", width=12),
    _word("organised_by", "Cấp tổ chức cụm, khối", "organiser", "Cấp tổ chức", width=20),
    Column("bloc", "Tên cụm, khối", "text", ("Tên cụm khối", "Cụm khối", "Tên khối"), width=30),
    _word("part", "Vai trò trong cụm, khối", "bloc_part", "Vai trò", width=22),
), "unit", ("Cụm, khối", "Cụm khối thi đua"))  # fmt: skip
BODY_RATINGS = SheetShape("body_ratings", "Xếp loại Đảng - đoàn thể", "Ratings of bodies", (
    *_WHO_UNIT, _YEAR,
    _word("body", "Tổ chức", "body", "Đoàn thể", "Tổ chức Đảng đoàn thể", required=True, width=20),
    *RATINGS.columns[-1:],
), "unit", ("Xếp loại Đảng, đoàn thể", "Đảng đoàn thể", "Đảng - đoàn thể"))  # fmt: skip
COVERAGE = SheetShape("coverage", "Đủ dữ liệu", "Complete records", (
    *(Column(c.field, c.title, c.kind, c.synonyms, width=c.width) for c in _ANYONE),
    _word("table", "Bảng", "table", "Loại dữ liệu", "Dữ liệu", required=True),
    Column("first", "Từ năm", "years", required=True, width=10),
    Column("last", "Đến năm", "years", required=True, width=10),
), "all", note="Khoảng năm đã nhập đủ; để trống cá nhân, tập thể nghĩa là tất cả. Trong khoảng này,"
    " không có dòng nghĩa là không có; ngoài khoảng là chưa biết.")  # fmt: skip
PROPOSALS = SheetShape("proposals", "Đề nghị", "Proposals", (
    *_ANYONE, AWARDS.columns[3], _YEAR,
), "any", ("Danh sách đề nghị", "Đề nghị khen thưởng"), offered=False)  # fmt: skip
MEMBERSHIPS = SheetShape("memberships", "Biên chế từng năm", "Memberships", (
    *_WHO, Column("unit", "Đơn vị", "unit", _UNIT_OF.synonyms, required=True, width=28), _YEAR,
), synonyms=("Biên chế",), offered=False)  # fmt: skip

BESIDE = (
    "revoked_no",
    "revoked_why",
    "restored_no",
    "restored_why",
    "certificate_no",
    "object_class",
    "reissued",
    "reissue_kind",
    "reissued_no",
    "reissued_why",
    "former_certificate_no",
)
"""Columns of awards that the contract has no field for: kept as text beside the row. A word is
kept by its code, a day as YYYY-MM-DD."""

SHEETS: tuple[SheetShape, ...] = (
    UNITS, PEOPLE, RATINGS, UNIT_RATINGS, AWARDS, INITIATIVES, ACHIEVEMENTS, DISCIPLINE, HOLDS,
    POSTS, RETIREMENTS, ABSENCES, MEMBERS, BLOCS, BODY_RATINGS, COVERAGE, PROPOSALS, MEMBERSHIPS,
)  # fmt: skip
UNIT_NAME_SHEETS = frozenset(shape.title for shape in SHEETS if shape.who == "unit") | {UNITS.title}
GUIDE_SHEET, LISTS_SHEET, ERRORS_SHEET = "Hướng dẫn", "Danh mục", "Lỗi"
SKIPPED_SHEETS = frozenset((GUIDE_SHEET, LISTS_SHEET, ERRORS_SHEET))
