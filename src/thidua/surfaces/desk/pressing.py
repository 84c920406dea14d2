"""One press of a button: the deed is done and said so, or it is said why not."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from thidua.foundation.keeping import StaleEdit

FAULTS = 6
"""Objections told one by one after a deed on many rows; the rest are counted."""


def version_of(request: HttpRequest) -> int:
    """The version the page was drawn up at; 0, which no row has, where it is missing."""
    text = request.POST.get("edit_version", "")
    return int(text) if text.isdecimal() else 0


def done(
    request: HttpRequest, deed: Callable[[], object], said: str,
    *, refusals: tuple[type[Exception], ...] = (),
) -> bool:  # fmt: skip
    """Do it and say so, or say why not. ``refusals``: what else the deed may raise with a sentence
    for whoever pressed."""
    try:
        deed()
    except StaleEdit:
        messages.error(
            request, _("Vừa có người khác sửa; chưa có gì bị ghi đè. Hãy xem lại rồi làm tiếp.")
        )
    except ValidationError as error:
        tell(request, error)
    except refusals as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
        return True
    return False


def tell(request: HttpRequest, error: ValidationError) -> None:
    """Every objection as a message, the first few of many."""
    for text in error.messages[:FAULTS]:
        messages.error(request, text)
    more = len(error.messages) - FAULTS
    if more > 0:
        messages.error(request, _("… và %(count)s điểm khác.") % {"count": more})
