"""The tree as nested lists: thousands of lines in one pass, without a template a line."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from thidua.foundation.organisations.history import Life
from thidua.foundation.organisations.kinds import Kind

WHOLE = 400
"""Organisations drawn at once; of more, branches below the second level have pages of their own."""
OPEN = 60

Children = Mapping[int | None, list[Life]]


def branches(children: Children, root: Life | None, day: str, *, whole: bool = False) -> SafeString:
    """The tree under ``root``, or all of it."""
    size = _size(children, root.pk if root else None)
    drawn = _Drawing(children, day, deep=size <= WHOLE, unfold=whole or size <= OPEN)
    tops = [root] if root else children.get(None, [])
    # A unit older than its superior stands alone on early days: below those that have a tree.
    tops = sorted(tops, key=lambda life: life.pk not in children)
    return drawn.level(tops, 0)


def _size(children: Children, top: int | None) -> int:
    waiting, count = [top], 0
    while waiting:
        below = children.get(waiting.pop(), [])
        count += len(below)
        waiting += [life.pk for life in below]
    return count


class _Drawing:
    def __init__(self, children: Children, day: str, *, deep: bool, unfold: bool) -> None:
        self.children, self.day, self.deep, self.unfold = children, day, deep, unfold
        self.page = reverse("desk:tree")
        self.words = {kind.value: str(kind.label) for kind in Kind}

    def level(self, lives: list[Life], depth: int) -> SafeString:
        lines = format_html_join("", "<li>{}{}</li>", (
            (self._line(life), self._beneath(life, depth)) for life in lives
        ))  # fmt: skip
        return format_html('<ul class="tree-of">{}</ul>', lines)

    def _line(self, life: Life) -> SafeString:
        kind = format_html('<span class="tree-of__kind">{}</span>', self.words[life.kind])
        if life.pk < 0:  # not founded yet: it has no page
            return format_html("<span>{}</span> {}", life.name, kind)
        address = f"{self.page}{life.uid}/"
        return format_html('<a href="{}">{}</a> {}', address, life.name, kind)

    def _beneath(self, life: Life, depth: int) -> SafeString | str:
        below = self.children.get(life.pk)
        if not below:
            return ""
        count = ngettext("%(n)s đơn vị bên dưới", "%(n)s đơn vị bên dưới", len(below))
        label = count % {"n": len(below)}
        if not self.deep and depth >= 1:
            address = f"{self.page}?ngay={self.day}&nhanh={life.uid}"
            return format_html('<p class="tree-of__more"><a href="{}">{}</a></p>', address, label)
        opened = " open" if self.unfold or depth == 0 else ""
        inside = self.level(below, depth + 1)
        return format_html(
            '<details{}><summary>{}<span class="visually-hidden">: {}</span></summary>{}</details>',
            opened, label, life.name, inside,
        )  # fmt: skip
