"""Every icon a page asks for is in the sprite the launcher lays out."""

from __future__ import annotations

import re
import tomllib

from tests.house.files import sources
from thidua.launcher.pages import PAGES
from thidua.surfaces.desk.navigation import MENU

ASKED = re.compile(r"""\{%\s*icon\s+["']([\w-]+)["']""")


def test_every_icon_of_a_page_is_laid_out() -> None:
    named = set(tomllib.loads(PAGES.read_text(encoding="utf-8"))["icons"]["names"])
    in_templates = {name for _, text in sources(".html") for name in ASKED.findall(text)}
    in_menu = {item.icon for section in MENU for item in section.items}
    assert in_templates | in_menu <= named
