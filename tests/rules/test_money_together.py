"""Several awards at once, the fund, and money in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_rules.loading.money import load_money
from thidua_rules.model.verdict import Sureness
from thidua_rules.money import Bonus, Given, bonus, ceiling, maximum, sheet
from thidua_rules.money.told import (
    amount,
    amount_text,
    bonus_table,
    bonus_text,
    formula_text,
    line_text,
    total_text,
)

MONEY = load_money()
DAY = date(2026, 7, 10)
YEAR = (date(2025, 1, 1), date(2025, 12, 31))


def asked(award: str, kind: str = "individual", on: date = DAY, issuer: str | None = None) -> Bonus:
    return bonus(MONEY, award, kind, on, issuer=issuer)


# -- several at one moment ------------------------------------------------------------------------
def title(award: str, dates: tuple[date, date] = YEAR, recipient: str = "An") -> Given:
    return Given(recipient, award, "individual", DAY, *dates)


def test_the_title_paid_instead_is_named() -> None:
    found = sheet(MONEY, [title("advanced_worker"), title("emulation_fighter_grassroots")])
    low, high = found.lines
    assert (low.paid, low.dong, low.reason) == (False, 0, "lower_title")
    assert low.higher is high.given
    assert (high.paid, high.dong, high.reason, high.higher) == (
        True, 2_530_000, "highest_title", None,
    )  # fmt: skip


def test_of_two_equal_titles_the_first_is_paid() -> None:
    same = [title("advanced_worker"), title("advanced_worker", (YEAR[0], date(2026, 1, 31)))]
    for given_ in (same, same[::-1], [same[0], same[0]]):
        found = sheet(MONEY, given_)
        assert found.total == 760_000
        assert [line.reason for line in found.lines] == ["highest_title", "lower_title"]


def test_a_title_that_is_not_paid_bars_no_other() -> None:
    """A overlaps B, B overlaps C, A and C are apart: C is the highest, so A and C are paid."""
    early = title("advanced_worker", (date(2024, 1, 1), date(2025, 1, 31)))
    middle = title("emulation_fighter_grassroots", (date(2025, 1, 1), date(2025, 12, 31)))
    late = title("emulation_fighter_ministry_province", (date(2025, 6, 1), date(2026, 5, 31)))
    found = sheet(MONEY, [early, middle, late])
    assert [line.paid for line in found.lines] == [True, False, True]
    assert found.total == 760_000 + 7_590_000
    assert found.lines[1].higher is late


def test_a_title_without_an_amount_beats_nothing() -> None:
    collective = replace(title("advanced_worker"), kind="collective")
    found = sheet(MONEY, [collective, title("emulation_fighter_grassroots")])
    assert [line.reason for line in found.lines] == ["no_amount", "title_with_form"]
    assert (found.total, found.unsettled, found.at_most) == (2_530_000, 1, 2_530_000)


def unread(award: str):
    """The law, with the amount of one title not read."""
    (regime,) = [r for r in MONEY.regimes if r.starts <= DAY and (r.ends is None or r.ends > DAY)]
    assert regime.scale is not None
    rows = tuple(replace(row, coefficient=None) if row.award == award else row
                 for row in regime.scale.rows)  # fmt: skip
    scale = replace(regime.scale, rows=rows)
    return replace(MONEY, regimes=tuple(
        replace(r, scale=scale) if r is regime else r for r in MONEY.regimes
    ))  # fmt: skip


def test_beside_a_title_of_unknown_amount_both_results_stand() -> None:
    found = sheet(unread("advanced_worker"),
                  [title("advanced_worker"), title("emulation_fighter_grassroots")])  # fmt: skip
    unknown, known = found.lines
    assert (unknown.paid, unknown.reason) == (None, "no_amount")
    assert (known.paid, known.reason, known.dong) == (None, "lower_perhaps", None)
    assert known.higher is unknown.given
    assert (found.total, found.at_most, found.unsettled) == (0, 2_530_000, 2)
    names = {"advanced_worker": "Lao động tiên tiến"}
    assert "hưởng mức này nếu mức chưa xác định của Lao động tiên tiến" in line_text(
        known, "vi", names
    )
    assert "not paid if it is higher" in line_text(known, "en", names)


def test_what_an_unknown_title_does_not_touch_is_settled() -> None:
    """Apart in time it bars nothing; what a known one beats is lost whatever the unknown is."""
    before = title("advanced_worker", (date(2024, 1, 1), date(2024, 12, 31)))
    money = unread("advanced_worker")
    apart = sheet(money, [before, title("emulation_fighter_grassroots")])
    assert [line.paid for line in apart.lines] == [None, True]
    three = [title("advanced_worker"), title("emulation_fighter_grassroots"),
             title("emulation_fighter_ministry_province")]  # fmt: skip
    found = sheet(money, three)
    assert [line.reason for line in found.lines] == ["no_amount", "lower_title", "lower_perhaps"]
    assert found.at_most == 7_590_000


def test_what_the_open_one_would_have_barred_is_open_too() -> None:
    """The unknown overlaps the middle title alone: if it is higher, the lower third is paid."""
    first = title("advanced_worker", (date(2024, 1, 1), date(2025, 1, 31)))
    middle = title("emulation_fighter_ministry_province", YEAR)
    last = title("emulation_fighter_grassroots", (date(2025, 12, 1), date(2026, 6, 30)))
    found = sheet(unread("advanced_worker"), [first, middle, last])
    assert [line.paid for line in found.lines] == [None, None, None]
    assert found.at_most == 7_590_000  # never both


def test_the_sheet_adds_up_by_payer_and_recipient() -> None:
    found = sheet(MONEY, [
        title("emulation_fighter_national"), title("emulation_fighter_grassroots", recipient="Bo"),
        title("advanced_worker", recipient="Bo"),
    ])  # fmt: skip
    assert found.total == 13_920_000
    assert found.by_payer == {"submitter": 11_390_000, "decider": 2_530_000}
    assert found.by_recipient == {"An": 11_390_000, "Bo": 2_530_000}
    assert (found.unverified, found.sureness) == (0, Sureness.VERIFIED)
    late = sheet(MONEY, [replace(title("advanced_worker"), decided=date(2026, 11, 1))])
    assert (late.unverified, late.sureness) == (1, Sureness.TO_CONFIRM)


def test_an_empty_sheet_is_empty() -> None:
    found = sheet(MONEY, [])
    assert (found.total, found.at_most, found.lines, found.by_payer) == (0, 0, (), {})


@given(st.permutations(["advanced_worker", "emulation_fighter_grassroots",
                        "emulation_fighter_ministry_province", "emulation_fighter_national"]),
       st.integers(1, 4))  # fmt: skip
def test_one_period_pays_its_best_title_whatever_the_order(order: list[str], count: int) -> None:
    given_ = [title(award) for award in order[:count]]
    best = max(asked(item.award).dong or 0 for item in given_)
    assert sheet(MONEY, given_).total == best


def test_forms_of_unnamed_achievements_are_told_apart_by_their_period() -> None:
    one = title("commendation_certificate")
    other = title("ministry_province_merit_certificate")
    assert sheet(MONEY, [one, other]).unsettled == 2
    apart = replace(other, starts=date(2026, 1, 1), ends=date(2026, 6, 30))
    assert sheet(MONEY, [one, apart]).total == 4_560_000
    named = replace(one, achievement="a")
    assert sheet(MONEY, [named, other]).unsettled == 2
    assert sheet(MONEY, [named, replace(other, achievement="b")]).total == 4_560_000


# -- the fund -------------------------------------------------------------------------------------
@given(st.integers(0, 10**14))
def test_a_share_never_passes_its_percentage(whole: int) -> None:
    for share, percent in (("department", 200), ("province_delta", 10), ("province_mountain", 15),
                           ("organising", 200)):  # fmt: skip
        found = ceiling(MONEY, share, whole, DAY).dong
        assert found is not None
        assert found * 1000 <= percent * whole < (found + 1) * 1000


def test_an_unknown_share_is_refused() -> None:
    with pytest.raises(KeyError, match="pocket"):
        ceiling(MONEY, "pocket", 1, DAY)


@pytest.mark.parametrize(
    ("code", "dong"),
    [
        ("council_chair", 1_000_000), ("council_member", 500_000), ("council_support", 300_000),
        ("prize_council_chair", 1_500_000), ("prize_council_member", 1_000_000),
        ("file_review", 250_000), ("prize_work_review", 700_000),
        ("prize_cluster_review", 1_000_000),
    ],
)  # fmt: skip
def test_the_maxima_of_circular_143(code: str, dong: int) -> None:
    found = maximum(MONEY, code, date(2026, 1, 1))
    assert found is not None
    assert (found.dong, str(found.citation)) == (dong, "Thông tư 143/2025/TT-BTC")
    assert maximum(MONEY, code, date(2025, 12, 31)) is None


# -- in words -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (0, "0", "0"), (999, "999", "999"), (2_530_000, "2.530.000", "2,530,000"),
        (Decimal("4.50"), "4,5", "4.5"), (Decimal("1053000.00"), "1.053.000", "1,053,000"),
        (Decimal("1234.5"), "1.234,5", "1,234.5"), (Decimal(10), "10", "10"),
    ],
)  # fmt: skip
def test_numbers_as_each_language_writes_them(value: Decimal, vi: str, en: str) -> None:
    assert (amount(value, "vi"), amount(value, "en")) == (vi, en)


def test_a_bonus_in_words() -> None:
    text = bonus_text(MONEY, asked("commendation_certificate", "household", date(2026, 6, 30)))
    assert text.amount == "1.060.000 đồng"
    assert text.formula == "1,5 × 0,3 × 2.340.000 = 1.053.000 → làm tròn lên 10.000: 1.060.000"
    assert text.readings[1] == (
        "làm tròn mức của cá nhân rồi mới nhân:"
        " 1,5 × 710.000 = 1.065.000 → làm tròn lên 10.000: 1.070.000"
    )
    assert text.sources[1] == "Nghị định 73/2024/NĐ-CP Điều 3.2 (cần đối chiếu văn bản)"
    assert (text.sureness, text.why_not) == ("cần đối chiếu văn bản", "")
    english = bonus_text(MONEY, asked("advanced_worker"), "en")
    assert english.formula == "0.3 × 2,530,000 = 759,000 → rounded up to 10,000: 760,000"
    assert english.sources == (
        "Decree 152/2025/NĐ-CP Art. 50", "Decree 161/2026/NĐ-CP Art. 3.2",
        "Decree 152/2025/NĐ-CP Art. 48",
    )  # fmt: skip
    assert english.paid_by.startswith("The deciding authority")


def test_a_ceiling_and_an_unknown_amount_in_words() -> None:
    medal = asked("commemorative_medal")
    assert amount_text(medal, "vi") == "không quá 1.518.000 đồng (làm tròn xuống: 1.510.000 đồng)"
    assert amount_text(replace(medal, exact=Decimal(1_510_000)), "en") == "at most 1,510,000 đồng"
    assert "làm tròn xuống 10.000: 1.510.000" in formula_text(medal.formula, "vi")
    commune = asked("commendation_certificate", issuer="commune")
    text = bonus_text(MONEY, commune, "vi")
    assert (text.amount, text.formula) == ("chưa xác định", "")
    assert text.why_not == "Hệ số của trường hợp này chưa đọc được."
    assert text.paid_by
    assert text.notes == ("Mức Giấy khen của Chủ tịch UBND cấp xã chưa đối chiếu được",)


def test_the_bonus_table_of_an_award() -> None:
    rows = bonus_table(MONEY, "commendation_certificate", DAY)
    assert [(row.label, row.text.amount) for row in rows] == [
        ("cá nhân", "760.000 đồng"), ("cá nhân, cấp xã", "chưa xác định"),
        ("tập thể", "1.520.000 đồng"), ("hộ gia đình", "1.140.000 đồng"),
    ]  # fmt: skip
    assert bonus_table(MONEY, "emulation_fighter_grassroots", date(2020, 1, 1)) == ()
    assert bonus_table(MONEY, "cultural_family", DAY) == ()
    settled = bonus_table(MONEY, "ministry_province_merit_certificate", DAY, "en",
                          {"bonus_multiple": "round_first"})  # fmt: skip
    assert [row.text.amount for row in settled] == [
        "3,800,000 đồng", "7,600,000 đồng", "5,700,000 đồng",
    ]  # fmt: skip


def test_the_sheet_in_words() -> None:
    found = sheet(MONEY, [title("advanced_worker"), title("emulation_fighter_grassroots")])
    names = {"emulation_fighter_grassroots": "Chiến sĩ thi đua cơ sở"}
    assert line_text(found.lines[0], "vi", names) == (
        "cùng thời gian đã hưởng mức cao hơn: Chiến sĩ thi đua cơ sở"
    )
    assert line_text(found.lines[0], "en", {}).endswith("emulation_fighter_grassroots")
    assert line_text(found.lines[1], "en", {}) == "the highest title of the same period"
    assert total_text(found, "vi") == "2.530.000 đồng"
    pair = [title("commendation_certificate"), title("ministry_province_merit_certificate")]
    late = sheet(MONEY, [replace(item, decided=date(2026, 11, 1)) for item in pair])
    assert total_text(late, "en") == "0 đồng … 4,560,000 (to be confirmed)"
