"""Which rule a vote is held against, and what is said of it: the law first, then the council."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from thidua_rules.ballots import (
    Absent,
    Ballots,
    Denominator,
    Entry,
    Method,
    Outcome,
    Reason,
    Regulation,
    Rule,
    Source,
    Vote,
    count_votes,
    rank,
    ranking_sentences,
    result_sentences,
    rule_sentences,
    vote_rule,
)
from thidua_rules.ballots.sentences import percent_of
from thidua_rules.loading import load_law
from thidua_rules.loading.regulations import load_regulations
from thidua_rules.model.verdict import Citation, Sureness

LAW = load_law()
DAY = date(2026, 3, 1)
CITED = Citation("x", "Quy chế thử", "Điều 2", date(2020, 1, 1), None, Sureness.VERIFIED)
RULE = Rule("tested", 80, Source.LAW, CITED)
NATIONAL, FLAG, BASE = (
    "emulation_fighter_national", "government_flag", "emulation_fighter_grassroots",
)  # fmt: skip


def own(percent: int | None = None, **more: object) -> Regulation:
    """A council's regulation for every award."""
    vote = {key: more.pop(key) for key in ("strictly", "of") if key in more}
    votes = () if percent is None else (Vote((), percent, CITED, **vote),)  # type: ignore[arg-type]
    words = {"vi": "Quy chế thử"}
    return Regulation("own", words, words, date(2020, 1, 1), None, CITED, votes, **more)  # type: ignore[arg-type]


# -- which rule stands ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("code", "day", "percent", "source", "absent", "method"),
    [
        (NATIONAL, date(2026, 3, 1), 90, Source.LAW, Absent.NOT_AGREEING, Method.ANY),
        (NATIONAL, date(2020, 3, 1), 90, Source.LAW, Absent.WRITTEN, Method.SECRET),
        (FLAG, date(2026, 3, 1), 80, Source.LAW, Absent.NOT_AGREEING, Method.ANY),
        (FLAG, date(2020, 3, 1), None, Source.NONE, Absent.NOT_AGREEING, Method.ANY),
        (BASE, date(2025, 2, 1), 80, Source.LAW, Absent.NOT_AGREEING, Method.ANY),
        (BASE, date(2025, 12, 31), 80, Source.UNTIL_SET, Absent.NOT_AGREEING, Method.ANY),
        (BASE, date(2026, 1, 1), None, Source.NONE, Absent.NOT_AGREEING, Method.ANY),
    ],
)
def test_the_rule_of_the_law(code, day, percent, source, absent, method) -> None:
    rule = vote_rule(LAW, code, received=day)
    assert (rule.award, rule.percent, rule.source) == (code, percent, source)
    assert (rule.absent, rule.method, rule.of) == (absent, method, Denominator.ALL_MEMBERS)
    assert (rule.quorum, rule.floor, rule.strictly, rule.last_verified) == (
        None, None, False, False,
    )  # fmt: skip
    assert rule.conflict_removed is False


@pytest.mark.parametrize("percent", [60, 80, 95])
def test_a_council_sets_its_own_share_in_place_of_the_one_that_stood_until_then(percent) -> None:
    rule = vote_rule(LAW, BASE, received=date(2025, 8, 1), regulation=own(percent))
    assert (rule.percent, rule.source, rule.floor) == (percent, Source.REGULATION, None)


def test_the_words_others_read_stay_what_they_are() -> None:
    assert [*Source] == ["law", "regulation", "until_set", "none"]
    assert [*Outcome] == ["passed", "not_passed", "not_valid", "unknown"]
    assert [*Reason] == ["quorum", "not_secret", "nobody", "no_rule", "present_unknown"]
    assert [*Denominator] == ["all_members", "present", "ballots_cast"]
    assert [*Absent] == ["not_agreeing", "written"]
    assert [*Method] == ["secret", "hands", "any"]


def test_only_the_standards_of_the_kind_asked_speak() -> None:
    assert vote_rule(LAW, FLAG, received=DAY, kind="collective").percent == 80
    assert vote_rule(LAW, FLAG, received=DAY, kind="individual").percent is None


def test_the_last_verified_rule_stands_to_be_confirmed() -> None:
    rule = vote_rule(LAW, NATIONAL, received=date(2026, 11, 1))
    assert (rule.percent, rule.last_verified) == (90, True)
    assert rule.citation is not None
    assert rule.citation.sureness is Sureness.TO_CONFIRM


