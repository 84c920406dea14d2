"""What the general principles say of a verdict, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.verdict import Overall
from .words import HOLD, LABEL, OVERALL, PATTERNS, RATING

PAPER: Mapping[str, Mapping[str, str]] = {
    "vi": {"tax_confirmation": "xác nhận hoàn thành nghĩa vụ nộp ngân sách",
           "audit_reports": "báo cáo kiểm toán 5 năm trước (nếu thuộc diện kiểm toán)"},
    "en": {"tax_confirmation": "confirmation that dues to the budget are paid",
           "audit_reports": "audit reports of the five years before (if subject to audit)"},
}  # fmt: skip
DECIDER: Mapping[str, Mapping[str, str]] = {
    "vi": {"new_unit": "đơn vị mới", "sending_unit": "đơn vị cử đi",
           "rating_body": "cơ quan có thẩm quyền đánh giá, xếp loại"},
    "en": {"new_unit": "the new unit", "sending_unit": "the sending unit",
           "rating_body": "the body competent to rate"},
}  # fmt: skip
OPINION: Mapping[str, Mapping[bool, str]] = {
    "vi": {True: "; cần ý kiến của đơn vị cũ (làm ở đó từ 6 tháng trở lên trong năm)", False: ""},
    "en": {True: "; the old unit's opinion is needed (six months or more there in the year)",
           False: ""},
}  # fmt: skip
UNSURE: Mapping[str, Mapping[str, str]] = {
    "vi": {"verified": "", "to_confirm": "; cần đối chiếu văn bản", "draft": "; dự thảo",
           "unknown": "; chưa đọc được văn bản"},
    "en": {"verified": "", "to_confirm": "; to be confirmed", "draft": "; draft",
           "unknown": "; text not read"},
}  # fmt: skip

NOTICES: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "held_up": "Tạm dừng xét: {reasons}.",
        "counted_after": "Đã bị kỷ luật: chỉ tính thành tích lập được từ ngày {day}.",
        "discipline_runs": "Đang trong thời gian kỷ luật (từ ngày {day}):"
        " thành tích chỉ tính từ khi chấp hành xong.",
        "posthumous_refused": "Đã từ trần ngày {day}: danh hiệu thi đua không truy tặng.",
        "posthumous_form": "Đã từ trần ngày {day}: xét truy tặng;"
        " đơn vị quản lý người ấy lập hồ sơ.",
        "posthumous_unsettled": "Đã từ trần ngày {day}: chưa thấy văn bản nào nói rõ hình thức này"
        " có được truy tặng hay không.",
        "achievement_used": "Thành tích đã dùng một lần: {items}. Một thành tích chỉ khen một lần.",
        "title_climb": "{items} đã dùng xét {awards}; có được dùng tiếp cho danh hiệu cao hơn hay"
        " không do bộ, tỉnh quy định.",
        "initiative_again": "Sáng kiến «{items}» được công nhận nhiều lần ({years});"
        " cơ sở không công nhận lại một sáng kiến.",
        "not_merit": "Không tính {awards} ({years}): khen đột xuất, theo chuyên đề và các loại hình"
        " khác không làm căn cứ đề nghị khen thưởng công trạng.",
        "period_unnamed": "Quyết định {awards} ngày {day} không ghi thời gian lập thành tích:"
        " tính từ ngày quyết định thì chưa đủ {required} năm (đang tính từ hết năm {counted}).",
        "period_differs": "Quyết định {awards} ghi thành tích đến ngày {day} nhưng đang tính từ hết"
        " năm {counted}; cần sửa lại năm.",
        "collective_years": "Các năm đều hoàn thành tốt trở lên nhưng mới {value} năm liên tục hoàn"
        " thành xuất sắc hoặc đạt Tập thể lao động xuất sắc, cần {required} năm.",
        "collective_years_none": "Các năm đều hoàn thành tốt trở lên nhưng năm xét chưa hoàn thành"
        " xuất sắc và chưa đạt Tập thể lao động xuất sắc, cần {required} năm liên tục.",
        "collective_years_one": "Các năm đều hoàn thành tốt trở lên nhưng chỉ năm xét hoàn thành"
        " xuất sắc hoặc đạt Tập thể lao động xuất sắc, cần {required} năm liên tục.",
        "work_unproved": "Chưa có quyết định hoặc giấy chứng nhận: {items}.",
        "head_above_unit": "Người đứng đầu được xếp loại {own}, đơn vị chỉ {theirs}:"
        " mức của người đứng đầu không được cao hơn đơn vị.",
        "maternity_counts": "Có thời gian nghỉ thai sản trong năm {year}: được tính là thời gian"
        " làm việc.",
        "study_short": "Được cử đi học dưới 1 năm: tính nếu chấp hành tốt quy định của nơi học.",
        "study_unfinished": "Được cử đi học từ 1 năm trở lên, chưa có kết quả: chỉ tính khi hoàn"
        " thành chương trình, đạt từ loại khá trở lên.",
        "study_counts": "Được cử đi học từ 1 năm trở lên, kết quả từ loại khá: được tính nếu chấp"
        " hành tốt quy định của nơi học.",
        "transferred": "Có chuyển công tác trong năm: {decides} xét{opinion}.",
        "seconded": "Có thời gian biệt phái trong năm: {decides} xét.",
        "long_absence": "Nghỉ {months} tháng trong năm {year}: nhiều bộ không xét, luật không quy"
        " định; xem quy định của tỉnh.",
        "unrated_years": "Không xếp loại vì làm việc dưới 6 tháng: năm {years}; không coi là đạt"
        " hay không đạt, cần người có thẩm quyền xem xét.",
        "report_stale": "Báo cáo thành tích đến hết năm đã quá {months} tháng (hạn {day}):"
        " cần bổ sung thành tích đến thời điểm đề nghị.",
        "one_state_award": "Trong cùng năm còn có khen thưởng cấp Nhà nước: {awards};"
        " mỗi năm chỉ đề nghị một.",
        "bodies_below": "Chưa hoàn thành xuất sắc nhiệm vụ: {bodies}.",
        "bodies_unknown": "Chưa có xếp loại trong năm: {bodies}.",
        "outsider_state_award": "Người ngoài biên chế của đơn vị: chỉ khen theo thẩm quyền của đơn"
        " vị, không đề nghị khen thưởng cấp Nhà nước.",
        "occasion_to_check": "Kiểm tra {items}: không đề nghị khen thưởng cấp Nhà nước khi tổng kết"
        " luật, phục vụ hội nghị.",
        "priority_group": "Thuộc đối tượng được quan tâm khen thưởng (người trực tiếp lao động,"
        " nông dân).",
        "enterprise_papers": "Hồ sơ của doanh nghiệp phải có: {papers}.",
        "enterprise_route": "Doanh nghiệp không do tỉnh quản lý cần ý kiến bằng văn bản của tỉnh"
        " nơi đặt trụ sở và của bộ quản lý (trả lời trong {days} ngày làm việc).",
        "built_on_revoked": "Danh hiệu, hình thức này dựa trên khen thưởng đã bị thu hồi;"
        " xét lại thì {overall}.",
        "rests_on_built": "Đang tính {awards}, là khen thưởng dựa trên khen thưởng đã bị thu hồi;"
        " cần xem xét lại.",
        "given_back": "Đã được phục hồi và được tính: {awards}.",
    },
    "en": {
        "held_up": "Review suspended: {reasons}.",
        "counted_after": "Was disciplined: only achievements from {day} on count.",
        "discipline_runs": "Discipline is running (since {day}): achievements count only once it is"
        " served.",
        "posthumous_refused": "Died on {day}: titles are not given posthumously.",
        "posthumous_form": "Died on {day}: considered posthumously; the unit that managed the"
        " person prepares the file.",
        "posthumous_unsettled": "Died on {day}: no text seen says whether this form may be given"
        " posthumously.",
        "achievement_used": "Already used once: {items}. One achievement is rewarded once.",
        "title_climb": "{items} already served {awards}; whether it may serve the next title is for"
        " the ministry or the province to say.",
        "initiative_again": "Initiative «{items}» was recognised more than once ({years});"
        " a base does not recognise the same one again.",
        "not_merit": "Not counted: {awards} ({years}); sudden, thematic and other awards are no"
        " basis for a merit award.",
        "period_unnamed": "The decision on {awards} of {day} names no achievement period: counted"
        " from its day, {required} years are not full (counted now from the end of {counted}).",
        "period_differs": "The decision on {awards} names achievements up to {day}, but the count"
        " starts after {counted}; correct the year.",
        "collective_years": "Every year is good or better, but only {value} years in a row are"
        " excellent or hold the title Excellent labour collective; {required} are needed.",
        "collective_years_none": "Every year is good or better, but the year under review is not"
        " excellent and has no title Excellent labour collective; {required} years in a row are"
        " needed.",
        "collective_years_one": "Every year is good or better, but only the year under review is"
        " excellent or holds the title Excellent labour collective; {required} years in a row are"
        " needed.",
        "work_unproved": "No decision or certificate on record: {items}.",
        "head_above_unit": "The head is rated {own}, the unit only {theirs}: a head is not rated"
        " above the unit.",
        "maternity_counts": "Maternity leave in {year} counts as time worked.",
        "study_short": "On a course of less than a year: it counts if the school's rules were"
        " kept.",
        "study_unfinished": "On a course of a year or more without a result yet: it counts once"
        " finished with a fair result or better.",
        "study_counts": "On a course of a year or more with a fair result or better: it counts if"
        " the school's rules were kept.",
        "transferred": "Transferred in the year: {decides} decides{opinion}.",
        "seconded": "Seconded in the year: {decides} decides.",
        "long_absence": "Absent {months} months of {year}: several ministries do not consider this,"
        " statute does not say; see the province's rules.",
        "unrated_years": "Not rated for less than six months of work: {years}; neither pass nor"
        " fail, a person decides.",
        "report_stale": "A report up to the year's end is older than {months} months (limit {day}):"
        " add the achievements up to the proposal.",
        "one_state_award": "Other state-level awards in the same year: {awards}; one is proposed a"
        " year.",
        "bodies_below": "Not rated excellent: {bodies}.",
        "bodies_unknown": "Not rated this year: {bodies}.",
        "outsider_state_award": "Outside the unit's payroll: the unit commends by itself only; no"
        " state-level award is proposed.",
        "occasion_to_check": "Check {items}: no state-level award is proposed for reviewing a law"
        " or serving a conference.",
        "priority_group": "Among those whom commendation favours (direct workers, farmers).",
        "enterprise_papers": "An enterprise's file must hold: {papers}.",
        "enterprise_route": "An enterprise the province does not manage needs the written opinion"
        " of the head office's province and of its ministry (within {days} working days).",
        "built_on_revoked": "This award rests on one that was revoked; judged again it {overall}.",
        "rests_on_built": "Counts {awards}, which rests on an award that was revoked; review it.",
        "given_back": "Restored and counted: {awards}.",
    },
}  # fmt: skip


def principle_text(lang: str, code: str, tokens: Mapping[str, object], cited: str) -> str:
    """The sentence of a notice, with where its principle stands and how sure that is."""
    told = {name: _told(lang, name, value) for name, value in tokens.items()}
    few = {0: f"{code}_none", 1: f"{code}_one"}.get(_number(tokens.get("value")), "")
    pattern = NOTICES[lang].get(few) or NOTICES[lang].get(code) or PATTERNS[lang][code]
    return f"{pattern.format(**told)} ({cited}{UNSURE[lang][str(tokens['sureness'])]})"


def _number(value: object) -> int:
    return value if isinstance(value, int) else -1


def _told(lang: str, name: str, value: object) -> object:
    words = {
        "reasons": HOLD, "bodies": LABEL, "papers": PAPER, "own": RATING, "theirs": RATING,
        "decides": DECIDER,
    }.get(name)  # fmt: skip
    if isinstance(value, Overall):
        return OVERALL[lang][value]
    if isinstance(value, bool):
        return OPINION[lang][value]
    parts = value if isinstance(value, list) else [value]
    if words is not None:
        parts = [words[lang].get(str(part), part) for part in parts]
    return ", ".join(map(str, parts))
