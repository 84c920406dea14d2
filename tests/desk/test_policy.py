"""No template runs a script of its own, carries a style, or asks anybody outside for anything."""

import re
from pathlib import Path

import pytest

OFFICE = Path(__file__).resolve().parents[2] / "src" / "thidua"
TEMPLATES = sorted(OFFICE.glob("**/templates/**/*.html"))
SHEETS = sorted(OFFICE.glob("**/static/**/*.css"))
BREACHES = {
    "a handler in the markup": re.compile(r"\son(?!e\b)\w+\s*="),
    "a style in the markup": re.compile(r"<style|\sstyle\s*="),
    "a script in the markup": re.compile(r"<script(?![^>]*\ssrc=)"),
    "a script without the page's nonce": re.compile(r"<script(?![^>]*nonce=\"{{ CSP_NONCE }}\")"),
    "an address elsewhere": re.compile(r"(?:src|srcset|action|hx-\w+)=[\"'](?:https?:)?//"),
    "a resource from elsewhere": re.compile(r"<link[^>]*href=[\"'](?:https?:)?//"),
    "a script as an address": re.compile(r"javascript:", re.IGNORECASE),
}
ELSEWHERE = re.compile(r"(?:url\(\s*[\"']?|@import\s+[\"'])(?:https?:)?//")


def breaches(text):
    return {name for name, pattern in BREACHES.items() if pattern.search(text)}


def test_templates_keep_the_policy():
    assert len(TEMPLATES) > 100
    found = {str(path.relative_to(OFFICE)): breaches(path.read_text()) for path in TEMPLATES}
    assert {path: names for path, names in found.items() if names} == {}


def test_style_sheets_ask_for_nothing_elsewhere():
    assert [path.name for path in SHEETS if ELSEWHERE.search(path.read_text())] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('<a onclick="x()">', "a handler in the markup"),
        ('<p style="color: red">', "a style in the markup"),
        ("<script>go()</script>", "a script in the markup"),
        ('<script src="/a.js"></script>', "a script without the page's nonce"),
        ('<img src="//far.example/a.png">', "an address elsewhere"),
        ('<link rel="stylesheet" href="https://far.example/a.css">', "a resource from elsewhere"),
        ('<a href="javascript:go()">', "a script as an address"),
    ],
)
def test_a_breach_is_seen(text, name):
    assert name in breaches(text)
