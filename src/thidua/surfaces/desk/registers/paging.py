"""Pages of a long list: keys first, then the rows of one page; the last pages from the end."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet


class LongPaginator(Paginator):
    """Sorting carries keys alone, not whole rows with their relations, and a page of the second
    half is counted from the end: the last page costs what the first one does. The rows' order
    must be total. ``seen`` are all rows the reader may see, with their relations: those of the
    page come from there, without being asked again what was asked for the keys."""

    object_list: QuerySet

    def __init__(self, found: QuerySet, per_page: int, seen: QuerySet) -> None:
        super().__init__(found, per_page)
        self.seen = seen

    def page(self, number: Any) -> Any:
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        stop = min(start + self.per_page, self.count)
        keys = self._keys(start, stop)
        found = {row.pk: row for row in self.seen.order_by().filter(pk__in=keys)}
        return Page([found[key] for key in keys if key in found], number, self)

    def _keys(self, start: int, stop: int) -> list[int]:
        rows = self.object_list.values_list("pk", flat=True)
        if start <= self.count // 2:
            return list(rows[start:stop])
        return list(rows.reverse()[self.count - stop : self.count - start])[::-1]
