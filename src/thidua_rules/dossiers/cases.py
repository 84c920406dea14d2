"""The worked cases of dossiers and of who hands a file in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from ..loading.dossiers import load_dossiers
from ..loading.nodes import Node
from ..loading.spans import folder_of
from ..loading.worked import Answer, Kind, Worked, run_cases
from ..model.law import Law
from ..tables import KINDS
from .checking import Checked, Status, check
from .model import CONDITIONS, METHODS
from .routing import route
from .selecting import Dossier, dossier_of
from .sentences import dossier_sentences


def worked(law: Law, root: Path | None = None) -> Iterator[Worked]:
    """Run every case of ``dossiers/cases``."""
    folder = folder_of(law, root) / "dossiers" / "cases"
    keys = ("kind", "method", "received", "sent", "is", "is_not", "have")
    kinds = (
        Kind("dossier", keys, partial(_dossier, law, root)),
        Kind("route", ("on", "is", "is_not"), partial(_route, law, root)),
    )
    return run_cases(folder, kinds)


def _dossier(law: Law, root: Path | None, entries: Mapping[str, Node]) -> Answer:
    award = law.awards[entries["dossier"].word(law.awards)]
    dossier = dossier_of(
        load_dossiers(law, root), award,
        entries["kind"].word(KINDS) if "kind" in entries else award.recipients[0],
        received=entries["received"].date(),
        sent=entries["sent"].date() if "sent" in entries else None,
        method=entries["method"].word(METHODS) if "method" in entries else "merit",
    )  # fmt: skip
    ids = [item.id for item in dossier.items]
    have: dict[str, bool | None] = {}
    if "have" in entries:
        named = entries["have"].words(ids)
        have = {item: item in named for item in ids}
    return _told(dossier, check(dossier, _subject(entries), have))


def _told(dossier: Dossier, checked: Checked) -> Answer:
    def of(status: Status) -> list[str]:
        return [item.id for item, found in checked.items if found is status]

    return {
        "originals": dossier.originals,
        "items": [item.id for item in dossier.items],
        "there": of(Status.THERE),
        "missing": of(Status.MISSING),
        "not_needed": of(Status.NOT_NEEDED),
        "unknown": of(Status.UNKNOWN),
        "overall": checked.overall.value,
        "forms": {item.id: item.params["form"] for item in dossier.items if "form" in item.params},
        "days": {item.id: item.params["working_days"] for item in dossier.items
                 if "working_days" in item.params},
        "to_confirm": [item.id for item in dossier.items
                       if item.citation.sureness.value == "to_confirm"],
        "cites": " ".join(str(item.citation) for item in dossier.items),
        "says": " ".join(dossier_sentences(dossier, "vi")),
    }  # fmt: skip


def _subject(entries: Mapping[str, Node]) -> dict[str, bool | None]:
    said: dict[str, bool | None] = {}
    for key, value in (("is", True), ("is_not", False)):
        for word in entries[key].words(CONDITIONS) if key in entries else ():
            said[word] = value
    return said


def _route(law: Law, root: Path | None, entries: Mapping[str, Node]) -> Answer:
    award = law.awards[entries["route"].word(law.awards)]
    found = route(load_dossiers(law, root), award, _subject(entries), on=entries["on"].date())
    return {
        "open": [one.id for one in found.open],
        "possible": [one.id for one in found.possible],
        "barred": [one.id for one in found.barred],
    }
