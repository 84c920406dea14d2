"""That a list was taken away as a file is written down, with the question that narrowed it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.http import HttpRequest

from thidua.foundation.exchange.actions.export_list import export_list
from thidua.surfaces.desk.reader import reader

NUMBER = re.compile(r"\d[\d .-]{7,}\d")
DOTS = "••••"


def asked_of(query: Mapping[str, str]) -> dict[str, str]:
    """The filters of an address; what looks like an identity number is never spelt out."""
    return {
        name: NUMBER.sub(DOTS, value) for name, value in query.items() if value and name != "page"
    }


def taken(request: HttpRequest, name: str, form: str, rows: int) -> None:
    actor = reader(request)
    export_list(
        actor=actor, about=actor, name=name, form=form, rows=rows,
        asked=asked_of(request.GET.dict()),
    )  # fmt: skip
