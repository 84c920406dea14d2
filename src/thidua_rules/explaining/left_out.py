"""Why a row on record is not counted, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from ..model.verdict import LeftOut
from .values import day, label_text

ISSUER: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "unit": "đơn vị", "department": "sở, ban, ngành", "commune": "cấp xã",
        "province": "tỉnh, thành phố", "ministry": "bộ, ban, ngành", "government": "Chính phủ",
        "state": "Nhà nước", "union": "công đoàn", "front": "Mặt trận Tổ quốc",
        "party": "tổ chức đảng", "association": "hội", "other": "nơi khác",
    },
    "en": {
        "unit": "a unit", "department": "a department", "commune": "a commune",
        "province": "a province", "ministry": "a ministry", "government": "the Government",
        "state": "the State", "union": "the trade union", "front": "the Fatherland Front",
        "party": "a Party organisation", "association": "an association", "other": "another body",
    },
}  # fmt: skip

METHOD: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "sudden": "khen đột xuất", "thematic": "khen theo phong trào, chuyên đề",
        "long_service": "khen quá trình cống hiến", "seniority": "khen theo niên hạn",
        "external": "khen đối ngoại",
    },
    "en": {
        "sudden": "a sudden achievement", "thematic": "a thematic movement",
        "long_service": "long service", "seniority": "seniority", "external": "external relations",
    },
}  # fmt: skip

REASONS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "said": "có {what} năm {years} nhưng không tính, vì {why}",
        "beside": "ngoài ra chưa có dữ liệu",
        "late": "quyết định ngày {day}, sau ngày nhận hồ sơ",
        "revoked": "đã bị thu hồi từ ngày {day}",
        "method": "đó là {method}, không phải khen theo công trạng",
        "issuer": "do {issuer} tặng, quy định cần do {issuers} tặng",
        "issuer_unknown": "chưa ghi nơi tặng",
        "later": "thuộc năm sau năm xét",
        "restart": "từ {award} năm {prior} phải tính lại từ đầu",
        "window": "quá sớm, chỉ tính từ năm {first}",
        "broken": "sau đó không liên tục đạt yêu cầu từng năm (năm {years})",
        "gap": "không liên tục đến năm xét",
        "outside": "ngoài thời gian được tính",
        "used": "đã dùng để xét {awards}",
    },
    "en": {
        "said": "has {what} of {years}, not counted: {why}",
        "beside": "otherwise not recorded",
        "late": "decided on {day}, after the file was received",
        "revoked": "revoked since {day}",
        "method": "it was given for {method}, not for merit",
        "issuer": "issued by {issuer}, the rule asks for {issuers}",
        "issuer_unknown": "who issued it is not recorded",
        "later": "it belongs to a year after the one under review",
        "restart": "the count began anew with {award} of {prior}",
        "window": "too early, only years from {first} on count",
        "broken": "the years after it are not unbroken ({years})",
        "gap": "not in an unbroken row up to the year under review",
        "outside": "outside the time that counts",
        "used": "it already served {awards}",
    },
}  # fmt: skip


def left_out_text(item: LeftOut, names: Callable[[str], str], lang: str) -> str:
    """«có Bằng khen … năm 2018 nhưng không tính, vì …»."""
    words = REASONS[lang]
    what = ", ".join(dict.fromkeys(label_text(row, names, lang) for row in item.rows))
    if item.reason == "used":
        what = {"vi": "sáng kiến, đề tài", "en": "an initiative or topic"}[lang]
    years = ", ".join(str(year) for year in sorted({row.year for row in item.rows if row.year}))
    why = words[item.reason].format(**_told(item.tokens, names, lang))
    return words["said"].format(what=what, years=years, why=why)


def _told(
    tokens: Mapping[str, object], names: Callable[[str], str], lang: str
) -> dict[str, object]:  # fmt: skip
    """The tokens as the sentence takes them: names for codes, days as they are written."""
    told: dict[str, object] = {}
    for name, value in tokens.items():
        if isinstance(value, date):
            told[name] = day(value)
        elif name == "award":
            told[name] = names(str(value))
        elif isinstance(value, list | tuple):
            told[name] = ", ".join(_word(name, item, names, lang) for item in value)
        else:
            told[name] = _word(name, value, names, lang)
    return told


def _word(name: str, value: object, names: Callable[[str], str], lang: str) -> str:
    if name in ("issuer", "issuers"):
        return ISSUER[lang].get(str(value), str(value))
    if name == "method":
        return METHOD[lang].get(str(value), str(value))
    return names(str(value)) if name == "awards" else str(value)
