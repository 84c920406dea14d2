"""What an officer asks of one award on a day, beside its standards: vote, quota, money, what is
left to the issuers, and which day of a file decides."""

from __future__ import annotations

from datetime import date

from thidua.bridge.law import the_law
from thidua_rules import ballots, quotas
from thidua_rules.lawbook.beyond_diff import Shift, diff_one
from thidua_rules.lawbook.delegating import Left, left_to_issuers
from thidua_rules.lawbook.entering import transition_of
from thidua_rules.loading.law import bare_law, law_folder
from thidua_rules.loading.money import load_money
from thidua_rules.model.law import Reading
from thidua_rules.money.told import BonusText, no_bonus

__all__ = [
    "BonusText", "Left", "Reading", "Shift", "diff_one", "left_open", "quotas_of", "transition_of",
    "votes_of", "why_no_bonus",
]  # fmt: skip


def votes_of(award: str, on: date, lang: str) -> tuple[str, ...]:
    """The vote the council needs, in sentences with their articles."""
    return ballots.rule_sentences(the_law(), award, lang, received=on)


def quotas_of(award: str, on: date, lang: str) -> tuple[str, ...]:
    """How many may get it at most, in sentences with their articles."""
    return quotas.rule_sentences(the_law(), award, lang, received=on)


def why_no_bonus(award: str, on: date, lang: str) -> BonusText:
    """Why no bonus is told for a decision of that day; its text and what it rests on."""
    return no_bonus(load_money(), award, on, lang)


def left_open(award: str, on: date) -> tuple[Left, ...]:
    """What the texts of the day leave to a ministry or a province."""
    return left_to_issuers(bare_law(law_folder()), award, on)
