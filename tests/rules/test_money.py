"""Bonuses: exact, rounded as the law says, never above a ceiling, never a number not read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_rules.loading import load_law
from thidua_rules.loading.money import load_money
from thidua_rules.model.sureness import weakest
from thidua_rules.model.verdict import Sureness
from thidua_rules.money import (
    Bonus,
    allowed,
    bonus,
    round_down,
    round_up,
    settings_of,
)
from thidua_rules.money.model import MoneyLaw

MONEY = load_money()
DAY = date(2026, 7, 10)
YEAR = (date(2025, 1, 1), date(2025, 12, 31))
COEFFICIENTS = st.integers(1, 50_000).map(lambda tenths: Decimal(tenths) / 10)
SALARIES = st.integers(1, 100_000_000)


def asked(award: str, kind: str = "individual", on: date = DAY, **more: object) -> Bonus:
    return bonus(MONEY, award, kind, on, **more)  # type: ignore[arg-type]


# -- rounding -----------------------------------------------------------------------------------
@given(COEFFICIENTS, SALARIES, st.sampled_from([1, 7, 1000, 10_000]))
def test_rounding_brackets_the_exact_product(coefficient: Decimal, salary: int, step: int) -> None:
    exact = coefficient * salary
    up, down = round_up(exact, step), round_down(exact, step)
    assert down <= exact <= up
    assert up % step == down % step == 0
    assert up - down == (0 if exact % step == 0 else step)


@given(COEFFICIENTS, SALARIES, SALARIES)
def test_a_higher_salary_never_pays_less(coefficient: Decimal, one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert round_up(coefficient * low, 10_000) <= round_up(coefficient * high, 10_000)


@pytest.mark.parametrize(
    ("exact", "up", "down"),
    [
        ("0", 0, 0), ("0.1", 10_000, 0), ("9999.9", 10_000, 0), ("10000", 10_000, 10_000),
        ("10000.01", 20_000, 10_000), ("759000", 760_000, 750_000),
    ],
)  # fmt: skip
def test_rounding_at_its_edges(exact: str, up: int, down: int) -> None:
    assert (round_up(Decimal(exact), 10_000), round_down(Decimal(exact), 10_000)) == (up, down)


# -- every coefficient of the decree --------------------------------------------------------------
# Decree 152/2025 Articles 50–54, as noted: individual × coefficient, collective × coefficient.
TABLE = {
    "emulation_fighter_national": ("4.5", None), "emulation_fighter_ministry_province": ("3", None),
    "emulation_fighter_grassroots": ("1", None), "advanced_worker": ("0.3", None),
    "government_flag": (None, "12"), "ministry_province_flag": (None, "8"),
    "military_zone_flag": (None, "6"), "national_university_flag": (None, "6"),
    "excellent_labour_collective": (None, "1.5"), "advanced_labour_collective": (None, "0.8"),
    "exemplary_commune": (None, "2"), "cultural_hamlet": (None, "1.5"),
    "gold_star_order": ("46", "92"), "ho_chi_minh_order": ("30.5", "61"),
    "independence_order_1": ("15", "30"), "independence_order_2": ("12.5", "25"),
    "independence_order_3": ("10.5", "21"), "labour_order_1": ("9", "18"),
    "labour_order_2": ("7.5", "15"), "labour_order_3": ("4.5", "9"),
    "labour_hero": ("15.5", "31"), "armed_forces_hero": ("15.5", "31"),
    "peoples_artisan": ("12.5", None), "merited_artisan": ("9", None),
    "peoples_teacher": ("12.5", None), "merited_teacher": ("9", None),
    "peoples_physician": ("12.5", None), "merited_physician": ("9", None),
    "peoples_performer": ("12.5", None), "merited_performer": ("9", None),
    "friendship_medal": ("1.5", None), "victorious_flag_medal": ("1.5", None),
    "ho_chi_minh_prize": ("270", None), "state_prize": ("170", None),
    "pm_merit_certificate": ("3.5", "7"), "ministry_province_merit_certificate": ("1.5", "3"),
    "military_zone_merit_certificate": ("1", "2"), "commendation_certificate": ("0.3", "0.6"),
    "national_university_merit_certificate": ("1", "2"),
}  # fmt: skip


@pytest.mark.parametrize("award", TABLE)
def test_the_table_of_the_decree(award: str) -> None:
    for kind, coefficient in zip(("individual", "collective"), TABLE[award], strict=True):
        found = asked(award, kind)
        if coefficient is None:
            assert (found.dong, found.reason) == (None, "no_row")
        else:
            assert found.exact == Decimal(coefficient) * 2_530_000
            assert found.dong == round_up(found.exact, 10_000)


def test_medals_have_a_ceiling_and_no_amount_above_it() -> None:
    for award in ("commemorative_medal", "industry_trade_commemorative_medal"):
        found = asked(award)
        assert found.at_most
        assert (found.dong, found.exact) == (1_510_000, Decimal("1518000.0"))
        assert allowed(found, 1_518_000)
        assert allowed(found, 0)
        assert not allowed(found, 1_518_001)
        assert not allowed(found, -1)


def test_a_bonus_is_paid_exactly() -> None:
    found = asked("advanced_worker")
    assert allowed(found, 760_000)
    assert not allowed(found, 759_999)
    with pytest.raises(ValueError, match="no_row"):
        allowed(asked("advanced_worker", "collective"), 1)


@pytest.mark.parametrize(
    ("award", "payer"),
    [
        ("emulation_fighter_national", "submitter"), ("government_flag", "submitter"),
        ("pm_merit_certificate", "submitter"), ("labour_order_3", "submitter"),
        ("state_prize", "submitter"), ("peoples_artisan", "submitter"),
        ("emulation_fighter_ministry_province", "decider"), ("ministry_province_flag", "decider"),
        ("ministry_province_merit_certificate", "decider"), ("commemorative_medal", "decider"),
    ],
)  # fmt: skip
def test_who_pays(award: str, payer: str) -> None:
    kind = "collective" if award.endswith("flag") else "individual"
    found = asked(award, kind)
    assert found.payer == payer
    assert found.paid_by is not None
    expected = {"submitter": "Điều 47.2", "decider": "Điều 47"}[payer]
    assert found.paid_by.citation.article == expected


# -- the base salary ------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("day", "dong", "sure"),
    [
        ("2013-07-01", 1_150_000, "to_confirm"), ("2016-04-30", 1_150_000, "to_confirm"),
        ("2016-05-01", 1_210_000, "to_confirm"), ("2017-06-30", 1_210_000, "to_confirm"),
        ("2017-07-01", 1_300_000, "to_confirm"), ("2018-06-30", 1_300_000, "to_confirm"),
        ("2018-07-01", 1_390_000, "to_confirm"), ("2019-06-30", 1_390_000, "to_confirm"),
        ("2019-07-01", 1_490_000, "verified"), ("2023-06-30", 1_490_000, "verified"),
        ("2023-07-01", 1_800_000, "verified"), ("2024-06-30", 1_800_000, "verified"),
        ("2024-07-01", 2_340_000, "to_confirm"), ("2026-06-30", 2_340_000, "to_confirm"),
        ("2026-07-01", 2_530_000, "verified"), ("2030-01-01", 2_530_000, "verified"),
    ],
)  # fmt: skip
def test_the_base_salary_of_a_day(day: str, dong: int, sure: str) -> None:
    found = MONEY.salary_on(date.fromisoformat(day))
    assert found is not None
    assert (found.dong, found.citation.sureness) == (dong, sure)


def test_before_the_first_base_salary_there_is_none() -> None:
    assert MONEY.salary_on(date(2013, 6, 30)) is None


def test_nothing_before_october_2017_is_verified() -> None:
    early = [s for s in MONEY.salaries if s.starts < date(2017, 10, 1)]
    assert len(early) == 3
    assert all(s.citation.sureness is not Sureness.VERIFIED for s in early)


def without(**changed: object) -> MoneyLaw:
    """The law on money with parts left out."""
    parts = {"salaries": MONEY.salaries, "regimes": MONEY.regimes, "shares": (), "maxima": (),
             "shorts": MONEY.shorts}  # fmt: skip
    return MoneyLaw(**parts | changed)  # type: ignore[arg-type]


def test_no_base_salary_gives_no_amount() -> None:
    found = bonus(without(salaries=()), "advanced_worker", "individual", DAY)
    assert (found.dong, found.reason, found.sureness) == (None, "no_salary", Sureness.UNKNOWN)


def test_an_unread_text_says_what_it_lacks() -> None:
    found = asked("advanced_worker", on=date(2020, 5, 1))
    assert (found.dong, found.reason) == (None, "unread")
    assert "91/2017" in found.notes[0]["vi"]
    assert [c.role for c in found.cited] == ["regime"]


def test_what_is_not_known_is_in_no_doubt_about_readings() -> None:
    found = asked("commendation_certificate", issuer="commune")
    assert (found.doubtful, found.at_most, found.readings, found.reading) == (False, False, (), "")
    assert (found.family, found.payer) == ("form", "decider")


def test_a_note_on_a_coefficient_is_told() -> None:
    regime = MONEY.regime_on(DAY)
    assert regime is not None
    assert regime.scale is not None
    note = {"vi": "có ghi chú"}
    noted = replace(regime.scale, rows=tuple(replace(row, note=note) for row in regime.scale.rows))
    law = without(regimes=(replace(regime, scale=noted),))
    assert bonus(law, "advanced_worker", "individual", DAY).notes == (note,)


# -- readings and settings ------------------------------------------------------------------------
def test_both_readings_stand_beside_the_chosen_one() -> None:
    found = asked("ministry_province_merit_certificate", "collective")
    assert found.doubtful
    assert [(r.code, r.dong) for r in found.readings] == [
        ("multiply_first", 7_590_000), ("round_first", 7_600_000),
    ]  # fmt: skip
    assert (found.reading, found.dong) == ("multiply_first", 7_590_000)
    assert [c.role for c in found.cited] == [
        "coefficient", "multiple", "salary", "rounding", "reading",
    ]  # fmt: skip
    assert any("làm tròn" in note["vi"] for note in found.notes)


def test_an_office_that_chose_a_reading_is_no_longer_in_doubt() -> None:
    chosen = asked("ministry_province_merit_certificate", "collective",
                   settings={"bonus_multiple": "round_first"})  # fmt: skip
    assert (chosen.dong, chosen.sureness) == (7_600_000, Sureness.VERIFIED)
    unknown = asked("ministry_province_merit_certificate", "collective",
                    settings={"bonus_multiple": "by_guess"})  # fmt: skip
    assert unknown.dong == 7_590_000


def test_readings_that_agree_are_one_amount() -> None:
    found = asked("commendation_certificate", "household")
    assert (found.doubtful, found.readings) == (False, ())
    assert [c.role for c in found.cited] == ["coefficient", "multiple", "salary", "rounding"]
    alone = asked("advanced_worker", settings={"bonus_multiple": "round_first"})
    assert (alone.dong, alone.reading) == (760_000, "round_first")


def test_an_overlay_without_the_setting_leaves_the_choice_open() -> None:
    assert settings_of(load_law(), DAY) == {}


def test_the_setting_is_declared_with_the_values_the_text_can_take() -> None:
    law = load_law()
    declared = law.principles["bonus"].settings["bonus_multiple"]
    for regime in MONEY.regimes:
        if regime.scale:
            assert regime.scale.readings.setting == "bonus_multiple"
            assert set(regime.scale.readings.values) == set(declared.values)


@given(st.dates(date(2017, 10, 1), date(2027, 2, 28)), st.sampled_from(sorted(MONEY.awards())),
       st.sampled_from(["individual", "collective", "household"]))  # fmt: skip
def test_an_amount_is_a_whole_step_and_a_missing_one_has_a_reason(
    day: date, award: str, kind: str
) -> None:
    found = asked(award, kind, day)
    if found.dong is None:
        assert found.reason
        assert found.sureness is Sureness.UNKNOWN
        assert found.formula == ()
    else:
        assert found.dong % 10_000 == 0
        assert found.reason is None
        assert found.exact is not None
        assert (found.dong > found.exact - 10_000) if found.at_most else (found.dong >= found.exact)
        assert found.formula[-1].value == found.dong


# -- doubt from 1 October 2026 --------------------------------------------------------------------
@pytest.mark.parametrize(("day", "sure", "notes"), [(30, "verified", 0), (31, "to_confirm", 1)])
def test_the_amending_law_puts_every_amount_in_doubt(day: int, sure: str, notes: int) -> None:
    found = asked("advanced_worker", on=date(2026, 8, 31) + timedelta(days=day))
    assert (found.sureness, len(found.notes)) == (sure, notes)


def test_a_result_is_as_sure_as_its_weakest_part() -> None:
    assert weakest() is Sureness.VERIFIED
    assert weakest(Sureness.VERIFIED, Sureness.TO_CONFIRM) is Sureness.TO_CONFIRM
    assert weakest(Sureness.UNKNOWN, Sureness.DRAFT) is Sureness.UNKNOWN
    assert weakest(Sureness.TO_CONFIRM, Sureness.DRAFT, Sureness.VERIFIED) is Sureness.DRAFT
