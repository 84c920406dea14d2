"""A parameter that the law leaves to a ministry or a province, declared with what it may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .verdict import Citation

UNITS = {"percent": (0, 100), "months": (1, 12), "years": (0, 60), "working_days": (0, 250)}
"""Units of a numeric setting, and what a number of that unit may be at all."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A parameter the law leaves to a ministry or a province.

    ``values``: the words to choose from; or one word that names a kind – ``roles`` (any kinds of
    collective), ``day`` (MM-DD), or a number between ``least`` and ``most``.
    """

    name: str
    values: tuple[str, ...]
    text: Mapping[str, str]
    citation: Citation
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    least: int = 0
    most: int = 0
    owner: str = ""  # code of the award or principle that declares it

    @property
    def kind(self) -> str:
        """``choice``, ``roles``, ``day``, or a unit of number: percent, months …"""
        return self.values[0] if self.values[0] in (*UNITS, "roles", "day") else "choice"
