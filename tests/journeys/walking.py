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
REFUSED = ".errors, .notice--error"

SHOWN = """() => ['', '[aria-pressed=true]'].map(which =>
  [...document.querySelectorAll(`.years__pick${which}`)].map(one => one.textContent))"""
"""The years on the page, and which of them it shows."""

SEND = """async ([address, css, words, values]) => {
  const read = async answer =>
    new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
  const main = await read(await fetch(address));
  const button = [...main.querySelectorAll(css)].find(one => one.textContent.includes(words));
  if (!button) return [0, address, `no button ${words || css}: ${main.textContent}`];
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
  const wrong = (await read(answer)).querySelector(
    '.errors, :scope > [role=status] .notice--error');
  return [answer.status, answer.url, wrong ? wrong.textContent.trim() : ''];
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
        if name != self.now:
            self.leave()
            if name in self.sessions:
                cookie = {"name": settings.SESSION_COOKIE_NAME, "value": self.sessions[name]}
                self.page.context.add_cookies([{**cookie, "url": self.home}])
            else:
                self.sessions[name] = self._sign_in(name)
            self.now = name
        self.go(address)

    def _sign_in(self, name: str) -> str:
        """The key of the session."""
        self.page.goto("/dang-nhap/", wait_until="domcontentloaded")
        self.page.fill("[name=username]", name)
        self.page.fill("[name=password]", PASSWORD)
        with self.page.expect_navigation(wait_until="commit"):
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

    def arrived(self) -> None:
        """Once ``years`` are open, each page names them all and says which it shows, ``year``; axe
        looks once at each kind of page."""
        if self.now and self.years:
            assert self.page.evaluate(SHOWN) == [self.years, [self.year]], self.page.url
        if self.seen is not None:
            kind = resolve(urlsplit(self.page.url).path).view_name
            if kind not in self.seen:
                self.seen.add(kind)
                self.look()

    def look(self) -> None:
        """Let axe look at the page as it stands."""
        if self.seen is not None:
            self.faults += [f"{self.page.url}: {one}" for one in faults(self.page)]

    def write(self, **values: Any) -> None:
        """Fill the fields of these names, or of all names that begin so and end with «_»: True
        ticks a box, a choice is named by its words, several choices by a list of them."""
        for name, value in values.items():
            found = self.page.locator(f"main [name{'^' if name.endswith('_') else ''}={name}]")
            for field in found.all() if name.endswith("_") else [found.first]:
                _fill(field, value)

    def press(self, words: str) -> None:
        """Press a button and wait for the page that follows."""
        self._press(self.page.locator("main button", has_text=words).first)
        self.unrefused()

    def save(self) -> None:
        """Send the form of the page."""
        self._press(self.page.locator(f"main {SAVE}"))
        self.unrefused()

    def _press(self, button: Locator) -> None:
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            button.click()
        self.arrived()

    def is_refused(self, words: str, *said: str) -> None:
        """Press a button and be told why not, in these words."""
        self._press(self.page.locator("main button", has_text=words).first)
        told = self.page.locator("main").locator(REFUSED).first
        for one in said:
            expect(told).to_contain_text(one)
        self.page.errors[:] = [one for one in self.page.errors if "status of 422" not in one]

    def unrefused(self) -> None:
        told = self.page.locator("main .errors, main > [role=status] .notice--error")
        assert told.count() == 0, told.first.inner_text()

    def follow(self, words: str) -> None:
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.locator("main a", has_text=words).first.click()
        self.arrived()

    def send(self, address: str, button: str = "", **values: str) -> str:
        """What is not the point of the journey: the form at an address filled and sent without
        drawing its pages. Gives the address that follows."""
        asked = [address, "button" if button else SAVE, button, values]
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


def _fill(field: Locator, value: Any) -> None:
    kind = field.evaluate("one => one.type")
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
