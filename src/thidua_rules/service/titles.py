"""A post as people write it → the post the tables know."""

from __future__ import annotations

from functools import lru_cache

from ..sources.folding import words
from .model import Service


@lru_cache(maxsize=50_000)
def post_of(service: Service, title: str) -> tuple[str, bool] | None:
    """(post, whether it surely is that post) of a code or a title; None: below every table.

    The longest alias with which the title begins decides: «Giám đốc Sở Công Thương» is a
    «Giám đốc Sở». A title that does not say whose director it is fits as a whole only.
    """
    if title in service.posts:
        return title, True
    text = words(title)
    whole = service.titles.get(text)
    if whole is not None:
        return whole
    parts = text.split(" ")
    for length in range(len(parts) - 1, 0, -1):
        found = service.titles.get(" ".join(parts[:length]))
        if found is not None and found[1]:
            return found
    return None
