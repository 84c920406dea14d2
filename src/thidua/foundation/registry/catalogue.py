"""Names of the awards the registry knows: every one of the law data, whether or not it is judged.

The order is that of the catalogue: the yearly ladder, orders, medals, honours, prizes, medals and
certificates of other bodies. Any other award is kept by its own name.
"""

from django.utils.translation import get_language

from thidua.bridge.law import the_law
from thidua.bridge.verdicts import in_language


def is_known(code: str) -> bool:
    """Whether the catalogue holds an award of this code."""
    return code in the_law().awards


def award_name(code: str, fallback: str = "") -> str:
    """The award's name in the reader's language; the free name where no code is known."""
    known = the_law().awards.get(code)
    if known is None:
        return fallback or code
    return in_language(known.name, "en" if (get_language() or "vi").startswith("en") else "vi")


def award_choices() -> list[tuple[str, str]]:
    return [(code, award_name(code)) for code in the_law().awards]
