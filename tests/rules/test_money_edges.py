"""Money at the edges: an office's own reading, an issuer without a name, a payer not named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from thidua_rules.loading.money import load_money
from thidua_rules.model.law import Law
from thidua_rules.money import Given, bonus, ceiling, settings_of, sheet
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


@pytest.mark.parametrize(
    ("award", "issuer", "roles"),
    [("advanced_worker", None, ["coefficient", "salary", "rounding"]),
     ("commendation_certificate", "commune", ["coefficient"])],
)  # fmt: skip
def test_an_answer_says_what_was_asked_and_what_it_rests_on(
    award: str, issuer: str | None, roles: list[str]
) -> None:
    found = bonus(MONEY, award, "individual", DAY, issuer=issuer)
    assert (found.award, found.kind, found.issuer, found.decided) == (
        award, "individual", issuer, DAY,
    )  # fmt: skip
    assert [cited.role for cited in found.cited] == roles
    kinds = [token.kind for token in found.formula]
    assert kinds == ([] if found.dong is None else ["coefficient", "base", "exact", "step", "dong"])


def test_the_formula_of_a_multiple_names_its_factors() -> None:
    found = bonus(MONEY, "ministry_province_merit_certificate", "collective", DAY)
    once, rounded = ([token.kind for token in one.formula] for one in found.readings)
    assert once == ["times", "coefficient", "base", "exact", "step", "dong"]
    assert rounded == ["times", "rounded", "exact", "step", "dong"]


@pytest.mark.parametrize(
    ("ends", "starts", "together"),
    [("2025-06-30", "2025-06-30", True), ("2025-06-30", "2025-07-01", False),
     ("2025-07-01", "2025-06-30", True)],
)  # fmt: skip
@pytest.mark.parametrize("swapped", [False, True])
def test_two_periods_that_share_one_day_are_the_same_time(
    ends: str, starts: str, together: bool, swapped: bool
) -> None:
    early = Given("An", "advanced_worker", "individual", DAY, date(2025, 1, 1),
                  date.fromisoformat(ends))  # fmt: skip
    late = Given("An", "emulation_fighter_grassroots", "individual", DAY,
                 date.fromisoformat(starts), date(2025, 12, 31))  # fmt: skip
    found = sheet(MONEY, [late, early] if swapped else [early, late])
    assert found.total == (2_530_000 if together else 2_530_000 + 760_000)
    assert [line.given for line in found.lines] == ([late, early] if swapped else [early, late])


def test_a_line_without_an_amount_still_names_what_was_given() -> None:
    given = Given("An", "advanced_worker", "collective", DAY, DAY, DAY)
    (line,) = sheet(MONEY, [given]).lines
    assert (line.given, line.paid, line.dong, line.reason) == (given, None, None, "no_amount")


@pytest.mark.parametrize(("day", "known"), [(date(1990, 1, 1), False), (DAY, True)])
def test_a_ceiling_names_its_share_and_is_none_where_no_text_is_recorded(
    day: date, known: bool
) -> None:
    found = ceiling(MONEY, "organising", 1_000_000_049, day)
    assert found.id == "organising"
    assert found.text["vi"]
    assert (found.dong, found.citation is not None) == (200_000_009 if known else None, known)
