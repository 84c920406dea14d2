"""Bonuses in sentences (vi, en): the amount, how it is made up, what it rests on, who pays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..explaining.cited import cited_text
from ..explaining.words import SURENESS
from ..model.law import in_language
from ..model.verdict import Sureness
from .bonus import Bonus, Token, bonus
from .model import KINDS, MoneyLaw
from .together import Line, Sheet

KIND: Mapping[str, Mapping[str, str]] = {
    "vi": {"individual": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"},
    "en": {"individual": "individual", "collective": "collective", "household": "household"},
}
ISSUER: Mapping[str, Mapping[str, str]] = {
    "vi": {"commune": "cấp xã"},
    "en": {"commune": "commune"},
}

_SAY: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "dong": "{amount} đồng",
        "at_most": "không quá {exact} đồng (làm tròn xuống: {amount} đồng)",
        "exactly_at_most": "không quá {exact} đồng", "unknown": "chưa xác định",
        "rounded_up": "làm tròn lên {step}", "rounded_down": "làm tròn xuống {step}",
        "multiply_first": "nhân hết rồi làm tròn một lần",
        "round_first": "làm tròn mức của cá nhân rồi mới nhân",
        "no_regime": "Chưa có văn bản nào về tiền thưởng được ghi cho ngày này.",
        "unread": "Mức của thời kỳ này chưa đọc được.",
        "no_row": "Văn bản được ghi không nêu mức tiền cho đối tượng này.",
        "no_coefficient": "Hệ số của trường hợp này chưa đọc được.",
        "no_salary": "Chưa ghi mức lương cơ sở của ngày này.",
        "only_one": "hưởng đủ", "highest_title": "danh hiệu có mức cao nhất của cùng thời gian",
        "title_with_form": "danh hiệu và hình thức khen thưởng cùng được hưởng",
        "other_period": "khoảng thời gian khác, hưởng đủ",
        "other_achievement": "thành tích khác, hưởng đủ",
        "lower_title": "cùng thời gian đã hưởng mức cao hơn: {higher}",
        "same_achievement": "cùng một thành tích với hình thức khác: văn bản không nói hưởng"
        " cả hai, cần người có thẩm quyền quyết định",
        "lower_perhaps": "có hai khả năng: hưởng mức này nếu mức chưa xác định của {higher}"
        " thấp hơn, không hưởng nếu mức ấy cao hơn",
        "no_amount": "chưa xác định được mức",
    },
    "en": {
        "dong": "{amount} đồng",
        "at_most": "at most {exact} đồng (rounded down: {amount} đồng)",
        "exactly_at_most": "at most {exact} đồng", "unknown": "not determined",
        "rounded_up": "rounded up to {step}", "rounded_down": "rounded down to {step}",
        "multiply_first": "all multiplied, then rounded once",
        "round_first": "the individual's amount rounded, then multiplied",
        "no_regime": "No text on bonuses is recorded for this day.",
        "unread": "The amounts of this time have not been read.",
        "no_row": "The text recorded gives no amount for this recipient.",
        "no_coefficient": "The coefficient of this case has not been read.",
        "no_salary": "The base salary of this day is not recorded.",
        "only_one": "paid in full", "highest_title": "the highest title of the same period",
        "title_with_form": "a title and a form are both paid",
        "other_period": "another period, paid in full",
        "other_achievement": "another achievement, paid in full",
        "lower_title": "a higher amount is paid for the same period: {higher}",
        "same_achievement": "the same achievement as another form: the text does not say both are"
        " paid, the competent person decides",
        "lower_perhaps": "two results are possible: paid if the amount of {higher}, which is not"
        " determined, is lower, not paid if it is higher",
        "no_amount": "the amount is not determined",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class BonusText:
    """A bonus in one language; ``readings`` is empty where only one amount is possible."""

    amount: str
    formula: str
    readings: tuple[str, ...]
    sureness: str
    sources: tuple[str, ...]
    paid_by: str
    why_not: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BonusRow:
    """One line of an award's bonus table."""

    kind: str
    issuer: str | None
    label: str
    bonus: Bonus
    text: BonusText


def amount(value: Decimal | int, lang: str) -> str:
    """A number as the language writes it: 1.234.567,5 in Vietnamese, 1,234,567.5 in English."""
    whole = Decimal(value).normalize()
    text = f"{whole:,f}"
    return text.translate(str.maketrans(",.", ".,")) if lang == "vi" else text