@pytest.mark.parametrize(
    ("percent", "strictly", "expected", "floor", "source"),
    [
        (90, False, 90, 80, Source.REGULATION),
        (81, False, 81, 80, Source.REGULATION),
        (80, True, 80, 80, Source.REGULATION),
        (80, False, 80, None, Source.LAW),
        (79, False, 80, 80, Source.LAW),
        (79, True, 80, 80, Source.LAW),
    ],
)
def test_a_regulation_tightens_and_never_loosens(
    percent, strictly, expected, floor, source
) -> None:
    rule = vote_rule(LAW, FLAG, received=DAY, regulation=own(percent, strictly=strictly))
    assert (rule.percent, rule.floor, rule.source) == (expected, floor, source)
    assert rule.strictly is (strictly and source is Source.REGULATION)
    cited = rule.citation
    assert cited is not None
    assert (cited is CITED) is (source is Source.REGULATION)


def test_a_regulation_adds_what_the_law_leaves_open() -> None:
    regulation = own(90, of=Denominator.PRESENT, quorum=Fraction(2, 3), absent=Absent.WRITTEN,
                     method=Method.SECRET, conflict_removed=True, ties="chair")  # fmt: skip
    rule = vote_rule(LAW, NATIONAL, received=DAY, regulation=regulation)
    assert (rule.of, rule.conflict_removed) == (Denominator.ALL_MEMBERS, False)
    assert (rule.quorum, rule.absent, rule.method, rule.ties) == (
        Fraction(2, 3), Absent.WRITTEN, Method.SECRET, "chair",
    )  # fmt: skip
    local = vote_rule(LAW, BASE, received=DAY, regulation=regulation)
    assert (local.percent, local.source, local.of) == (90, Source.REGULATION, Denominator.PRESENT)
    assert (local.quorum, local.absent, local.method, local.ties, local.conflict_removed) == (
        Fraction(2, 3), Absent.WRITTEN, Method.SECRET, "chair", True,
    )  # fmt: skip
    assert (local.citation, local.strictly, local.award) == (CITED, False, BASE)


def test_a_secret_ballot_of_the_law_stays_secret() -> None:
    day = date(2020, 3, 1)
    rule = vote_rule(LAW, NATIONAL, received=day, regulation=own(90, method=Method.HANDS))
    assert rule.method is Method.SECRET
    assert vote_rule(LAW, NATIONAL, received=day, regulation=own()).absent is Absent.WRITTEN


def test_one_vote_may_differ_from_the_rest_of_a_regulation() -> None:
    one = Vote((BASE,), 60, CITED, quorum=Fraction(4, 5), absent=Absent.WRITTEN,
               method=Method.SECRET, strictly=True)  # fmt: skip
    other = Vote((), 70, CITED)
    regulation = replace(own(quorum=Fraction(2, 3)), votes=(other, one))
    rule = vote_rule(LAW, BASE, received=DAY, regulation=regulation)
    assert (rule.percent, rule.quorum, rule.absent, rule.method, rule.strictly) == (
        60, Fraction(4, 5), Absent.WRITTEN, Method.SECRET, True,
    )  # fmt: skip
    rest = vote_rule(LAW, "advanced_worker", received=DAY, regulation=regulation)
    assert (rest.percent, rest.quorum, rest.absent) == (70, Fraction(2, 3), Absent.NOT_AGREEING)
    lawful = vote_rule(LAW, FLAG, received=DAY, regulation=replace(regulation, votes=(
        Vote((FLAG,), 70, CITED, quorum=Fraction(1, 2), method=Method.SECRET),)))  # fmt: skip
    assert (lawful.quorum, lawful.method, lawful.percent) == (Fraction(2, 3), Method.SECRET, 80)
    more = replace(one, awards=(FLAG,))
    stricter = vote_rule(LAW, FLAG, received=DAY, regulation=replace(regulation, votes=(more,)))
    assert (stricter.quorum, stricter.absent) == (Fraction(4, 5), Absent.WRITTEN)


def test_a_regulation_without_a_vote_still_has_its_quorum() -> None:
    rule = vote_rule(LAW, "advanced_worker", received=DAY, regulation=own(quorum=Fraction(2, 3)))
    assert (rule.percent, rule.source, rule.quorum) == (None, Source.NONE, Fraction(2, 3))


