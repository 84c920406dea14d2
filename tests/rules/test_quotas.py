"""Quotas, shares and caps: whole people, exact at every boundary, a range where facts are open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.laws import award, leaf, version, write_law
from thidua_rules.loading import load_law
from thidua_rules.loading.caps import load_caps
from thidua_rules.model.verdict import Citation, Sureness
from thidua_rules.procedures import procedures_of
from thidua_rules.quotas import (
    LeftOut,
    Member,
    Outcome,
    QuotaRule,
    Rated,
    Span,
    at_least,
    at_most,
    measure,
    measure_ratings,
    quota_rules,
    quota_sentences,
    rule_sentences,
    share,
)
from thidua_rules.quotas.arithmetic import reaches, span
from thidua_rules.quotas.measuring import quota_of_counts

LAW = load_law()
CITED = Citation("x", "Nghị định thử", "Điều 1", date(2020, 1, 1), None, Sureness.VERIFIED)
RULE = QuotaRule("tested", 20, "of", "all", {"vi": "Không quá 20%"}, CITED)
percents = st.integers(0, 100)
counts = st.integers(0, 5000)


# -- arithmetic -----------------------------------------------------------------------------------
@given(percents, counts)
def test_the_most_is_the_last_count_that_stays_within(percent: int, base: int) -> None:
    most = at_most(percent, base)
    assert most * 100 <= percent * base < (most + 1) * 100


@given(percents, st.integers(1, 5000), st.booleans())
def test_the_least_is_the_first_count_that_reaches(
    percent: int, total: int, strictly: bool
) -> None:
    least = at_least(percent, total, strictly=strictly)
    assert reaches(percent, least, total, strictly=strictly)
    assert least == 0 or not reaches(percent, least - 1, total, strictly=strictly)


@given(percents, counts, st.integers(1, 5000), st.booleans())
def test_reaching_is_the_fraction(percent: int, part: int, total: int, strictly: bool) -> None:
    exact, asked = Fraction(part, total), Fraction(percent, 100)
    assert reaches(percent, part, total, strictly=strictly) is (
        exact > asked if strictly else exact >= asked
    )


def test_a_share_is_at_least_so_much_unless_it_says_more_than() -> None:
    assert at_least(70, 20) == 14
    assert reaches(70, 14, 20)
    assert not reaches(70, 14, 20, strictly=True)
    assert share(70, span(14), 20) is Outcome.MET
    assert share(70, span(14), 20, strictly=True) is Outcome.NOT_MET


@pytest.mark.parametrize("strictly", [True, False])
def test_of_nobody_no_share_is_reached(strictly: bool) -> None:
    assert not reaches(0, 0, 0, strictly=strictly)
    assert not reaches(0, 5, 0, strictly=strictly)


@given(percents, st.lists(st.booleans(), max_size=12), st.integers(0, 12), st.booleans())
def test_a_share_is_settled_only_when_every_completion_agrees(
    percent: int, known: list[bool], unknown: int, strictly: bool
) -> None:
    part, total = sum(known), len(known) + unknown
    found = share(percent, Span(part, part + unknown), total, strictly=strictly)
    ways = {reaches(percent, part + more, total, strictly=strictly) for more in range(unknown + 1)}
    expected = {frozenset({True}): Outcome.MET, frozenset({False}): Outcome.NOT_MET}
    assert found is expected.get(frozenset(ways), Outcome.UNKNOWN)


@pytest.mark.parametrize(("low", "high"), [(-1, 2), (3, 2), (-2, -1)])
def test_a_span_that_is_no_count_is_refused(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="is not a count of people"):
        span(low, high)


def test_a_span_says_whether_it_is_known() -> None:
    assert (span(3), str(span(3)), span(3).known) == (Span(3, 3), "3", True)
    assert (str(span(3, 5)), span(3, 5).known) == ("3–5", False)
    assert span(0) == Span(0, 0)


# -- measuring ------------------------------------------------------------------------------------
members = st.lists(
    st.tuples(st.sampled_from([True, False, None]), st.sampled_from([True, False, None])),
    max_size=9,
)


@given(percents, members)
def test_a_quota_covers_every_completion_of_what_is_not_known(
    percent: int, drawn: list[tuple[bool | None, bool | None]]
) -> None:
    listed = [Member(str(n), base, used, "why") for n, (base, used) in enumerate(drawn)]
    quota = measure(replace(RULE, percent=percent), listed)
    bases = [base for base, _ in drawn]
    uses = [used for _, used in drawn]
    for more_base in range(bases.count(None) + 1):
        for more_used in range(uses.count(None) + 1):
            base, used = bases.count(True) + more_base, uses.count(True) + more_used
            most = percent * base // 100
            assert quota.base.low <= base <= quota.base.high
            assert quota.allowed.low <= most <= quota.allowed.high
            assert quota.left.low <= max(most - used, 0) <= quota.left.high
            assert quota.over.low <= max(used - most, 0) <= quota.over.high
            if quota.outcome is not Outcome.UNKNOWN:
                assert (used <= most) is (quota.outcome is Outcome.MET)


def test_who_is_counted_and_who_is_left_out_is_named() -> None:
    quota = measure(RULE, [
        Member("a", True, True), Member("b", None), Member("c", False, why="not_met"),
        Member("d", False, why="not_leader"), Member("e", False, why="not_met"), Member("f", True),
    ])  # fmt: skip
    assert quota.base_uids == ("a", "f")
    assert quota.unknown_uids == ("b",)
    assert quota.left_out == (LeftOut("not_leader", ("d",)), LeftOut("not_met", ("c", "e")))
    assert (quota.base, quota.used) == (Span(2, 3), Span(1, 1))
    assert (quota.code, quota.percent, quota.citation, quota.rounding) == (
        "tested", 20, CITED, "down",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("used", "outcome", "left", "over"),
    [
        (Span(2, 2), Outcome.MET, Span(0, 0), Span(0, 0)),
        (Span(1, 1), Outcome.MET, Span(1, 1), Span(0, 0)),
        (Span(3, 3), Outcome.NOT_MET, Span(0, 0), Span(1, 1)),
        (Span(2, 3), Outcome.UNKNOWN, Span(0, 0), Span(0, 1)),
        (Span(0, 2), Outcome.MET, Span(0, 2), Span(0, 0)),
        (Span(3, 5), Outcome.NOT_MET, Span(0, 0), Span(1, 3)),
    ],
)
def test_eleven_leaders_allow_two_flags(used, outcome, left, over) -> None:
    quota = quota_of_counts(RULE, span(11), used)
    assert quota.allowed == Span(2, 2)
    assert (quota.outcome, quota.left, quota.over) == (outcome, left, over)
    assert quota.formula == "⌊20 × 11 : 100⌋ = 2"


# -- rules ----------------------------------------------------------------------------------------
def test_an_issuer_may_lower_a_quota_and_never_raise_it() -> None:
    own = replace(CITED, label="Quyết định của tỉnh")
    assert RULE.lowered(20, own).percent == 20
    assert RULE.lowered(0, own).percent == 0
    lowered = RULE.lowered(10, own)
    assert (lowered.percent, lowered.citation, lowered.of) == (10, own, "of")
    for percent in (21, -1):
        with pytest.raises(ValueError, match="the law allows at most 20 %"):
            RULE.lowered(percent, own)


@pytest.mark.parametrize(
    ("code", "day", "found"),
    [
        ("emulation_fighter_grassroots", date(2020, 1, 5), [(15, "advanced_worker", "all")]),
        ("emulation_fighter_grassroots", date(2023, 12, 31), [(15, "advanced_worker", "all")]),
        ("emulation_fighter_grassroots", date(2024, 1, 1), []),
        ("government_flag", date(2023, 12, 31), [(20, "ministry_province_flag", "all")]),
        ("government_flag", date(2025, 7, 1), [(20, "ministry_province_flag", "bloc_leaders")]),
        ("advanced_worker", date(2020, 1, 5), []),
    ],
)
def test_the_quota_in_force_is_read_from_the_award(code, day, found) -> None:
    rules = quota_rules(LAW, code, received=day)
    assert [(r.percent, r.of, r.among) for r in rules] == found
    assert all(r.code == code and not r.last_verified for r in rules)
    assert quota_rules(LAW, code, received=day, kind="household") == ()


def test_a_file_sent_before_the_change_stays_under_the_older_text() -> None:
    day, before = date(2025, 7, 20), date(2025, 6, 30)
    (old,) = quota_rules(LAW, "government_flag", received=day, sent=before)
    (new,) = quota_rules(LAW, "government_flag", received=day, sent=date(2025, 7, 1))
    assert old.citation.instrument == "decree_98_2023"
    assert new.citation.instrument == "decree_152_2025"


def test_where_the_text_was_not_read_the_last_verified_one_stands_to_be_confirmed() -> None:
    (rule,) = quota_rules(LAW, "government_flag", received=date(2026, 10, 1))
    assert rule.last_verified
    assert rule.citation.sureness is Sureness.TO_CONFIRM
    (before,) = quota_rules(LAW, "government_flag", received=date(2026, 9, 30))
    assert before.citation.sureness is Sureness.VERIFIED
    assert not before.last_verified


@pytest.mark.parametrize("params", ["{percent: 20}", "{of: tested}", "{}"])
def test_a_quota_that_was_not_read_whole_counts_nothing(params: str, tmp_path: Path) -> None:
    body = (
        f"all: [{leaf('rating: {at_least: good}')}], "
        f"procedures: [{{id: q, quota: {params}, text: {{vi: Tỷ lệ}}}}]"
    )
    law = load_law(write_law(tmp_path, {"tested": award("tested", version(body))}))
    assert quota_rules(law, "tested", received=date(2024, 1, 1)) == ()
    assert not RULE.last_verified


def test_procedures_are_of_the_kind_and_word_asked() -> None:
    flag = LAW.awards["government_flag"]
    day = date(2026, 3, 1)
    (vote,) = procedures_of(flag, "vote", received=day, kind="collective")
    assert (vote.leaf.kind, vote.kind, vote.groups) == ("vote", "collective", ())
    assert procedures_of(flag, "vote", received=day, kind="individual") == ()
    assert procedures_of(flag, "posting", received=day) == ()
    assert procedures_of(flag, "vote", received=date(1990, 1, 1)) == ()


# -- caps on ratings ------------------------------------------------------------------------------
CAP = load_caps(LAW)["excellent_civil_servants"][-1]


def rated(group: str, **numbers: int) -> list[Rated]:
    return [
        Rated(f"{group}{rating}{n}", None if rating == "unknown" else rating, "sct", group)
        for rating, count in numbers.items()
        for n in range(count)
    ]


def test_a_cap_holds_in_the_agency_and_in_each_group() -> None:
    people = rated("heads", good=5, excellent=2) + rated("staff", good=20, excellent=3)
    whole, heads, staff = measure_ratings(CAP, people)
    assert (whole.scope, whole.allowed, whole.outcome) == (
        {"agency": "sct"}, Span(5, 5), Outcome.MET,
    )  # fmt: skip
    assert heads.scope == {"agency": "sct", "post_group": "heads"}
    assert (heads.allowed, heads.over, heads.outcome) == (Span(1, 1), Span(1, 1), Outcome.NOT_MET)
    assert (staff.allowed, staff.outcome) == (Span(4, 4), Outcome.MET)


def test_agencies_are_apart_and_only_the_outstanding_one_is_raised() -> None:
    people = rated("", good=20, excellent=5)
    people += [replace(one, uid=f"x{one.uid}", agency="khác") for one in people]
    found = measure_ratings(replace(CAP, per=("agency",)), people, outstanding=["sct"])
    assert [(q.scope["agency"], q.percent, q.outcome) for q in found] == [
        ("khác", 20, Outcome.NOT_MET), ("sct", 25, Outcome.MET),
    ]  # fmt: skip
    plain = replace(CAP, per=("agency",), raised=None)
    assert measure_ratings(plain, people, outstanding=["sct"])[1].percent == 20


def test_who_is_not_rated_is_left_out_and_who_waits_for_a_rating_is_a_range() -> None:
    people = [*rated("", good=4, completed=2, unknown=1),
              Rated("mới", "good", "sct", "", not_rated=True)]  # fmt: skip
    (quota,) = measure_ratings(replace(CAP, per=("agency",)), people)
    assert (quota.base, quota.used) == (Span(4, 5), Span(0, 1))
    assert quota.left_out == (
        LeftOut("not_rated", ("mới",)), LeftOut("other_rating", ("completed0", "completed1")),
    )  # fmt: skip


def test_a_cap_without_a_number_is_never_counted() -> None:
    with pytest.raises(ValueError, match="has not been read"):
        measure_ratings(replace(CAP, percent=None), [])


@pytest.mark.parametrize(
    ("day", "percent", "sure"),
    [
        (date(2020, 8, 19), None, None),
        (date(2020, 8, 20), None, Sureness.UNKNOWN),
        (date(2023, 9, 15), None, Sureness.TO_CONFIRM),
        (date(2025, 12, 31), None, Sureness.TO_CONFIRM),
        (date(2026, 1, 1), 20, Sureness.VERIFIED),
    ],
)
def test_the_cap_of_a_day(day, percent, sure) -> None:
    standing = [one for one in load_caps(LAW)["excellent_civil_servants"] if one.stands(day)]
    assert [(one.percent, one.citation.sureness) for one in standing] == (
        [(percent, sure)] if sure else []
    )


# -- sentences ------------------------------------------------------------------------------------
def test_a_rule_in_words_names_its_share_its_rounding_and_its_article() -> None:
    day = date(2026, 3, 1)
    assert rule_sentences(LAW, "government_flag", "vi", received=day) == (
        (
            "Không quá 20% tập thể dẫn đầu cụm, khối đủ tiêu chuẩn «Cờ thi đua của bộ, ban, ngành, "
            "tỉnh», làm tròn xuống (Nghị định 152/2025/NĐ-CP Điều 7.1)."
        ),
    )
    assert rule_sentences(LAW, "government_flag", "en", received=date(2026, 11, 1))[0].endswith(
        "rounded down (Nghị định 152/2025/NĐ-CP Điều 7.1; to be confirmed)."
    )
    old = rule_sentences(LAW, "emulation_fighter_grassroots", "en", received=date(2020, 1, 5))
    assert old == (("At most 15% of those with «Advanced Worker», rounded down "
                   "(Nghị định 91/2017/NĐ-CP Điều 9.3)."),)  # fmt: skip
    assert rule_sentences(LAW, "advanced_worker", "vi", received=day) == (
        "Luật không đặt tỷ lệ tối đa cho hình thức này.",
    )
    assert rule_sentences(LAW, "advanced_worker", "en", received=day) == (
        "The law sets no quota for this award.",
    )


@pytest.mark.parametrize(
    ("used", "vi", "en"),
    [
        (Span(1, 1), "Đã dùng 1, còn 1.", "1 used, 1 left."),
        (Span(3, 3), "Đã dùng 3, vượt 1.", "3 used, 1 too many."),
        (Span(2, 3), "Đã dùng 2–3; chưa xác định được có vượt hay không (vượt 0–1).",
         "2–3 used; whether that is too many is not known (0–1 too many)."),
    ],
)  # fmt: skip
def test_a_quota_in_words(used, vi, en) -> None:
    quota = quota_of_counts(RULE, span(11), used)
    assert quota_sentences(quota, "vi", "Cờ") == (
        "Tối đa 20% của 11 «Cờ»: 2, làm tròn xuống (Nghị định thử Điều 1).", vi,
    )  # fmt: skip
    assert quota_sentences(quota, "en") == (
        "At most 20% of 11: 2, rounded down (Nghị định thử Điều 1).", en,
    )  # fmt: skip


def test_the_words_say_who_is_not_known_and_who_is_not_counted() -> None:
    quota = measure(RULE, [Member("a", None), Member("b", False, why="not_leader"),
                           Member("c", False, why="lý do riêng")])  # fmt: skip
    said = quota_sentences(quota, "vi")[2:]
    assert said == (
        "1 trường hợp chưa biết có được tính vào mẫu số hay không.",
        "Không tính vào mẫu số: 1 lý do riêng",
        "Không tính vào mẫu số: 1 không dẫn đầu cụm, khối",
    )
