"""The law's arithmetic of money: bonuses, several awards together, the fund. Exact, no floats."""

from .bonus import Bonus, Cited, Reading, Token, allowed, bonus, round_down, round_up
from .fund import Ceiling, ceiling, maximum
from .model import MULTIPLY_FIRST, ROUND_FIRST, MoneyLaw
from .settling import settings_of
from .together import Given, Line, Sheet, sheet

__all__ = [
    "MULTIPLY_FIRST", "ROUND_FIRST", "Bonus", "Ceiling", "Cited", "Given", "Line", "MoneyLaw",
    "Reading", "Sheet", "Token", "allowed", "bonus", "ceiling", "maximum", "round_down",
    "round_up", "settings_of", "sheet",
]  # fmt: skip
