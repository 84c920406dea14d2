"""What a browser would send of the form on a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

TYPED = {"text", "email", "number", "search", ""}


@dataclass
class Typed:
    """``told``: name → values; ``words``: names of fields one writes freely in; ``choices``: name
    of a select → what it offers."""

    told: dict[str, list[str]] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)


class _Reader(HTMLParser):
    """Reads the first form of class ``entry``."""

    def __init__(self) -> None:
        super().__init__()
        self.typed, self.inside, self.done = Typed(), False, False
        self.select: dict[str, Any] | None = None
        self.area: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form" and "entry" in told.get("class", "").split() and not self.done:
            self.inside = True
        if not self.inside or "disabled" in told:
            return
        if tag == "input" and "name" in told:
            self._input(told)
        elif tag == "select":
            self.select = {"name": told["name"], "offered": [], "chosen": None}
        elif tag == "option" and self.select is not None:
            self.select["offered"].append(told.get("value", ""))
            if "selected" in told:
                self.select["chosen"] = told.get("value", "")
        elif tag == "textarea":
            self.area = (told["name"], [])

    def _input(self, told: dict[str, str]) -> None:
        kind, name = told.get("type", ""), told["name"]
        if kind in ("checkbox", "radio") and "checked" not in told:
            return
        self.typed.told.setdefault(name, []).append(told.get("value", ""))
        if kind in TYPED:
            self.typed.words.append(name)

    def handle_data(self, data: str) -> None:
        if self.area is not None:
            self.area[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self.inside:
            self.inside, self.done = False, True
        elif tag == "select" and self.select is not None:
            name, offered = self.select["name"], self.select["offered"]
            first = offered[0] if offered else ""
            self.typed.told[name] = [self.select["chosen"] if self.select["chosen"] is not None
                                     else first]  # fmt: skip
            self.typed.choices[name] = offered
            self.select = None
        elif tag == "textarea" and self.area is not None:
            name, parts = self.area
            self.typed.told[name] = ["".join(parts).lstrip("\n")]
            self.typed.words.append(name)
            self.area = None


def typed(page: str) -> Typed:
    reader = _Reader()
    reader.feed(page)
    assert reader.done, "the page has no form"
    return reader.typed
