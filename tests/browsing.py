"""Pages in a real Chromium: opened, entered, and looked through by axe at both widths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.office import PASSWORD

AXE = Path(__file__).resolve().parents[1] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
# A phone, then the desk: a page stays as wide as most tests want it.
SIZES = {"narrow": (390, 844), "wide": (1440, 900)}


class Window(Page):
    """A page that keeps what went wrong on it, and what it asked of strangers."""

    errors: list[str]
    outside: list[str]


@contextmanager
def opened(chromium: str, server: Any) -> Iterator[Window]:
    """A new window on the server. The browser's event loop runs in this thread: the ORM is used
    before and after it only."""
    if not AXE.exists():
        pytest.skip("thiếu axe-core: npm ci")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        size = {"width": SIZES["wide"][0], "height": SIZES["wide"][1]}
        page: Any = browser.new_context(base_url=server.url, viewport=size).new_page()
        page.errors, page.outside = [], []
        page.on("console", lambda said: said.type == "error" and page.errors.append(said.text))
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on(
            "request",
            lambda asked: (
                asked.url.startswith(("data:", server.url)) or page.outside.append(asked.url)
            ),
        )
        yield page
        browser.close()


def enter(page: Page, name: str = "department_officer") -> None:
    """Sign in as the user of this name, whoever was signed in before."""
    page.context.clear_cookies()
    page.goto("/dang-nhap/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("main button.btn-primary")
    page.wait_for_url("**/")


def faults(page: Page, without: Sequence[str] = ()) -> list[str]:
    """What axe finds on the page as it stands, and a page wider than its window, at both widths.
    ``without``: selectors of parts that another test looks at."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = []
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        told = page.evaluate(
            "([exclude, runOnly]) =>"
            " axe.run({exclude}, {runOnly, resultTypes: ['violations'], elementRef: false})",
            [list(without), RULES],
        )
        found += [f"{name}: {one['id']}: {one['nodes'][0]['target']}" for one in told["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{name}: wider than {width}")
    return found
