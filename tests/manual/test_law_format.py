"""Every word the law files may use stands in the page that documents them."""

import re

import pytest

from tests.manual.reading import DOCS, code_spans
from thidua_rules.loading import awards, criteria, instruments, overlays, settings
from thidua_rules.loading.leaf_words import LEAF_WORDS, PROCEDURE_WORDS, REQUIRED
from thidua_rules.sources.expectations import EXPECT_KEYS

PAGE = DOCS / "law-format.md"
ROW = re.compile(r"^\| `(\w+)[`:].*$", re.MULTILINE)


def rows() -> dict[str, str]:
    """Word → its line of a table."""
    return {found[1]: found[0] for found in ROW.finditer(PAGE.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("word", [*LEAF_WORDS, *PROCEDURE_WORDS])
def test_every_word_has_its_line(word: str) -> None:
    assert word in rows()


PARAMETERS = [
    *((word, name) for word, leaf in LEAF_WORDS.items() for name in leaf.params),
    *((word, name) for word, params in PROCEDURE_WORDS.items() for name in params),
]


@pytest.mark.parametrize(("word", "name"), [p for p in PARAMETERS if p != ("conduct", "code")])
def test_every_parameter_stands_in_the_line_of_its_word(word: str, name: str) -> None:
    short = {"meets": "CODE"}.get(word, name)
    assert re.search(rf"\b{short}\b", rows()[word]), f"{word}: {name}"


@pytest.mark.parametrize(
    ("word", "name", "default"),
    [
        (word, name, default)
        for word, leaf in LEAF_WORDS.items()
        for name, (_reader, default) in leaf.params.items()
        if isinstance(default, (str, int)) and not isinstance(default, bool)
    ],
)
def test_defaults_are_the_ones_written(word: str, name: str, default: object) -> None:
    assert default is not REQUIRED
    assert f"{name} [{default}]" in rows()[word]


KEYS = {
    *instruments.INSTRUMENT_KEYS, *overlays.KEYS, *overlays.ADDS_KEYS, *settings.KEYS,
    *awards._AWARD_KEYS, *awards._VERSION_KEYS, *criteria._COMMON, *criteria._GROUP_KEYS,
    *EXPECT_KEYS,
}  # fmt: skip


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_key_of_a_file_is_named(key: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    in_samples = re.search(rf"^\s*(?:- )?{key}:", text, re.MULTILINE)
    assert in_samples or any(re.search(rf"\b{key}\b", span) for span in code_spans(text))
