"""Laying out the pages' files from a small `node_modules`."""

from __future__ import annotations

from pathlib import Path

import pytest

from thidua.launcher import pages
from thidua.launcher.speaking import Trouble

PLAN = """
[[copy]]
from = "boot"
to = "boot"
files = { "dist/boot.css" = "boot.css" }

[[font]]
from = "@x/serif"
to = "serif"
styles = ["400", "400-italic"]
subsets = ["vietnamese"]

[icons]
from = "icons"
to = "icons"
names = ["award"]
"""
FACE = """/* serif-{subset}-400-{slope} */
@font-face {{
  src: url(./files/serif-{subset}-400-{slope}.woff2) format('woff2'), \
url(./files/a.woff) format('woff');
  unicode-range: U+20AB;
}}
"""
ICON = '<svg width="16" class="bi" viewBox="0 0 16 16">\n  <path d="M1 1"/>\n</svg>'


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "node_modules"
    write(root / "boot/dist/boot.css", "a{}\n/*# sourceMappingURL=boot.css.map */")
    for name, slope in (("400", "normal"), ("400-italic", "italic")):
        sheet = "".join(FACE.format(subset=s, slope=slope) for s in ("latin", "vietnamese"))
        write(root / f"@x/serif/{name}.css", sheet)
        write(root / f"@x/serif/files/serif-vietnamese-400-{slope}.woff2", "font")
    write(root / "@x/serif/LICENSE", "OFL")
    write(root / "icons/LICENSE", "MIT")
    write(root / "icons/icons/award.svg", ICON)
    write(tmp_path / "pages.toml", PLAN)
    monkeypatch.setattr(pages, "PAGES", tmp_path / "pages.toml")
    return root


def test_source_map_lines_are_left_out(packages: Path, tmp_path: Path) -> None:
    pages.lay_out(packages, tmp_path / "vendor")
    assert (tmp_path / "vendor/boot/boot.css").read_text() == "a{}\n"


def test_a_font_sheet_names_wanted_subsets_as_woff2_only(packages: Path, tmp_path: Path) -> None:
    pages.lay_out(packages, tmp_path / "vendor")
    sheet = (tmp_path / "vendor/serif/fonts.css").read_text()
    assert sheet.count("@font-face") == 2
    assert "url(./serif-vietnamese-400-italic.woff2) format('woff2');" in sheet
    assert "latin" not in sheet
    assert (tmp_path / "vendor/serif/OFL.txt").read_text() == "OFL"


def test_the_sprite_holds_a_symbol_an_icon(packages: Path, tmp_path: Path) -> None:
    pages.lay_out(packages, tmp_path / "vendor")
    sprite = (tmp_path / "vendor/icons/icons.svg").read_text()
    assert '<symbol id="award" viewBox="0 0 16 16" fill="currentColor"><path d="M1 1"/>' in sprite


def test_old_files_go_and_a_missing_one_is_named(packages: Path, tmp_path: Path) -> None:
    write(tmp_path / "vendor/old.css", "x")
    (packages / "boot/dist/boot.css").rename(packages / "boot/dist/moved.css")
    with pytest.raises(Trouble, match=r"boot\.css"):
        pages.lay_out(packages, tmp_path / "vendor")
    assert (tmp_path / "vendor/old.css").exists()
    (packages / "boot/dist/moved.css").rename(packages / "boot/dist/boot.css")
    pages.lay_out(packages, tmp_path / "vendor")
    assert not (tmp_path / "vendor/old.css").exists()
