"""Every icon a page asks for is in the sprite the launcher lays out."""

from __future__ import annotations

import re
import tomllib

from tests.house.files import sources
from thidua.launcher.pages import PAGES

IN_TEMPLATE = re.compile(r"""\{%\s*icon\s+["']([\w-]+)["']""")
# The menu names a view (or a register's slug) and, right after it, the icon.
IN_MENU = re.compile(r'(?:Item|_register)\(_\("[^"]+"\), "[\w:-]+", "([\w-]+)"')


def test_every_icon_of_a_page_is_laid_out() -> None:
    named = set(tomllib.loads(PAGES.read_text(encoding="utf-8"))["icons"]["names"])
    in_templates = {name for _, text in sources(".html") for name in IN_TEMPLATE.findall(text)}
    menus = (text for path, text in sources(".py") if path.name == "navigation.py")
    in_menu = {name for text in menus for name in IN_MENU.findall(text)}
    assert in_templates | in_menu <= named


def test_a_menu_line_is_read() -> None:
    assert IN_MENU.findall('Item(_("Rà soát"), "desk:sweep", "grid-3x3", readers)') == ["grid-3x3"]