def test_a_province_sets_the_least_share_of_members_present() -> None:
    """Bắc Ninh Article 8.4: 80 % of the members; a council may ask more, never less."""
    law, flag = load_law(overlays=("bac_ninh_2025",)), "ministry_province_flag"
    assert vote_rule(law, flag, received=DAY).quorum == Fraction(4, 5)
    assert vote_rule(law, flag, received=date(2025, 12, 14)).quorum is None
    for percent in (None, 70):
        for asked, wanted in ((Fraction(2, 3), (4, 5)), (Fraction(9, 10), (9, 10))):
            rule = vote_rule(law, flag, received=DAY, regulation=own(percent, quorum=asked))
            assert rule.quorum == Fraction(*wanted)


@pytest.mark.parametrize(
    ("starts", "ends", "stands"),
    [(DAY, None, True), (date(2026, 3, 2), None, False), (date(2020, 1, 1), DAY, False),
     (date(2020, 1, 1), date(2026, 3, 2), True)],
)  # fmt: skip
def test_a_regulation_out_of_force_is_not_read(starts, ends, stands) -> None:
    regulation = replace(own(70), starts=starts, ends=ends)
    rule = vote_rule(LAW, BASE, received=DAY, regulation=regulation)
    assert (rule.percent == 70) is stands
    assert regulation.stands(DAY) is stands


def test_the_regulations_of_the_data_cite_what_they_say() -> None:
    found = load_regulations(LAW)
    assert {"central_council", "home_affairs_2025", "finance_2025", "education_2026"} <= set(found)
    for one in found.values():
        assert all(vote.citation.article.startswith("Điều") for vote in one.votes)
    council = found["central_council"]
    assert council.quorum == Fraction(2, 3)
    hero = council.vote("armed_forces_hero")
    assert hero is not None
    assert (hero.percent, hero.quorum) == (90, Fraction(4, 5))
    assert council.vote("advanced_worker") is None


# -- in words -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("share", "vi", "en"),
    [
        (Fraction(7, 9), "77,77%", "77.77%"),
        (Fraction(9, 10), "90%", "90%"),
        (Fraction(8, 9), "88,88%", "88.88%"),
        (Fraction(1, 40), "2,5%", "2.5%"),
        (Fraction(89999, 100000), "89,99%", "89.99%"),
        (Fraction(1), "100%", "100%"),
        (Fraction(0), "0%", "0%"),
        (Fraction(1, 2000), "0,05%", "0.05%"),
    ],
)
def test_a_percentage_is_cut_off_so_that_what_falls_short_never_looks_reached(
    share, vi, en
) -> None:
    assert (percent_of(share, "vi"), percent_of(share, "en")) == (vi, en)


def test_two_votes_short_of_ninety_percent() -> None:
    result = count_votes(vote_rule(LAW, NATIONAL, received=DAY), Ballots(9, 7))
    assert result_sentences(result, "vi") == (
        "Không đạt: 7/9 (77,77%) tổng số thành viên hội đồng đồng ý.",
        "Thiếu 2 phiếu để đạt 90% (cần 9).",
        "Căn cứ: Nghị định 152/2025/NĐ-CP Điều 33.5.",
    )
    assert result_sentences(result, "en") == (
        "Not passed: 7/9 (77.77%) of all members of the council in favour.",
        "2 short of 90% (9 needed).",
        "By: Nghị định 152/2025/NĐ-CP Điều 33.5.",
    )


@pytest.mark.parametrize(
    ("rule", "ballots", "said"),
    [
        (RULE, Ballots(10, 8), "Vừa đủ 8 phiếu cần có."),
        (RULE, Ballots(10, 10), "Thừa 2 phiếu so với mức cần 8."),
        (replace(RULE, percent=50, strictly=True), Ballots(10, 5), "Thiếu 1 phiếu để vượt 50%"),
        (RULE, Ballots(10, 8, written_for=1), "Không tính 1 ý kiến bằng văn bản"),
        (RULE, Ballots(10, 8, conflicted=1), "1 thành viên có xung đột lợi ích vẫn nằm trong"),
        (replace(RULE, method=Method.SECRET), Ballots(10, 8), "Coi như đã bỏ phiếu kín"),
        (replace(RULE, method=Method.SECRET), Ballots(10, 8, method=Method.HANDS), "giơ tay"),
        (replace(RULE, quorum=Fraction(2, 3)), Ballots(9, 5, present=5),
         "Chỉ có 5/9 thành viên dự, quy chế đòi ít nhất 2/3."),
        (replace(RULE, percent=None), Ballots(9, 5), "nhập quy chế của hội đồng"),
        (replace(RULE, of=Denominator.PRESENT), Ballots(9, 5),
         "Chưa kết luận được: 5 phiếu đồng ý. Chưa biết số thành viên dự họp."),
        (replace(RULE, of=Denominator.PRESENT), Ballots(9, 8, present=8), "số thành viên dự họp"),
        (replace(RULE, of=Denominator.BALLOTS_CAST), Ballots(9, 0), "Không còn ai để tính"),
        (RULE, Ballots(10, 8), "Căn cứ: Quy chế thử Điều 2."),
    ],
)  # fmt: skip
def test_what_else_is_said(rule, ballots, said) -> None:
    assert said in " ".join(result_sentences(count_votes(rule, ballots), "vi"))


