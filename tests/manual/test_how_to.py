"""The how-to of overlays quotes the loader's own words, and both languages type the same."""

from __future__ import annotations

import re

import pytest

from tests.manual.reading import DOCS, blocks
from thidua_rules.loading.vietnamese import SAYINGS

PAGES = {
    "vi": DOCS / "how-to/add-a-province-overlay.vi.md",
    "en": DOCS / "how-to/add-a-province-overlay.md",
}
ROW = re.compile(r"^\| ([^|]+) \|", re.MULTILINE)


def plain(text: str) -> str:
    """Without what stands in the gaps: «…» and {}."""
    return " ".join(re.sub(r"«.*?»|\{\}|…", " ", text).split())


@pytest.mark.parametrize("language", PAGES)
def test_each_message_of_the_table_is_one_the_loader_gives(language: str) -> None:
    told = [plain(text) for text in (SAYINGS.values() if language == "vi" else SAYINGS)]
    quoted = ROW.findall(PAGES[language].read_text(encoding="utf-8"))[1:]
    assert len(quoted) == 10
    assert [text for text in quoted if not any(plain(text) in one for one in told)] == []


def test_both_languages_type_the_same() -> None:
    shapes = [[len(body.splitlines()) for body in blocks(page, "bash run")]
              for page in PAGES.values()]  # fmt: skip
    assert shapes[0] == shapes[1] != []
