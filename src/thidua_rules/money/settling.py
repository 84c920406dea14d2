"""What a ministry or a province settled where the text on money leaves a choice."""

from __future__ import annotations

from datetime import date

from ..model.law import Law

SETTINGS = ("bonus_multiple",)


def settings_of(law: Law, day: date, issuer: str | None = None) -> dict[str, str]:
    """The settings on money that an overlay in force on ``day`` fills; empty where none does."""
    filled = {name: law.setting(name, day, issuer) for name in SETTINGS}
    return {name: values[0] for name, values in filled.items() if values}
