"""The words of differences and of coverage, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

KEYS: Mapping[str, tuple[str, str]] = {
    "min": ("số lượng", "number"),
    "years": ("số năm liên tục", "years in a row"),
    "window": ("thời gian tính", "period counted"),
    "percent": ("tỷ lệ", "share"),
    "strictly": ("phải vượt tỷ lệ", "share to be passed"),
    "length": ("số lần liên tục", "times in a row"),
    "ending": ("năm cuối của chuỗi", "last year of the run"),
    "step": ("số năm giữa hai lần", "years between two"),
    "issuers": ("nơi tặng", "issuer"),
    "after": ("chỉ tính sau khi đã được tặng", "counted only after"),
    "level": ("cấp", "level"),
    "kind": ("loại", "kind"),
    "kinds": ("loại thành tích", "kinds of achievement"),
    "replicable": ("phải có hiệu quả áp dụng, nhân rộng", "to be applied and replicable"),
    "unused_for": ("chưa dùng để xét", "not used before for"),
    "at_least": ("mức xếp loại", "rating"),
    "rating": ("mức xếp loại", "rating"),
    "award": ("danh hiệu, hình thức", "award"),
    "title": ("danh hiệu", "title"),
    "all_completed": ("mọi thành viên hoàn thành nhiệm vụ", "every member completed the tasks"),
    "none_disciplined": ("mức kỷ luật của thành viên", "discipline of members"),
    "form": ("mức kỷ luật", "discipline"),
    "leader": ("dẫn đầu cụm, khối", "leads the bloc"),
    "exceeds_targets": ("vượt chỉ tiêu", "exceeds the targets"),
    "by": ("cấp tổ chức cụm, khối", "bloc organised by"),
    "bodies": ("tổ chức đảng, đoàn thể", "Party and mass bodies"),
    "launched_by": ("cấp phát động phong trào", "movement launched by"),
    "min_duration": ("thời gian của phong trào (năm)", "length of the movement (years)"),
    "min_months": ("số tháng làm việc trong năm", "months worked in the year"),
    "in": ("loại tập thể", "kind of collective"),
    "setting": ("tham số do bộ, tỉnh quy định", "parameter of the issuer"),
    "any": ("yêu cầu của từng năm", "demand on each year"),
    "code": ("nội dung xác nhận", "what is certified"),
    "since.award": ("lần khen làm mốc tính", "award counted from"),
    "since.issuers": ("nơi tặng lần khen làm mốc", "issuer counted from"),
    "since.every_year": ("yêu cầu của từng năm từ mốc", "demand on each year since"),
    "since.restart": ("lần khen phải tính lại từ đầu", "awards that restart the count"),
    "working_days": ("số ngày làm việc", "working days"),
    "of": ("tính trên", "out of"),
    "month": ("tháng", "month"),
    "day": ("ngày", "day"),
    "years_after": ("số năm sau năm xét", "years after"),
    "enters": ("cách chọn văn bản", "how a file is assigned"),
    "name": ("giấy tờ", "paper"),
}
"""Parameter → its name (Vietnamese, English). A key of one leaf word may stand as «word.key»."""

OF_WORD: Mapping[str, tuple[str, str]] = {
    "ratings.min": ("số năm đạt mức xếp loại", "years so rated"),
    "titles.min": ("số lần được tặng", "times awarded"),
    "initiatives.min": ("số sáng kiến, đề tài", "number of initiatives or topics"),
    "initiatives.level": ("cấp công nhận sáng kiến", "level of recognition"),
    "initiatives.kind": ("loại (sáng kiến, đề tài)", "kind (initiative, topic)"),
    "years_since.min": ("số năm tính từ lần khen trước", "years since the earlier award"),
    "collective_age.min": ("số năm từ khi thành lập", "years since founding"),
    "members.min": ("số người", "number of people"),
    "achievement.min": ("số thành tích", "number of achievements"),
    "achievement.level": ("cấp ghi nhận thành tích", "level of the achievement"),
    "study.at_least": ("kết quả học tập", "result of the course"),
}

VALUES: Mapping[str, tuple[str, str]] = {
    "year": ("năm xét", "the reference year"),
    "since": ("từ lần khen trước", "since the earlier award"),
    "reference": ("năm xét", "the reference year"),
    "previous": ("năm trước năm xét", "the year before"),
    "either": ("năm xét hoặc năm trước", "either of the two"),
    "any": ("mọi loại", "any"),
    "base": ("cấp cơ sở", "base level"),
    "ministry_province": ("cấp bộ, ban, ngành, tỉnh", "ministry or province"),
    "national": ("toàn quốc", "nationwide"),
    "commune": ("cấp xã", "commune"),
    "initiative": ("sáng kiến", "initiative"),
    "science_work": ("đề tài, công trình khoa học", "science work"),
    "form": ("hình thức khen thưởng", "a commendation form"),
    "sent": ("theo ngày gửi hồ sơ", "by the day the file was sent"),
    "received": ("theo ngày nhận hồ sơ", "by the day the file was received"),
    "all_members": ("tổng số thành viên hội đồng", "all members of the council"),
    "central": ("Hội đồng Thi đua - Khen thưởng Trung ương", "the Central Council"),
    "president": ("Chủ tịch nước", "the President"),
    "prime_minister": ("Thủ tướng Chính phủ", "the Prime Minister"),
    "average": ("trung bình", "average"),
    "fair": ("khá", "fair"),
    "failed": ("không đạt", "failed"),
}

STATES: Mapping[str, tuple[str, str]] = {
    "read": ("", ""),
    "unread": ("chưa đọc được văn bản", "the text has not been read"),
    "before": ("dữ liệu pháp luật chưa có tiêu chuẩn", "the law data have no standard yet"),
    "over": ("không còn hiệu lực", "no longer in force"),
}

RECIPIENTS: Mapping[str, tuple[str, str]] = {
    "individual": ("Cá nhân", "Individuals"),
    "collective": ("Tập thể", "Collectives"),
    "household": ("Hộ gia đình", "Households"),
}

PATTERNS: Mapping[str, tuple[str, str]] = {
    "added": ("Thêm: {text}", "Added: {text}"),
    "dropped": ("Bỏ: {text}", "Dropped: {text}"),
    "raised": ("Nâng {key} từ {old} lên {new}", "{key}: raised from {old} to {new}"),
    "lowered": ("Hạ {key} từ {old} xuống {new}", "{key}: lowered from {old} to {new}"),
    "other": ("Đổi {key}: trước là {old}, nay là {new}", "{key}: was {old}, is now {new}"),
    "set": ("Thêm yêu cầu: {key} {new}", "Also asked: {key} {new}"),
    "unset": ("Không còn yêu cầu: {key} {old}", "No longer asked: {key} {old}"),
    "flag_on": ("Thêm yêu cầu: {key}", "Also asked: {key}"),
    "flag_off": ("Không còn yêu cầu: {key}", "No longer asked: {key}"),
    "meaning": ("Cách tính khác trước", "Counted in another way"),
    "reworded": ("Diễn đạt lại, cách tính như cũ", "Reworded, counted as before"),
    "reworded_from": (
        "Diễn đạt lại, cách tính như cũ (trước: «{old}»)",
        "Reworded, counted as before (was: «{old}»)",
    ),
    "cited": ("Căn cứ: trước là {old}, nay là {new}", "Basis: was {old}, is now {new}"),
    "sure": (
        "Mức độ đối chiếu: trước là «{old}», nay là «{new}»",
        "Verification: was «{old}», is now «{new}»",
    ),
    "branch": (
        "Điểm của điều luật: trước là {old}, nay là {new}",
        "Point of the article: was {old}, is now {new}",
    ),
    "alternative": (
        "Trước là bắt buộc, nay là một trong các lựa chọn",
        "Was required, is now one of several",
    ),
    "required": (
        "Trước là một trong các lựa chọn, nay là bắt buộc",
        "Was one of several, is now required",
    ),
    "state": ("Trước: {old}; nay: {new}", "Before: {old}; now: {new}"),
    "state_new": ("Nay: {new}", "Now: {new}"),
    "state_old": ("Trước: {old}", "Before: {old}"),
    "instrument.added": ("Có hiệu lực từ {day}: {name}", "In force from {day}: {name}"),
    "instrument.dropped": (
        "Hết hiệu lực từ {day}: {name}",
        "No longer in force from {day}: {name}",
    ),
    "principle.added": ("Nguyên tắc mới: {name}", "New principle: {name}"),
    "principle.dropped": (
        "Nguyên tắc không còn áp dụng: {name}",
        "Principle no longer applied: {name}",
    ),
    "principle.changed": ("Nguyên tắc thay đổi: {name}", "Principle changed: {name}"),
    "overlay.added": (
        "Quy định riêng có hiệu lực từ {day}: {name}",
        "Own rules in force from {day}: {name}",
    ),
    "overlay.dropped": (
        "Quy định riêng hết hiệu lực từ {day}: {name}",
        "Own rules end on {day}: {name}",
    ),
    "other_rule.changed": ("{name} thay đổi", "{name} changed"),
    "nothing": (
        "Không có gì thay đổi giữa hai ngày này.",
        "Nothing changed between these two days.",
    ),
    "draft": ("Theo dự thảo", "By the draft"),
    "yes": ("có", "yes"),
    "no": ("không", "no"),
    "none": ("không nêu", "not named"),
    "years": ("{n} năm", "{n} years"),
    "run": ("chuỗi năm xếp loại {rating}", "the run of years rated {rating}"),
}
