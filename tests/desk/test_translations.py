"""Every text of the pages has an English entry with the same named values."""

import ast
import re
from pathlib import Path

import pytest

from thidua.config.catalogues import catalogues, read

OFFICE = Path(__file__).resolve().parents[2] / "src" / "thidua"
CALLS = {"_", "_now", "gettext", "gettext_lazy"}
TAG = re.compile(r"{%\s*translate\s+(?:\"([^\"]*)\"|'([^']*)')")
BLOCK = re.compile(r"{%\s*blocktranslate.*?%}(.*?){%\s*endblocktranslate", re.DOTALL)
PLURAL = re.compile(r"{%\s*plural\s*%}")
# Rooms whose English catalogue is not written yet; each leaves this list when it is.
NOT_YET_SPOKEN = ("foundation/demonstration",)
VALUE = re.compile(r"{{\s*(\w+)\s*}}")


def in_python(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        first = node.args[0] if node.args else None
        if node.func.id in CALLS and isinstance(first, ast.Constant):
            yield first.value


def in_template(path):
    text = path.read_text()
    yield from (double or single for double, single in TAG.findall(text))
    for body in BLOCK.findall(text):
        yield "\0".join(PLURAL.split(VALUE.sub(r"%(\1)s", body)))


def sources():
    return [
        (path, text)
        for pattern, texts in (("**/*.py", in_python), ("**/*.html", in_template))
        for path in sorted(OFFICE.glob(pattern))
        if not str(path.relative_to(OFFICE)).startswith(NOT_YET_SPOKEN)
        for text in texts(path)
    ]


@pytest.fixture(scope="module")
def english():
    entries = {}
    for path in catalogues():
        entries |= read(path)
    return entries


def test_every_text_has_an_english_entry(english):
    missing = {f"{path.relative_to(OFFICE)}: {text}" for path, text in sources()
               if not english.get(text)}  # fmt: skip
    assert not missing


def test_translations_name_the_same_values(english):
    names = re.compile(r"%\((\w+)\)s")
    wrong = [
        text
        for text, told in english.items()
        if set(names.findall(text)) != set(names.findall(told))
    ]
    assert not wrong
