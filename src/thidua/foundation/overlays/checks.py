"""At every start: the law and the office's own overlays can be loaded."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register

from thidua.bridge.law import fault, the_law
from thidua.bridge.overlays import InputError


@register()
def overlays_load(app_configs: Sequence[Any] | None, **_more: Any) -> list[CheckMessage]:  # noqa: ARG001 Django's signature
    """A file that is wrong stops the start, and is named with its line and the cure."""
    try:
        the_law()
        problem = fault()
    except InputError as error:
        problem = error
    return [] if problem is None else [Error(problem.told("vi"), id="overlays.E001")]
