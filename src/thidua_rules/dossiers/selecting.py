"""The dossier of one award: every list that serves it, added up, as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..model.law import Award
from ..model.verdict import Citation
from .model import ITEM_WORDS, Dossiers, Item


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a file for ``award`` needs; ``originals`` None where no text read gives the number.

    ``lists`` names the lists it is made of; none of them: the data says nothing for that day.
    """

    award: str
    kind: str
    method: str
    received: date
    lists: tuple[str, ...]
    originals: int | None
    originals_citation: Citation | None
    items: tuple[Item, ...]
    given: dict[str, bool]  # conditions that follow from the award itself

    @property
    def known(self) -> bool:
        return bool(self.items)


def dossier_of(
    dossiers: Dossiers,
    award: Award,
    kind: str,
    *,
    received: date,
    sent: date | None = None,
    method: str = "merit",
) -> Dossier:
    """What the law asks of a file; papers first, then opinions, postings, and how it is
    sent; within each what is always needed comes before what a condition asks.

    Args:
        kind: individual, collective or household.
        method: one of METHODS.
    """
    chosen = [
        (one.code, version)
        for one in dossiers.lists
        if one.serves(award.code, kind, method)
        and (version := one.version_for(received=received, sent=sent)) is not None
    ]
    items = [item for _, version in chosen for item in version.items]
    items.sort(key=lambda item: (ITEM_WORDS.index(item.word), bool(item.when.words)))
    sets = [version for _, version in chosen if version.originals is not None]
    return Dossier(
        award.code, kind, method, received,
        tuple(code for code, _ in chosen),
        sets[0].originals if sets else None,
        sets[0].originals_citation if sets else None,
        tuple(items),
        {"title": award.family == "title", "form": award.family == "form",
         "state_level": is_state_level(award)},
    )  # fmt: skip


def is_state_level(award: Award) -> bool:
    """Decree 152/2025 Article 3: what the President, the Government or the Prime Minister gives."""
    return award.level in ("government", "state")
