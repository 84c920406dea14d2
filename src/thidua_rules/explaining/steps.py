"""The steps to an award in words: a line a year."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.law import Law, in_language
from ..planning.steps import Need, Plan, Step

_WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "rating excellent": "hoàn thành xuất sắc nhiệm vụ",
        "rating good": "hoàn thành tốt nhiệm vụ trở lên",
        "initiative base": "{initiatives} được công nhận ở cơ sở",
        "initiative ministry_province":
            "{initiatives} có hiệu quả, phạm vi ảnh hưởng trong bộ, tỉnh",
        "initiative national":
            "{initiatives} có hiệu quả, phạm vi ảnh hưởng toàn quốc",
        "one": "1 sáng kiến hoặc đề tài", "many": "{count} sáng kiến hoặc đề tài",
        "award": "{award}", "award row": "{award} (năm thứ {count} liên tiếp)",
        "proposed": "{need}, đề nghị trong cùng đợt",
        "bloc": "dẫn đầu cụm, khối thi đua và vượt chỉ tiêu",
        "body": "tổ chức đảng, đoàn thể được xếp loại xuất sắc",
        "members": "thành viên đủ tỷ lệ danh hiệu, không ai bị kỷ luật",
        "step": "{year}: {needs}", "goal": "{year}: có thể đạt {award}",
    },
    "en": {
        "rating excellent": "rated excellent",
        "rating good": "rated good or better",
        "initiative base": "{initiatives} recognised at the base",
        "initiative ministry_province":
            "{initiatives} with effect and influence in the ministry or province",
        "initiative national": "{initiatives} with effect and influence nationwide",
        "one": "1 initiative or topic", "many": "{count} initiatives or topics",
        "award": "{award}", "award row": "{award} (year {count} in a row)",
        "proposed": "{need}, proposed in the same round",
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
        award = in_language(law.awards[need.word].name, lang)
        text = words[key].format(award=award, count=need.count)
        return words["proposed"].format(need=text) if need.proposed else text
    initiatives = words["one" if need.count == 1 else "many"].format(count=need.count)
    return words[f"{need.kind} {need.word}".strip()].format(initiatives=initiatives)
