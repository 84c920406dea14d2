"""Walking the office in one browser as one person after the other."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browsing import enter


class Walk:
    """One window; whoever signed in once comes back by the same session."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.sessions: dict[str, Any] = {}
        self.now = ""

    def come(self, name: str) -> None:
        """Go on as this user."""
        if name == self.now:
            return
        if self.now:
            self.leave()
        if name in self.sessions:
            self.page.context.add_cookies(self.sessions[name])
        else:
            enter(self.page, name)
        self.now = name

    def leave(self) -> None:
        """Go on as nobody."""
        self.sessions[self.now] = self.page.context.cookies()
        self.page.context.clear_cookies()
        self.now = ""

    def go(self, address: str) -> None:
        answer = self.page.goto(address)
        assert answer is not None, address
        assert answer.status == 200, (address, answer.status)

    def write(self, **values: Any) -> None:
        """Fill the fields of these names: True ticks a box, a choice is named by its words."""
        for name, value in values.items():
            field = self.page.locator(f"main [name={name}]").first
            kind = field.evaluate("one => one.type")
            if kind == "checkbox":
                field.set_checked(value)
            elif kind.startswith("select"):
                option = field.locator("option", has_text=value).first
                field.select_option(value=option.get_attribute("value"))
            else:
                field.fill(value)

    def press(self, words: str, within: str = "main") -> None:
        """Press a button and wait for the page that follows."""
        with self.page.expect_navigation():
            self.page.locator(f"{within} button", has_text=words).first.click()
        self.unrefused()

    def follow(self, words: str, within: str = "main") -> None:
        with self.page.expect_navigation():
            self.page.locator(f"{within} a", has_text=words).first.click()

    def save(self) -> None:
        """Send the form of the page."""
        with self.page.expect_navigation():
            self.page.locator("main form.entry .entry__deeds button.btn-primary").click()
        self.unrefused()

    def unrefused(self) -> None:
        told = self.page.locator("main .errors")
        assert told.count() == 0, told.first.inner_text()

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
