"""What docs/first-users.md promises of the demonstration, and the way to each page it names."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path

from django.test import Client

from thidua.foundation.access.models import User

PAGE = Path(__file__).resolve().parents[2] / "docs" / "first-users.md"
LINE = re.compile(r"^\| ([AB]\d+) \| (?:`([^`]+)`|nobody) \| (.+?) \| (.+) \|$", re.MULTILINE)


@dataclass(frozen=True)
class Promise:
    """A row: who signs in («» for nobody), the way there, the words that stand on the page."""

    row: str
    user: str
    way: list[str]
    words: list[str]

    def missing(self) -> list[str]:
        """Words that the page does not hold."""
        client = Client()
        if self.user:
            client.force_login(User.objects.get(username=self.user))
        said = told(walk(client, self.way))
        return [f"{self.row} {self.way[0]}: {words}" for words in self.words if words not in said]


def promises() -> list[Promise]:
    return [
        Promise(row, user, way.split(" › "), re.findall(r"«([^»]+)»", told))
        for row, user, way, told in LINE.findall(PAGE.read_text(encoding="utf-8"))
    ]


def walk(client: Client, way: list[str]) -> str:
    """The last page of a way: addresses between backticks, else the row whose link is followed."""
    address, page = "", ""
    for step in way:
        if step.startswith("`?"):
            address = address.partition("?")[0] + step.strip("`")
        elif step.startswith("`"):
            address = step.strip("`")
        else:
            address = link(page, step)
        answer = client.get(address)
        assert answer.status_code == 200, address
        page = answer.content.decode()
    return page


def link(page: str, words: str) -> str:
    for address, inner in re.findall(r'<a[^>]*href="([^"]+)"[^>]*>(.*?)</a>', page, re.DOTALL):
        if words == plain(inner):
            return html.unescape(address)
    raise AssertionError(f"no link «{words}»")


def told(page: str) -> str:
    """What the middle of a page says, its filters and forms left out."""
    main = page[page.index("<main") : page.index("</main>")]
    return plain(re.sub(r"<(form|script)\b.*?</\1>", " ", main, flags=re.DOTALL))


def plain(markup: str) -> str:
    said = html.unescape(re.sub(r"<[^>]+>", " ", markup))
    return re.sub(r"\s+([,.:])", r"\1", " ".join(said.split()))
