"""A quota in sentences, Vietnamese and English."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..model.law import Law, in_language
from ..model.verdict import Citation, Sureness
from .arithmetic import Outcome
from .measuring import Quota
from .rules import BLOC_LEADERS, QuotaRule, quota_rules

SURENESS = {
    "vi": {
        Sureness.TO_CONFIRM: "chưa đối chiếu nguyên văn",
        Sureness.DRAFT: "dự thảo",
        Sureness.UNKNOWN: "chưa đọc được văn bản",
    },
    "en": {
        Sureness.TO_CONFIRM: "to be confirmed",
        Sureness.DRAFT: "draft",
        Sureness.UNKNOWN: "text not read",
    },
}


def cited(citation: Citation, lang: str) -> str:
    """«(Nghị định 152/2025/NĐ-CP Điều 7.1)», and how sure where it is not verified."""
    sure = SURENESS[lang].get(citation.sureness)
    return f"({citation}; {sure})" if sure else f"({citation})"


def rule_sentences(
    law: Law, code: str, lang: str, *, received: date, sent: date | None = None
) -> tuple[str, ...]:
    """What quotas an award has for files received on that day; one sentence says there is none."""
    rules = quota_rules(law, code, received=received, sent=sent)
    if not rules:
        none = {"vi": "Luật không đặt tỷ lệ tối đa cho hình thức này.",
                "en": "The law sets no quota for this award."}  # fmt: skip
        return (none[lang],)
    return tuple(dict.fromkeys(_rule(law, rule, lang) for rule in rules))


def _rule(law: Law, rule: QuotaRule, lang: str) -> str:
    return f"{rule_text(law, rule, lang)} {cited(rule.citation, lang)}."


def rule_text(law: Law, rule: QuotaRule, lang: str) -> str:
    """The quota without its article."""
    name = in_language(law.awards[rule.of].name, lang) if rule.of in law.awards else rule.of
    leaders = rule.among == BLOC_LEADERS
    if lang == "vi":
        of = f"tập thể dẫn đầu cụm, khối đủ tiêu chuẩn «{name}»" if leaders else f"số «{name}»"
        return f"Không quá {rule.percent}% {of}, làm tròn xuống"
    of = f"the bloc leaders that meet «{name}»" if leaders else f"those with «{name}»"
    return f"At most {rule.percent}% of {of}, rounded down"


def quota_sentences(quota: Quota, lang: str, base: str = "") -> tuple[str, ...]:
    """The allowance, what is used, and what is left or too many.

    Args:
        base: what the share is taken of, in words: the name of an award.
    """
    return tuple(_quota(quota, lang, f" «{base}»" if base else ""))


def _quota(quota: Quota, lang: str, base: str) -> Iterator[str]:
    words = _WORDS[lang]
    yield words["allowed"].format(q=quota, base=base, cited=cited(quota.citation, lang))
    if quota.outcome is Outcome.MET:
        yield words["within"].format(used=quota.used, left=quota.left)
    elif quota.outcome is Outcome.NOT_MET:
        yield words["over"].format(used=quota.used, over=quota.over)
    else:
        yield words["open"].format(used=quota.used, over=quota.over)
    if quota.unknown_uids:
        yield words["unknown"].format(count=len(quota.unknown_uids))
    for left in quota.left_out:
        reason = _REASONS[lang].get(left.why, left.why)
        yield words["left_out"].format(count=len(left.uids), why=reason).rstrip()


_WORDS = {
    "vi": {
        "allowed": "Tối đa {q.percent}% của {q.base}{base}: {q.allowed}, làm tròn xuống {cited}.",
        "within": "Đã dùng {used}, còn {left}.",
        "over": "Đã dùng {used}, vượt {over}.",
        "open": "Đã dùng {used}; chưa xác định được có vượt hay không (vượt {over}).",
        "unknown": "{count} trường hợp chưa biết có được tính vào mẫu số hay không.",
        "left_out": "Không tính vào mẫu số: {count} {why}",
    },
    "en": {
        "allowed": "At most {q.percent}% of {q.base}{base}: {q.allowed}, rounded down {cited}.",
        "within": "{used} used, {left} left.",
        "over": "{used} used, {over} too many.",
        "open": "{used} used; whether that is too many is not known ({over} too many).",
        "unknown": "Of {count} it is not known whether they count in the base.",
        "left_out": "Not counted in the base: {count} {why}",
    },
}
_REASONS = {
    "vi": {"other_rating": "xếp loại khác", "not_rated": "không thuộc diện xếp loại trong năm",
           "not_leader": "không dẫn đầu cụm, khối", "not_met": "chưa đủ tiêu chuẩn"},
    "en": {"other_rating": "rated otherwise", "not_rated": "not rated this year",
           "not_leader": "not leading a bloc", "not_met": "not meeting the standard"},
}  # fmt: skip
