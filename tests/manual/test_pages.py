"""The manual hangs together: links lead somewhere, pictures are light, both languages agree."""

import struct

import pytest

from tests.manual.reading import DOCS, PAGES, READMES, ROOT, links

PICTURES = sorted((DOCS / "pictures").iterdir())
HEAVIEST = 300_000


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page) -> None:
    assert not [target for target in links(page) if not target.exists()]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_pictures_are_light_and_shown(picture) -> None:
    assert picture.stat().st_size < HEAVIEST
    assert any(picture in set(links(page)) for page in PAGES)


def test_the_picture_of_the_sweep_is_a_whole_screen() -> None:
    head = (DOCS / "pictures/sweep.png").read_bytes()[:24]
    assert struct.unpack(">II", head[16:24])[0] == 1440


def test_both_readmes_have_the_same_parts() -> None:
    parts = [[line for line in page.read_text(encoding="utf-8").splitlines()
              if line.startswith("## ")] for page in READMES]  # fmt: skip
    assert len(parts[0]) == len(parts[1])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_drawing_names_the_ten_rooms(language: str) -> None:
    drawing = (DOCS / f"pictures/cycle.{language}.svg").read_text(encoding="utf-8")
    assert all(f">{number}. " in drawing for number in range(1, 11))
