"""Tags of the sweep's pages."""

from django import template

from thidua.cycle.nominations.words import STATUS_WORDS

register = template.Library()


@register.simple_tag
def spot(value: float, more: float = 0) -> str:
    """A coordinate with a decimal point, whatever the reader's language writes."""
    return f"{value + more:g}"


@register.simple_tag
def status_word(code: str) -> str:
    return str(STATUS_WORDS[code])
