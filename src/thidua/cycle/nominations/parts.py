"""The parts of a file somebody may ask to have mended: its fields and its papers, by name."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from thidua.cycle.nominations.models import Nomination

FIELDS = ("summary", "achievement_from", "object_class", "deed_on", "achievement")
PAPERS = "papers"
"""Any paper that no row of the dossier stands for."""


def parts_of(nomination: Nomination) -> list[tuple[str, Any]]:
    """(code, label): the fields, each paper kept or waived, then the papers as a whole."""
    columns = [(name, _word(name)) for name in FIELDS if name != "deed_on" or _sudden(nomination)]
    kinds = dict(nomination.papers.order_by("pk").values_list("kind", "name"))
    papers = [(f"paper_{kind}", _("Giấy tờ: %s") % name) for kind, name in kinds.items()]
    return [*columns, *papers, (PAPERS, _("Giấy tờ còn thiếu, việc khác"))]


def part_word(nomination: Nomination, code: str) -> str:
    """The label of a part; a paper taken out since is told by its code."""
    return str(dict(parts_of(nomination)).get(code, code))


def _word(name: str) -> Any:
    field: Any = Nomination._meta.get_field(name)  # noqa: SLF001 Django's own name
    return field.verbose_name


def _sudden(nomination: Nomination) -> bool:
    return nomination.round.kind == "sudden"