@pytest.mark.parametrize(
    ("rule", "ballots", "unsaid"),
    [
        (replace(RULE, absent=Absent.WRITTEN), Ballots(10, 8, written_for=1), "Không tính"),
        (replace(RULE, conflict_removed=True), Ballots(10, 8, conflicted=1), "xung đột"),
        (replace(RULE, method=Method.SECRET), Ballots(9, 8, method=Method.SECRET), "Coi như"),
        (RULE, Ballots(10, 8), "Coi như"),
        (RULE, Ballots(10, 8), "xung đột"),
        (replace(RULE, percent=None), Ballots(9, 5), "Căn cứ"),
        (replace(RULE, quorum=Fraction(2, 3)), Ballots(9, 5, present=5), "Thiếu"),
        (replace(RULE, citation=None), Ballots(9, 9), "Căn cứ"),
    ],
)
def test_what_is_not_said(rule, ballots, unsaid) -> None:
    assert unsaid not in " ".join(result_sentences(count_votes(rule, ballots), "vi"))


def test_rules_in_words() -> None:
    assert rule_sentences(LAW, NATIONAL, "vi", received=date(2020, 3, 1)) == (
        "Cần ít nhất 90% tổng số thành viên hội đồng đồng ý (Nghị định 91/2017/NĐ-CP Điều 45.8).",
        "Phải bỏ phiếu kín.",
        "Thành viên vắng mặt cho ý kiến bằng văn bản thì được tính.",
    )
    said = rule_sentences(LAW, FLAG, "en", received=DAY,
                          regulation=own(70, quorum=Fraction(2, 3)))  # fmt: skip
    assert said == (
        (
            "At least 80% of all members of the council must agree "
            "(Nghị định 152/2025/NĐ-CP Điều 33.5)."
        ),
        "A meeting is valid with at least 2/3 of the members present.",
        "An absent member counts as not agreeing.",
        "The law asks 80%; a regulation may only ask more.",
    )
    assert rule_sentences(LAW, BASE, "vi", received=DAY) == (
        (
            "Luật không đặt tỷ lệ phiếu; theo quy chế của hội đồng hoặc quy định của bộ, tỉnh "
            "(Nghị định 152/2025/NĐ-CP Điều 6.2)."
        ),
    )
    assert "chưa ban hành quy định riêng" in rule_sentences(
        LAW, BASE, "vi", received=date(2025, 8, 1)
    )[1]  # fmt: skip
    assert "đã kiểm chứng gần nhất" in rule_sentences(
        LAW, FLAG, "vi", received=date(2026, 11, 1)
    )[1]  # fmt: skip
    more = rule_sentences(LAW, BASE, "en", received=DAY, regulation=own(50, strictly=True))
    assert more[0] == "More than 50% of all members of the council must agree (Quy chế thử Điều 2)."


def test_the_order_in_words() -> None:
    tied = rank([Entry("a", 9, 9), Entry("b", 8, 9), Entry("c", 8, 9), Entry("d", 7, 9)], 2)
    assert ranking_sentences(tied, "vi") == (
        "1 trường hợp được chọn theo tỷ lệ phiếu từ cao xuống thấp.",
        "2 trường hợp cùng 88,88% cho 1 chỗ còn lại.",
        (
            "Không quy định nào phân định: hội đồng quyết định; điều kiện ngang nhau thì "
            "ưu tiên nữ hoặc tập thể có từ 70% nữ."
        ),
        "1 trường hợp không còn chỗ.",
    )
    assert ranking_sentences(tied, "en", ties="chair")[2] == (
        "The chair of the council decides among equals."
    )
    assert ranking_sentences(rank([Entry("a", 9, 9)], 1), "en") == (
        "1 chosen, the highest share of votes first.",
    )
