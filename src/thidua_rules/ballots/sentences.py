"""A vote in sentences, Vietnamese and English: the rule, the result, the margin, the order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from ..model.law import Law
from ..quotas.sentences import cited
from .counting import Outcome, Reason, Result
from .ranking import Ranking
from .regulation import Absent, Denominator, Method, Regulation
from .rules import Rule, Source, vote_rule


def percent_of(share: Fraction, lang: str) -> str:
    """«77,77%»: cut off after two places, so that what falls short never looks reached."""
    hundredths = share.numerator * 10_000 // share.denominator
    whole, rest = divmod(hundredths, 100)
    point = "," if lang == "vi" else "."
    return f"{whole}{point}{rest:02d}".rstrip("0").rstrip(point) + "%"


def rule_sentences(
    law: Law, code: str, lang: str, *, received: date, sent: date | None = None,
    regulation: Regulation | None = None,
) -> tuple[str, ...]:  # fmt: skip
    """What a vote on an award must reach, for files received on that day."""
    rule = vote_rule(law, code, received=received, sent=sent, regulation=regulation)
    return tuple(_rule(rule, lang))


def rule_text(rule: Rule, lang: str) -> str:
    """The rule in one line, without its article."""
    return " ".join(_rule(replace(rule, citation=None), lang))


def _rule(rule: Rule, lang: str) -> Iterator[str]:
    words = _RULE[lang]
    at = f" {cited(rule.citation, lang)}" if rule.citation else ""
    if rule.percent is None:
        yield words["none"] + at + "."
    else:
        more = words["more" if rule.strictly else "least"]
        yield f"{more.format(percent=rule.percent, of=_OF[lang][rule.of])}{at}."
    if rule.source is Source.UNTIL_SET:
        yield words["until_set"]
    if rule.last_verified:
        yield words["last_verified"]
    if rule.quorum is not None:
        yield words["quorum"].format(quorum=rule.quorum)
    if rule.method is Method.SECRET:
        yield words["secret"]
    if rule.percent is not None:
        yield words["written" if rule.absent is Absent.WRITTEN else "absent"]
    if rule.floor is not None:
        yield words["floor"].format(floor=rule.floor)


def result_sentences(result: Result, lang: str) -> tuple[str, ...]:
    """The outcome with its numbers, then the margin, then what was not counted."""
    return tuple(_result(result, lang))


def _result(result: Result, lang: str) -> Iterator[str]:
    words, rule = _RESULT[lang], result.rule
    yield words[result.outcome].format(numbers=_numbers(result, lang))
    if result.reason is not None:
        quorum = rule.quorum or 0
        yield words[result.reason].format(quorum=quorum, b=result.ballots)
    margin = result.margin
    if margin is not None and result.reason is None:
        threshold = words["over" if rule.strictly else "at"].format(percent=rule.percent)
        key = "short" if margin < 0 else "spare" if margin else "just"
        yield words[key].format(votes=abs(margin), needed=result.needed, threshold=threshold)
    if result.ignored:
        yield words["ignored"].format(count=result.ignored)
    if result.ballots.conflicted and not rule.conflict_removed:
        yield words["conflict_stays"].format(count=result.ballots.conflicted)
    if rule.method is Method.SECRET and result.ballots.method is None:
        yield words["presumed_secret"]
    if rule.citation is not None and rule.percent is not None:
        yield words["basis"].format(cited=cited(rule.citation, lang)[1:-1])


def _numbers(result: Result, lang: str) -> str:
    if result.share is None or result.total is None:
        return _RESULT[lang]["votes"].format(yes=result.yes)
    of = _OF[lang][result.rule.of]
    return f"{result.yes}/{result.total} ({percent_of(result.share, lang)}) {of}"


def ranking_sentences(ranking: Ranking, lang: str, *, ties: str | None = None) -> tuple[str, ...]:
    """Who has a place, and where equals stand before the last ones.

    Args:
        ties: who decides among equals, from the rule; None where nothing is said.
    """
    words = _RANKING[lang]
    said = [words["chosen"].format(count=len(ranking.chosen))]
    if ranking.tied:
        share = percent_of(ranking.tied[0].share, lang)
        said.append(words["tied"].format(count=len(ranking.tied), places=ranking.places,
                                         share=share))  # fmt: skip
        said.append(words["chair" if ties == "chair" else "nobody"])
    if ranking.out:
        said.append(words["out"].format(count=len(ranking.out)))
    return tuple(said)


_OF = {
    "vi": {
        Denominator.ALL_MEMBERS: "tổng số thành viên hội đồng",
        Denominator.PRESENT: "số thành viên dự họp",
        Denominator.BALLOTS_CAST: "số phiếu thu về",
    },
    "en": {
        Denominator.ALL_MEMBERS: "of all members of the council",
        Denominator.PRESENT: "of the members present",
        Denominator.BALLOTS_CAST: "of the ballots cast",
    },
}
_RULE = {
    "vi": {
        "none": "Luật không đặt tỷ lệ phiếu; theo quy chế của hội đồng hoặc quy định của bộ, tỉnh",
        "least": "Cần ít nhất {percent}% {of} đồng ý",
        "more": "Cần trên {percent}% {of} đồng ý",
        "until_set": "Áp dụng cho nơi bộ, tỉnh chưa ban hành quy định riêng.",
        "last_verified": "Văn bản đang có hiệu lực chưa đọc được; đây là quy định đã kiểm chứng "
                         "gần nhất.",
        "quorum": "Phiên họp hợp lệ khi có ít nhất {quorum} số thành viên dự.",
        "secret": "Phải bỏ phiếu kín.",
        "written": "Thành viên vắng mặt cho ý kiến bằng văn bản thì được tính.",
        "absent": "Thành viên vắng mặt tính là không đồng ý.",
        "floor": "Mức của luật là {floor}%; quy chế chỉ được đặt cao hơn.",
    },
    "en": {
        "none": "The law sets no share of votes; the council's regulation or the rules of the "
                "ministry or province do",
        "least": "At least {percent}% {of} must agree",
        "more": "More than {percent}% {of} must agree",
        "until_set": "This holds where the ministry or province has not yet set its own.",
        "last_verified": "The text in force has not been read; this is the last verified one.",
        "quorum": "A meeting is valid with at least {quorum} of the members present.",
        "secret": "The ballot must be secret.",
        "written": "A written opinion of an absent member counts.",
        "absent": "An absent member counts as not agreeing.",
        "floor": "The law asks {floor}%; a regulation may only ask more.",
    },
}  # fmt: skip
_RESULT = {
    "vi": {
        Outcome.PASSED: "Đạt: {numbers} đồng ý.",
        Outcome.NOT_PASSED: "Không đạt: {numbers} đồng ý.",
        Outcome.NOT_VALID: "Phiên bỏ phiếu không hợp lệ: {numbers} đồng ý.",
        Outcome.UNKNOWN: "Chưa kết luận được: {numbers} đồng ý.",
        Reason.QUORUM: "Chỉ có {b.present}/{b.members} thành viên dự, quy chế đòi ít nhất "
                       "{quorum}.",
        Reason.NOT_SECRET: "Quy định phải bỏ phiếu kín nhưng đã biểu quyết giơ tay.",
        Reason.NOBODY: "Không còn ai để tính tỷ lệ.",
        Reason.NO_RULE: "Chưa có quy định về tỷ lệ phiếu: nhập quy chế của hội đồng.",
        Reason.PRESENT_UNKNOWN: "Chưa biết số thành viên dự họp.",
        "votes": "{yes} phiếu", "at": "đạt {percent}%", "over": "vượt {percent}%",
        "short": "Thiếu {votes} phiếu để {threshold} (cần {needed}).",
        "spare": "Thừa {votes} phiếu so với mức cần {needed}.",
        "just": "Vừa đủ {needed} phiếu cần có.",
        "ignored": "Không tính {count} ý kiến bằng văn bản: quy định không cho phép.",
        "conflict_stays": "{count} thành viên có xung đột lợi ích vẫn nằm trong mẫu số.",
        "presumed_secret": "Coi như đã bỏ phiếu kín: biên bản phải ghi rõ.",
        "basis": "Căn cứ: {cited}.",
    },
    "en": {
        Outcome.PASSED: "Passed: {numbers} in favour.",
        Outcome.NOT_PASSED: "Not passed: {numbers} in favour.",
        Outcome.NOT_VALID: "The vote is not valid: {numbers} in favour.",
        Outcome.UNKNOWN: "Not known: {numbers} in favour.",
        Reason.QUORUM: "Only {b.present} of {b.members} members were present; at least {quorum} "
                       "are asked for.",
        Reason.NOT_SECRET: "The ballot must be secret, but hands were raised.",
        Reason.NOBODY: "Nobody is left to take the share of.",
        Reason.NO_RULE: "No rule sets the share: enter the council's regulation.",
        Reason.PRESENT_UNKNOWN: "How many members were present is not known.",
        "votes": "{yes} votes", "at": "{percent}%", "over": "more than {percent}%",
        "short": "{votes} short of {threshold} ({needed} needed).",
        "spare": "{votes} more than the {needed} needed.",
        "just": "Exactly the {needed} needed.",
        "ignored": "{count} written opinions are not counted: no rule allows them.",
        "conflict_stays": "{count} members with a conflict of interest stay in the total.",
        "presumed_secret": "Taken to be a secret ballot: the minutes must say so.",
        "basis": "By: {cited}.",
    },
}  # fmt: skip
_RANKING = {
    "vi": {
        "chosen": "{count} trường hợp được chọn theo tỷ lệ phiếu từ cao xuống thấp.",
        "tied": "{count} trường hợp cùng {share} cho {places} chỗ còn lại.",
        "chair": "Chủ tịch hội đồng quyết định giữa những trường hợp bằng nhau.",
        "nobody": "Không quy định nào phân định: hội đồng quyết định; điều kiện ngang nhau thì ưu "
                  "tiên nữ hoặc tập thể có từ 70% nữ.",
        "out": "{count} trường hợp không còn chỗ.",
    },
    "en": {
        "chosen": "{count} chosen, the highest share of votes first.",
        "tied": "{count} are equal at {share} for the {places} places left.",
        "chair": "The chair of the council decides among equals.",
        "nobody": "No rule parts them: the council decides; among equals women, or collectives "
                  "with at least 70% women, come first.",
        "out": "{count} have no place.",
    },
}  # fmt: skip