def formula_text(formula: tuple[Token, ...], lang: str) -> str:
    """«2 × 1,5 × 2.530.000 = 7.590.000 → làm tròn lên 10.000: 7.590.000»."""
    values = {token.kind: token.value for token in formula}
    if not formula:
        return ""
    factors = [amount(t.value, lang) for t in formula if t.kind not in ("exact", "step", "dong")]
    text = f"{' × '.join(factors)} = {amount(values['exact'], lang)}"
    if values["exact"] == values["dong"]:
        return text
    way = "rounded_up" if values["dong"] > values["exact"] else "rounded_down"
    rounded = _SAY[lang][way].format(step=amount(values["step"], lang))
    return f"{text} → {rounded}: {amount(values['dong'], lang)}"


def bonus_text(money: MoneyLaw, found: Bonus, lang: str = "vi") -> BonusText:
    """A bonus in Vietnamese (``vi``) or English (``en``)."""
    say = _SAY[lang]
    readings = tuple(
        f"{say[r.code]}: {formula_text(r.formula, lang)}" for r in found.readings
    )  # fmt: skip
    return BonusText(
        amount=amount_text(found, lang),
        formula=formula_text(found.formula, lang),
        readings=readings,
        sureness=SURENESS[lang][found.sureness],
        sources=_sources(money, found, lang),
        paid_by=in_language(found.paid_by.text, lang) if found.paid_by else "",
        why_not=say[found.reason] if found.reason else "",
        notes=tuple(in_language(note, lang) for note in found.notes),
    )


def amount_text(found: Bonus, lang: str) -> str:
    """The amount; a ceiling is said to be one, an unknown amount to be unknown."""
    say = _SAY[lang]
    if found.dong is None or found.exact is None:
        return say["unknown"]
    values = {"amount": amount(found.dong, lang), "exact": amount(found.exact, lang)}
    if not found.at_most:
        return say["dong"].format(**values)
    return say["exactly_at_most" if found.dong == found.exact else "at_most"].format(**values)


def _sources(money: MoneyLaw, found: Bonus, lang: str) -> tuple[str, ...]:
    """What it rests on, each once."""
    said = (cited_text(cited.citation, lang, money.shorts) for cited in found.cited)
    return tuple(dict.fromkeys(said))


def bonus_table(
    money: MoneyLaw, award: str, day: date, lang: str = "vi",
    settings: Mapping[str, str] | None = None,
) -> tuple[BonusRow, ...]:  # fmt: skip
    """Every bonus an award can carry for a decision of a day: a row a kind of recipient, and a row
    for each issuer with an amount of its own. Empty where no text gives the award money."""
    regime = money.regime_on(day)
    if regime is None or regime.scale is None:
        return ()
    rows: list[BonusRow] = []
    for kind in KINDS:
        own = [r for r in regime.scale.rows if (r.award, r.kind) == (award, kind)]
        issuers = sorted({issuer for row in own for issuer in row.issuers})
        for issuer in (None, *issuers):
            found = bonus(money, award, kind, day, issuer=issuer, settings=settings)
            if found.reason != "no_row":
                label = KIND[lang][kind]
                if issuer:
                    label = f"{label}, {ISSUER[lang].get(issuer, issuer)}"
                rows.append(BonusRow(kind, issuer, label, found, bonus_text(money, found, lang)))
    return tuple(rows)


def no_bonus(money: MoneyLaw, award: str, day: date, lang: str = "vi") -> BonusText:
    """Why the table of a day is empty: no text recorded, its amounts not read, or no amount for
    this award."""
    return bonus_text(money, bonus(money, award, KINDS[0], day), lang)


def line_text(line: Line, lang: str, names: Mapping[str, str]) -> str:
    """Why a line of the sheet is paid or not; ``names`` gives the awards' names."""
    higher = names.get(line.higher.award, line.higher.award) if line.higher else ""
    return _SAY[lang][line.reason].format(higher=higher)


def total_text(found: Sheet, lang: str) -> str:
    """«7.590.000 đồng», with how high it could get and how sure it is."""
    text = _SAY[lang]["dong"].format(amount=amount(found.total, lang))
    if found.at_most > found.total:
        text += f" … {amount(found.at_most, lang)}"
    if found.sureness is not Sureness.VERIFIED:
        text += f" ({SURENESS[lang][found.sureness]})"
    return text
