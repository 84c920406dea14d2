"""What the law asks of a file, item by item, held against what stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from thidua_rules.dossiers import Dossiers, Item, Status, check, dossier_of
from thidua_rules.dossiers.sentences import item_text
from thidua_rules.loading.dossiers import load_dossiers
from thidua_rules.model.law import Law
from thidua_rules.quotas.sentences import cited

_READ: dict[str, Dossiers] = {}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing a file needs. ``word``: paper, opinion, posting, sending, freshness; ``writes``:
    who writes it; ``status``: there, missing, not_needed, unknown."""

    id: str
    word: str
    text: str
    citation: str
    writes: str
    status: str
    verified: bool

    @property
    def is_missing(self) -> bool:
        return self.status == Status.MISSING


@dataclass(frozen=True, slots=True)
class File:
    """What a file is for, and when it comes in. ``method``: how the award is proposed."""

    award: str
    kind: str
    method: str
    received: date
    sent: date | None = None


def wanted(
    law: Law, file: File, subject: Mapping[str, bool | None], have: Mapping[str, bool | None],
    lang: str,
) -> tuple[Wanted, ...]:  # fmt: skip
    """The items of a file that are or may be needed; none where the data says nothing for the day.

    Args:
        subject: condition → whether it holds; one not named is not known.
        have: item → whether it is there; one not named is not there.
    """
    dossier = dossier_of(
        _read(law), law.awards[file.award], file.kind, received=file.received, sent=file.sent,
        method=file.method,
    )  # fmt: skip
    there = {item.id: have.get(item.id, False) for item in dossier.items}
    return tuple(
        _told(item, status.value, dossier.given, lang)
        for item, status in check(dossier, subject, there).items
    )


def _told(item: Item, status: str, given: dict[str, bool], lang: str) -> Wanted:
    return Wanted(
        item.id, item.word, item_text(item, given, lang), cited(item.citation, lang),
        str(item.params.get("writes") or ""), status, item.citation.sureness.value == "verified",
    )  # fmt: skip


def _read(law: Law) -> Dossiers:
    """The lists of a law, read once a version of the data."""
    if law.digest not in _READ:
        _READ.clear()
        _READ[law.digest] = load_dossiers(law)
    return _READ[law.digest]
