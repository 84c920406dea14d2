"""Several of a list, ticked."""

from __future__ import annotations

from typing import Any

from django import forms

MANY = 6
"""From so many lines on, one tick may take them all."""


class Ticks(forms.CheckboxSelectMultiple):
    """A list to tick, with its own legend."""

    template_name = "desk/components/ticks.html"
    own_label = True
    legend: Any = ""
    hint: Any = ""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        drawn = super().get_context(name, value, attrs)
        drawn["widget"]["many"] = len(list(self.choices)) >= MANY
        return drawn | {"legend": self.legend, "hint": self.hint}
