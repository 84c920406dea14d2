"""The words of both languages: vocabularies and sentence patterns."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.verdict import Overall, Status, Sureness

LANGUAGES = ("vi", "en")

RATING: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "excellent": "hoàn thành xuất sắc nhiệm vụ", "good": "hoàn thành tốt nhiệm vụ",
        "completed": "hoàn thành nhiệm vụ", "not_completed": "không hoàn thành nhiệm vụ",
    },
    "en": {
        "excellent": "excellent", "good": "good", "completed": "completed",
        "not_completed": "not completed",
    },
}  # fmt: skip

OVERALL: Mapping[str, Mapping[Overall, str]] = {
    "vi": {
        Overall.ELIGIBLE: "đủ tiêu chuẩn", Overall.ON_HOLD: "tạm dừng xét",
        Overall.UNDETERMINED: "chưa xác định", Overall.NOT_ELIGIBLE: "chưa đủ tiêu chuẩn",
        Overall.NOT_IN_FORCE: "chưa/không còn hiệu lực",
        Overall.NOT_APPLICABLE: "không thuộc đối tượng",
    },
    "en": {
        Overall.ELIGIBLE: "meets the standard", Overall.ON_HOLD: "review suspended",
        Overall.UNDETERMINED: "undetermined", Overall.NOT_ELIGIBLE: "does not meet the standard",
        Overall.NOT_IN_FORCE: "not in force", Overall.NOT_APPLICABLE: "not for this recipient",
    },
}  # fmt: skip

STATUS: Mapping[str, Mapping[Status, str]] = {
    "vi": {
        Status.MET: "đạt", Status.NOT_MET: "chưa đạt", Status.UNKNOWN: "chưa rõ",
        Status.ATTESTED: "cần xác nhận", Status.PROCEDURE: "xét trong đợt",
    },
    "en": {
        Status.MET: "met", Status.NOT_MET: "not met", Status.UNKNOWN: "unknown",
        Status.ATTESTED: "to be certified", Status.PROCEDURE: "judged in the round",
    },
}  # fmt: skip

SURENESS: Mapping[str, Mapping[Sureness, str]] = {
    "vi": {
        Sureness.VERIFIED: "đã đối chiếu văn bản", Sureness.TO_CONFIRM: "cần đối chiếu văn bản",
        Sureness.DRAFT: "dự thảo", Sureness.UNKNOWN: "chưa đọc được văn bản",
    },
    "en": {
        Sureness.VERIFIED: "verified", Sureness.TO_CONFIRM: "to be confirmed",
        Sureness.DRAFT: "draft", Sureness.UNKNOWN: "text not read",
    },
}  # fmt: skip

READING: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "last_verified": "Theo văn bản đã đối chiếu gần nhất", "draft": "Theo dự thảo",
        "noted": "Theo nội dung đã ghi, chưa đối chiếu",
        "amended": "Theo quy định mới (có lợi hơn thì được áp dụng)",
    },
    "en": {
        "last_verified": "Under the last verified text", "draft": "Under the draft",
        "noted": "Under the text as noted, not verified",
        "amended": "Under the newer text (which applies where more favourable)",
    },
}  # fmt: skip

LABEL: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "initiative": "sáng kiến", "science_work": "đề tài, công trình khoa học",
        "reprimand": "khiển trách", "warning": "cảnh cáo", "pay_cut": "hạ bậc lương",
        "demotion": "giáng chức", "dismissal": "cách chức, bãi nhiệm",
        "expulsion": "buộc thôi việc",
        "movement": "thành tích trong phong trào thi đua", "many": "nhiều thành tích",
        "sudden": "thành tích đột xuất", "contribution": "đóng góp",
        "invention": "sáng chế, công trình",
        "prize": "giải thưởng", "training": "đào tạo, giúp đỡ đồng nghiệp",
        "model": "mô hình hiệu quả",
        "study": "đi học", "maternity": "nghỉ thai sản", "sick": "nghỉ ốm",
        "unpaid": "nghỉ không lương",
        "secondment": "biệt phái", "military": "nghĩa vụ quân sự",
        "party": "tổ chức đảng", "union": "công đoàn", "youth": "đoàn thanh niên",
        "bloc": "kết quả cụm, khối thi đua",
    },
    "en": {
        "initiative": "initiative", "science_work": "science work", "pay_cut": "pay cut",
        "movement": "movement result", "many": "many achievements", "sudden": "sudden achievement",
        "party": "Party organisation", "union": "trade union", "youth": "youth union",
        "bloc": "bloc result",
    },
}  # fmt: skip

HOLD: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "discipline_pending": "đang xem xét kỷ luật", "investigation": "đang điều tra",
        "inspection": "đang thanh tra, kiểm tra", "complaint": "có đơn thư đang xác minh",
    },
    "en": {
        "discipline_pending": "discipline under consideration", "investigation": "investigation",
        "inspection": "inspection under way", "complaint": "complaint being verified",
    },
}  # fmt: skip

TABLE: Mapping[str, Mapping[str, str]] = {
    "vi": {"discipline": "không bị kỷ luật", "holds": "không thuộc trường hợp tạm dừng xét",
           "absences": "không nghỉ dài ngày"},
    "en": {"discipline": "no discipline", "holds": "nothing suspends the review",
           "absences": "no long absence"},
}  # fmt: skip

PATTERNS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "count": "có {value}, cần {required}", "count_none": "chưa có, cần {required}",
        "run": "liên tục {value} năm, cần {required} năm",
        "run_none": "năm {year} chưa đạt, cần {required} năm liên tục",
        "run_one": "mới được năm {year}, cần {required} năm liên tục",
        "run_single": "năm {year} đạt", "run_single_none": "năm {year} chưa đạt",
        "times": "{value} lần liên tục, cần {required} lần",
        "times_none": "chưa có lần nào, cần {required} lần liên tục",
        "times_one": "có 1 lần, cần {required} lần liên tục",
        "since_prior": "từ lần khen năm {prior} tính được {value} năm, cần {required} năm",
        "since_prior_none": "từ lần khen năm {prior} chưa tính được năm nào, cần {required} năm",
        "since_prior_one": "từ lần khen năm {prior} tính được 1 năm, cần {required} năm",
        "rated": "năm {year} xếp loại {actual}",
        "unrated": "năm {year} chưa có xếp loại",
        "months": "làm việc {value} tháng trong năm {year}, cần {required} tháng",
        "months_none": "không làm việc tháng nào trong năm {year}, cần {required} tháng",
        "months_one": "làm việc 1 tháng trong năm {year}, cần {required} tháng",
        "share": "{value}/{total} người ({percent}%), cần {sign} {required}%",
        "share_short": "còn thiếu {short} người",
        "share_unknown": "chưa có quân số năm {year}",
        "share_nobody": "danh sách năm {year} không có ai",
        "share_open": "tối đa có thể đến {at_most}/{total}",
        "persons": "có {value} người, cần {required} người",
        "persons_none": "chưa có người nào, cần {required} người",
        "persons_one": "có 1 người, cần {required} người",
        "some": "có {value} trường hợp", "some_one": "có 1 trường hợp",
        "some_none": "không có trường hợp nào",
        "years": "năm thành tích: {years}",
        "age": "thành lập được {value} năm, cần {required} năm",
        "age_none": "mới thành lập năm {year}, cần {required} năm",
        "age_one": "thành lập được 1 năm, cần {required} năm",
        "tenure": "có {time}, cần {needed} năm", "no_month": "chưa đủ 1 tháng",
        "year_unit": "{n} năm", "year_unit_one": "{n} năm",
        "month_unit": "{n} tháng", "month_unit_one": "{n} tháng",
        "tenure_women": " (nữ {women} năm)",
        "tenure_open": "chưa đủ dữ liệu để kết luận (thời gian bị kỷ luật, giới tính)",
        "meets": "đạt", "yes": "có", "no": "chưa có", "unknown": "chưa có dữ liệu",
        "held": "đã có quyết định năm {year}", "proposed": "tính theo đề xuất của đợt này",
        "unread": "chưa đọc được văn bản",
        "evidence": "{what}{number}{date}", "number": " số {no}", "date": " ngày {date}",
        "from_day": " từ ngày {date}",
        "no_number": " (chưa có minh chứng)", "used": " (đã dùng xét danh hiệu hoặc khen thưởng)",
        "headline": "{award} năm {year}: {overall}",
        "headline_branch": "{award} năm {year}: {overall} (điểm {branch})",
        "already": "Đã được tặng cho năm {year}.",
        "assume_list": "Với giả định danh sách đề nghị {award} năm {year} được thông qua",
        "assume_rated": "Nếu năm {year} được xếp loại {rating}: {overall}",
        "presumed": "Không có dữ liệu ghi nhận, coi như {what}",
        "earliest": "Sớm nhất có thể đạt: năm {year} (nếu mọi việc thuận lợi)",
        "never": "Chưa thấy năm nào đạt được trong {horizon} năm tới",
        "provisional": "{reading}: {overall}",
        "missing": "{label}: {value}", "missing_bare": "{label}",
        "before_data": "Dữ liệu pháp luật của tiêu chuẩn này bắt đầu từ {starts};"
        " hồ sơ nhận trước ngày ấy chưa có căn cứ để kết luận.",
        "overlay_empty": "Chưa nạp quy định của {whose}: kết quả chỉ theo luật.",
        "not_in_force": "Quy định này đã hết hiệu lực vào ngày nhận hồ sơ.",
        "unverified": "Có tiêu chuẩn chưa đối chiếu được với văn bản gốc; kết quả có thể thay đổi.",
        "revoked": " (đã bị thu hồi sau ngày nhận hồ sơ)", "left_out": " (không tính)",
        "revoked_since": "Đã bị thu hồi sau ngày nhận hồ sơ: {awards}; cần xem lại kết quả.",
        "shared_work": "Sáng kiến, đề tài này cũng là căn cứ của {awards} trong cùng đợt;"
        " một thành tích chỉ dùng một lần, cần chọn.",
        "no_decision_number": "Danh hiệu chưa có số quyết định: {awards}.",
    },
    "en": {
        "count": "has {value}, needs {required}", "count_none": "has none, needs {required}",
        "run": "{value} years in a row, needs {required}",
        "run_none": "not met in {year}, needs {required} years in a row",
        "run_one": "only {year} so far, needs {required} years in a row",
        "run_single": "met in {year}", "run_single_none": "not met in {year}",
        "times": "{value} in a row, needs {required}",
        "times_none": "has none, needs {required} in a row",
        "times_one": "has 1, needs {required} in a row",
        "since_prior": "{value} years counted since the award of {prior}, needs {required}",
        "since_prior_none": "no year counted since the award of {prior}, needs {required}",
        "since_prior_one": "1 year counted since the award of {prior}, needs {required}",
        "rated": "{year}: rated {actual}",
        "unrated": "{year}: not rated yet",
        "months": "worked {value} months of {year}, needs {required}",
        "months_none": "worked no month of {year}, needs {required}",
        "months_one": "worked 1 month of {year}, needs {required}",
        "share": "{value} of {total} ({percent}%), needs {sign} {required}%",
        "share_short": "{short} short",
        "share_unknown": "the roll of {year} is not recorded",
        "share_nobody": "the roll of {year} has nobody",
        "share_open": "could reach {at_most} of {total}",
        "persons": "has {value} people, needs {required}",
        "persons_none": "has nobody, needs {required}",
        "persons_one": "has 1 person, needs {required}",
        "some": "{value} cases", "some_one": "1 case",
        "some_none": "no case",
        "years": "years: {years}",
        "age": "founded {value} years ago, needs {required}",
        "age_none": "founded in {year}, needs {required} years",
        "age_one": "founded 1 year ago, needs {required}",
        "tenure": "has {time}, needs {needed} years", "no_month": "less than a month",
        "year_unit": "{n} years", "year_unit_one": "{n} year",
        "month_unit": "{n} months", "month_unit_one": "{n} month",
        "tenure_women": " (women {women})",
        "tenure_open": "not settled by the records (time under discipline, sex)",
        "meets": "meets it", "yes": "yes", "no": "no", "unknown": "not recorded",
        "held": "decided in {year}", "proposed": "counted as proposed in this round",
        "unread": "text not read",
        "evidence": "{what}{number}{date}", "number": " No. {no}", "date": " of {date}",
        "from_day": " since {date}",
        "no_number": " (no decision number)", "used": " (already served an award)",
        "headline": "{award} {year}: {overall}",
        "headline_branch": "{award} {year}: {overall} (point {branch})",
        "already": "Already awarded for {year}.",
        "assume_list": "Assuming the list proposed for {award} {year} is adopted",
        "assume_rated": "If rated {rating} for {year}: {overall}",
        "presumed": "Nothing is recorded; presumed: {what}",
        "earliest": "Earliest it could be met: {year} (if all goes well)",
        "never": "No year seen within {horizon} years",
        "provisional": "{reading}: {overall}",
        "missing": "{label}: {value}", "missing_bare": "{label}",
        "before_data": "The law data of this standard begins on {starts};"
        " a file received earlier cannot be judged yet.",
        "overlay_empty": "The rules of {whose} have not been loaded: the law alone judges.",
        "not_in_force": "This rule was no longer in force on the day the file was received.",
        "unverified": "Some criteria are not verified against the original text;"
        " the result may change.",
        "revoked": " (revoked after the file was received)", "left_out": " (not counted)",
        "revoked_since": "Revoked after the file was received: {awards}; review the result.",
        "shared_work": "The same initiative or topic also carries {awards} in this round;"
        " one achievement serves once: choose.",
        "no_decision_number": "Awards without a decision number: {awards}.",
    },
}  # fmt: skip
