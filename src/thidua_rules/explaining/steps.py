"""The steps to an award in words: a line a year."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.law import Law, in_language
from ..planning.steps import Need, Plan, Step

_WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "rating excellent": "hoàn thành xuất sắc nhiệm vụ",
        "rating good": "hoàn thành tốt nhiệm vụ trở lên",
        "initiative base": "{count} sáng kiến hoặc đề tài được công nhận ở cơ sở",
        "initiative ministry_province":
            "{count} sáng kiến hoặc đề tài có hiệu quả, phạm vi ảnh hưởng trong bộ, tỉnh",
        "initiative national":
            "{count} sáng kiến hoặc đề tài có hiệu quả, phạm vi ảnh hưởng toàn quốc",
        "award": "{award}", "award row": "{award} (năm thứ {count} liên tiếp)",
        "bloc": "dẫn đầu cụm, khối thi đua và vượt chỉ tiêu",
        "body": "tổ chức đảng, đoàn thể được xếp loại xuất sắc",
        "members": "thành viên đủ tỷ lệ danh hiệu, không ai bị kỷ luật",
        "step": "{year}: {needs}", "goal": "{year}: có thể đạt {award}",
    },
    "en": {
        "rating excellent": "rated excellent",
        "rating good": "rated good or better",
        "initiative base": "{count} initiative or topic recognised at the base",
        "initiative ministry_province":
            "{count} initiative or topic with effect and influence in the ministry or province",
        "initiative national": "{count} initiative or topic with effect and influence nationwide",
        "award": "{award}", "award row": "{award} (year {count} in a row)",
        "bloc": "leads its cluster or bloc and goes beyond its targets",
        "body": "Party organisation and unions rated excellent",
        "members": "the members hold the titles asked, none is disciplined",
        "step": "{year}: {needs}", "goal": "{year}: {award} could be met",
    },
}  # fmt: skip


def say_steps(plan: Plan, law: Law, lang: str) -> list[str]:
    """«2026: …; …», a line a year, and at the end the year of the award itself."""
    lines = [_line(step, law, lang) for step in plan.steps]
    award = in_language(law.awards[plan.award].name, lang)
    return [*lines, _WORDS[lang]["goal"].format(year=plan.year, award=award)]


def say_needs(step: Step, law: Law, lang: str) -> tuple[str, ...]:
    """What one year must bring, a text each."""
    return tuple(_need(need, law, lang) for need in step.needs)


def _line(step: Step, law: Law, lang: str) -> str:
    needs = "; ".join(say_needs(step, law, lang))
    return _WORDS[lang]["step"].format(year=step.year, needs=needs)


def _need(need: Need, law: Law, lang: str) -> str:
    words = _WORDS[lang]
    if need.kind == "award":
        key = "award row" if need.count > 1 else "award"
        return words[key].format(award=in_language(law.awards[need.word].name, lang),
                                 count=need.count)  # fmt: skip
    return words[f"{need.kind} {need.word}".strip()].format(count=need.count)
