"""How many of an award the law allows: a share of those who hold or meet another award."""

from __future__ import annotations

from collections.abc import Iterator

from thidua_rules.judging import Sweep
from thidua_rules.model.law import Leaf, in_language
from thidua_rules.model.verdict import Overall
from thidua_rules.sources.report import Say


def allowed(percent: int, base: int) -> int:
    """Whole subjects within ``percent`` of ``base``, rounded down: 20 % of 11 is 2."""
    return percent * base // 100


def quotas_of(sweep: Sweep, code: str) -> list[Say]:
    """What each quota in force for ``code`` allows, against those who meet the standard."""
    return [_say(sweep, code, leaf) for leaf in _quota_leaves(sweep, code)]


def _quota_leaves(sweep: Sweep, code: str) -> Iterator[Leaf]:
    award, question = sweep.law.awards[code], sweep.question
    received, sent = question.terms.receipt(award.level)
    for standard in award.standards:
        version = standard.version_for(received=received, sent=sent)
        for leaf in version.procedures if version else ():
            if leaf.kind == "quota":
                yield leaf


def _say(sweep: Sweep, code: str, leaf: Leaf) -> Say:
    percent, of = leaf.params.get("percent"), str(leaf.params.get("of"))
    meet = count_of(sweep, code)
    cite = str(leaf.citation)
    if not isinstance(percent, int) or of not in sweep.awards:
        return Say(
            f"{in_language(leaf.text, 'vi')} ({cite}).", f"{in_language(leaf.text, 'en')} ({cite})."
        )
    base = count_of(sweep, of)
    most = allowed(percent, base)
    over = max(meet - most, 0)
    names = {lang: in_language(sweep.law.awards[of].name, lang) for lang in ("vi", "en")}
    return Say(
        f"Tối đa {percent}% của {base} «{names['vi']}» đạt hoặc đã có: {most}. "
        f"Đủ tiêu chuẩn hoặc đã có: {meet}{f', vượt {over}' if over else ''} ({cite}).",
        f"At most {percent}% of {base} «{names['en']}» met or held: {most}. "
        f"Met or held: {meet}{f', {over} too many' if over else ''} ({cite}).",
    )


def count_of(sweep: Sweep, code: str) -> int:
    """Subjects who meet the standard of an award or hold it for the very year."""
    column = sweep.awards.index(code)
    met = sweep.overall[:, column] == Overall.ELIGIBLE
    return int((met | sweep.held[:, column]).sum())
