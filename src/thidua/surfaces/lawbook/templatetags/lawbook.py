"""Links within the lawbook, which keep the day."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

register = template.Library()


@register.simple_tag(takes_context=True)
def law_page(context: dict[str, Any], view: str, *args: str) -> str:
    """The address of a page of the lawbook on the day that is being read."""
    return reverse(f"lawbook:{view}", args=args) + context.get("on_query", "")
