"""From a row a criterion read to the page of that row in the registry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from thidua.bridge.verdicts import Evidence
from thidua.cycle.nominations.dossier import Dossier
from thidua.cycle.nominations.inherited import handed_by

Key = tuple[str, int | None, str]


class EvidenceLinks:
    """Addresses of the registry's rows, by table, year and what the rules call them."""

    def __init__(self, dossier: Dossier) -> None:
        self.addresses: dict[Key, str] = {}
        self.before: dict[Key, str] = {}  # of which predecessor the row is
        self._add("awards", "khen-thuong", dossier.awards, lambda r: r.award or r.award_name)
        self._add("ratings", "xep-loai", dossier.ratings, lambda r: r.rating)
        works = [row.initiative for row in dossier.authorships]
        self._add("initiatives", "sang-kien", works, lambda r: r.title)
        self._add("achievements", "thanh-tich", dossier.achievements, lambda r: r.title)
        self._add("blocs", "cum-khoi", dossier.blocs, lambda r: r.name or r.organisation.uid.hex)
        self._add("body_ratings", "doan-the", dossier.bodies, lambda r: r.rating)
        self._add("posts", "chuc-vu", dossier.postings, lambda r: r.post or r.title)
        self._add("absences", "vang-mat", dossier.absences, lambda r: r.kind)
        self._add("discipline", "ky-luat", dossier.discipline, lambda r: r.form)
        self._add("holds", "tam-dung", dossier.holds, lambda r: r.ground)

    def _add(self, table: str, slug: str, rows: Iterable[Any], label: Any) -> None:
        for row in rows:
            year = row.year if hasattr(row, "year") else row.starts.year
            key = table, year, str(label(row))
            if key not in self.addresses:
                self.addresses[key] = reverse("desk:record", args=[slug, row.uid])
                self.before[key] = handed_by(row)

    def address(self, row: Evidence) -> str:
        """The row's page; empty where the row is not among those the reader may see."""
        return self.addresses.get((row.table, row.year, row.label), "")

    def told(self, text: str, row: Evidence) -> str:
        """What a row says, and of which predecessor it is."""
        before = self.before.get((row.table, row.year, row.label), "")
        return f"{text}, {before}" if before else text
