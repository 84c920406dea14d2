"""Money at the edges: an office's own reading, an issuer without a name, a payer not named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from thidua_rules.loading.money import load_money
from thidua_rules.model.law import Law
from thidua_rules.money import Given, bonus, settings_of, sheet
from thidua_rules.money.model import MoneyLaw
from thidua_rules.money.told import bonus_table, bonus_text, total_text

MONEY = load_money()
DAY = date(2026, 7, 10)


class Office(Law):
    """A law whose office set its reading from one day on, as the later of two values."""

    __slots__ = ()

    def __init__(self) -> None:
        """Nothing of the law is read here but its settings."""

    def setting(self, name: str, day: date, issuer: str | None = None) -> tuple[str, ...]:
        known = (name, day, issuer) == ("bonus_multiple", DAY, "ours")
        return ("round_first", "multiply_first") if known else ()


def test_the_setting_of_the_issuer_on_the_day_is_the_reading_taken() -> None:
    assert settings_of(Office(), DAY, "ours") == {"bonus_multiple": "round_first"}
    assert settings_of(Office(), DAY) == {}
    assert settings_of(Office(), date(2026, 7, 9), "ours") == {}
    found = bonus(MONEY, "ministry_province_merit_certificate", "collective", DAY,
                  settings=settings_of(Office(), DAY, "ours"))  # fmt: skip
    assert (found.reading, found.dong) == ("round_first", 7_600_000)


def with_issuer(code: str) -> MoneyLaw:
    """The law on money where another issuer has the rows of the commune."""
    regime = MONEY.regime_on(DAY)
    assert regime is not None
    assert regime.scale is not None
    rows = tuple(replace(row, issuers=(code,)) if row.issuers else row for row in regime.scale.rows)
    return replace(MONEY, regimes=(replace(regime, scale=replace(regime.scale, rows=rows)),))


@pytest.mark.parametrize(
    ("code", "lang", "label"),
    [("commune", "vi", "cá nhân, cấp xã"), ("commune", "en", "individual, commune"),
     ("village", "vi", "cá nhân, village")],
)  # fmt: skip
def test_the_table_names_an_issuer_by_its_word_or_its_code(
    code: str, lang: str, label: str
) -> None:
    rows = bonus_table(with_issuer(code), "commendation_certificate", DAY, lang)
    assert (rows[1].label, rows[1].issuer, rows[1].kind) == (label, code, "individual")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_where_no_text_gives_money_nobody_is_named_to_pay(lang: str) -> None:
    text = bonus_text(MONEY, bonus(MONEY, "advanced_worker", "collective", DAY), lang)
    assert (text.paid_by, text.formula, text.readings) == ("", "", ())
    assert text.why_not


@pytest.mark.parametrize(
    ("lang", "said"), [("vi", "0 đồng … 4.560.000"), ("en", "0 đồng … 4,560,000")]
)
def test_what_a_sheet_could_still_reach_in_words(lang: str, said: str) -> None:
    year = (date(2025, 1, 1), date(2025, 12, 31))
    certificates = ("commendation_certificate", "ministry_province_merit_certificate")
    pair = [Given("An", award, "individual", DAY, *year) for award in certificates]
    assert total_text(sheet(MONEY, pair), lang) == said
