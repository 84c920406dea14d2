"""Walking the office in one browser as one person after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import resolve
from playwright.sync_api import Locator, expect

from tests.browsing import Window, faults
from tests.office import PASSWORD

SAVE = "form.entry .entry__deeds button.btn-primary"
REFUSED = "main .errors, main > [role=status] .notice--error"

FRAME = ("header.head", "#menu")
"""What stands around every page; axe looks at it in tests/desk."""

SHOWN = """([refused]) => [
  ...['', '[aria-pressed=true]'].map(which =>
    [...document.querySelectorAll(`.years__pick${which}`)].map(one => one.textContent)),
  document.querySelector(refused)?.textContent.trim() ?? '']"""
"""The years on the page, which of them it shows, and what it refuses."""

SEND = """async ([address, css, words, refused, values]) => {
  const read = async answer =>
    new DOMParser().parseFromString(await answer.text(), 'text/html');
  const page = await read(await fetch(address));
  const button = [...page.querySelectorAll(css)].find(one => one.textContent.includes(words));
  if (!button) return [0, address, `no button ${words || css}: ${page.body.textContent}`];
  const form = button.form, data = new FormData(form, button);
  for (const [name, value] of Object.entries(values)) {
    const fields = [...form.elements].filter(one =>
      name.endsWith('_') ? one.name.startsWith(name) : one.name === name);
    if (!fields.length) return [0, address, `no field ${name}`];
    for (const one of fields) data.set(one.name, one.tagName === 'SELECT'
      ? [...one.options].find(option => option.text.includes(value)).value : value);
  }
  const target = new URL(form.getAttribute('action') || '', new URL(address, location));
  const answer = await fetch(target, {method: 'POST', body: data});
  const wrong = (await read(answer)).querySelector(refused);
  return [answer.status, answer.url, wrong?.textContent.trim() ?? ''];
}"""
"""A form filled and sent as the page would, without drawing it."""


class Walk:
    """One window. Who has a session already comes by it, everybody else by the door. ``seen``:
    kinds of pages that axe has looked at elsewhere; None where it shall look at none.
    """

    def __init__(
        self, page: Window, home: str, sessions: Mapping[str, str], seen: Iterable[str] | None
    ) -> None:
        self.page, self.home = page, home
        self.sessions = dict(sessions)
        self.seen = None if seen is None else set(seen)
        self.faults: list[str] = []
        self.now = ""
        self.years: list[str] = []
        self.year = ""

    def come(self, name: str, address: str) -> None:
        """Go on as this user, at this address."""
        if name == self.now or name in self.sessions:
            self.be(name)
            self.go(address)
        else:
            self.leave()
            self.sessions[name] = self._sign_in(name, urlsplit(address).path)
            self.now = name
            self.arrived()

    def be(self, name: str) -> None:
        """Go on as this user, who has a session, without opening a page."""
        if name != self.now:
            self.leave()
            cookie = {"name": settings.SESSION_COOKIE_NAME, "value": self.sessions[name]}
            self.page.context.add_cookies([{**cookie, "url": self.home}])
            self.now = name

    def _sign_in(self, name: str, path: str) -> str:
        """By the door, which leads to where one wanted to go; the key of the session."""
        self.page.goto(f"/dang-nhap/?next={path}", wait_until="domcontentloaded")
        self.page.fill("[name=username]", name)
        self.page.fill("[name=password]", PASSWORD)
        with self.page.expect_navigation(url=f"**{path}", wait_until="domcontentloaded"):
            self.page.click("main button.btn-primary")
        cookies = {one["name"]: one["value"] for one in self.page.context.cookies()}
        return str(cookies[settings.SESSION_COOKIE_NAME])

    def leave(self) -> None:
        """Go on as nobody."""
        self.page.context.clear_cookies()
        self.now = ""

    def go(self, address: str) -> None:
        answer = self.page.goto(address, wait_until="domcontentloaded")
        assert answer is not None, address
        assert answer.status == 200, (address, answer.status)
        self.arrived()

    def arrived(self, refused: str = "") -> None:
        """Once ``years`` are open, each page names them all and says which it shows, ``year``. It
        refuses what the words say, or nothing. Axe looks once at each kind of page."""
        *shown, wrong = self.page.evaluate(SHOWN, [REFUSED])
        assert not self.now or not self.years or shown == [self.years, [self.year]], self.page.url
        assert refused in wrong if refused else not wrong, (self.page.url, wrong)
        if self.seen is not None:
            kind = resolve(urlsplit(self.page.url).path).view_name
            if kind not in self.seen:
                self.seen.add(kind)
                self.look()

    def look(self) -> None:
        """Let axe look at the page as it stands."""
        if self.seen is not None:
            self.faults += [f"{self.page.url}: {one}" for one in faults(self.page, FRAME)]

    def write(self, **values: Any) -> None:
        """Fill the fields of these names, or of all names that begin so and end with «_»: True
        ticks a box, a choice is named by its words, several choices by a list of them."""
        for name, value in values.items():
            found = self.page.locator(f"main [name{'^' if name.endswith('_') else ''}={name}]")
            kinds = found.evaluate_all("all => all.map(one => one.type)")
            assert kinds, (self.page.url, name)
            if isinstance(value, list) and kinds[0] == "checkbox":
                for one in value:
                    self.page.locator("main label", has_text=one).first.check()
                continue
            for place, kind in enumerate(kinds if name.endswith("_") else kinds[:1]):
                _fill(found.nth(place), kind, value)

    def press(self, words: str) -> None:
        """Press a button and wait for the page that follows."""
        self._press(self.page.locator("main button", has_text=words).first)

    def save(self) -> None:
        """Send the form of the page."""
        self._press(self.page.locator(f"main {SAVE}"))

    def _press(self, button: Locator, refused: str = "") -> None:
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            button.click()
        self.arrived(refused)

    def is_refused(self, words: str, why: str) -> None:
        """Press a button and be told why not, in these words."""
        self._press(self.page.locator("main button", has_text=words).first, why)
        self.page.errors[:] = [one for one in self.page.errors if "status of 422" not in one]

    def follow(self, words: str) -> None:
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.locator("main a", has_text=words).first.click()
        self.arrived()

    def send(self, address: str, button: str = "", **values: str) -> str:
        """What is not the point of the journey: the form at an address filled and sent without
        drawing its pages. Gives the address that follows."""
        asked = [address, f"main {'button' if button else SAVE}", button, REFUSED, values]
        status, url, wrong = self.page.evaluate(SEND, asked)
        assert (status, wrong) == (200, ""), (address, status, wrong)
        return str(url)

    def sees(self, *words: str) -> None:
        for one in words:
            expect(self.page.locator("main")).to_contain_text(one)

    def row(self, title: str, *words: str) -> None:
        """The first line of a table with this title holds the words."""
        line = self.page.locator("main tbody tr", has_text=title).first
        for one in words:
            expect(line).to_contain_text(one)

    def download(self, words: str) -> bytes:
        """The file behind a link, fetched as whoever is signed in."""
        link = self.page.locator("main a", has_text=words).first
        answer = self.page.request.get(link.get_attribute("href") or "")
        assert answer.ok, (words, answer.status)
        return answer.body()


def _fill(field: Locator, kind: str, value: Any) -> None:
    if kind == "checkbox":
        field.set_checked(value)
    elif kind.startswith("select"):
        wanted = [value] if isinstance(value, str) else value
        options = [field.locator("option", has_text=one).first for one in wanted]
        field.select_option(value=[one.get_attribute("value") or "" for one in options])
    elif kind == "file":
        field.set_input_files(value)
    else:
        field.fill(value)
