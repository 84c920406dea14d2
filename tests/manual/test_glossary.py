"""Every word of the data stands in the glossary, with the words the pages use."""

import pytest

from tests.manual.reading import DOCS, code_spans
from thidua.cycle.nominations.words import OVERALL_WORDS
from thidua_rules import tables
from thidua_rules.explaining import words
from thidua_rules.loading import load_law
from thidua_rules.model.verdict import Nature, Overall, Status, Sureness

PAGE = (DOCS / "glossary.md").read_text(encoding="utf-8")
CODES = set(code_spans(PAGE))
VOCABULARIES = (
    "KINDS", "GROUPS", "RATINGS", "ISSUERS", "METHODS", "INITIATIVE_LEVELS", "INITIATIVE_KINDS",
    "ACHIEVEMENT_KINDS", "DISCIPLINE_WORDS", "HOLD_REASONS", "ABSENCE_KINDS", "POST_ENDINGS",
    "STUDY_RESULTS",
    "BODIES",
)  # fmt: skip


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_word_of_a_vocabulary_is_explained(name: str) -> None:
    assert set(getattr(tables, name)) <= CODES


@pytest.mark.parametrize("enum", [Overall, Status, Nature, Sureness])
def test_every_status_is_explained(enum: type) -> None:
    assert {getattr(item, "code", item.value) for item in enum} <= CODES


def test_readings_are_explained() -> None:
    assert set(words.READING["vi"]) <= CODES


def test_awards_stand_with_their_names() -> None:
    for award in load_law().awards.values():
        assert f"| `{award.code}` | {award.name['vi']} | {award.short['vi']} |" in PAGE


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("vocabulary", ["OVERALL", "STATUS", "SURENESS"])
def test_the_words_are_those_the_core_says(language: str, vocabulary: str) -> None:
    for code, word in getattr(words, vocabulary)[language].items():
        name = getattr(code, "code", code)
        assert any(f"`{name}`" in line and word in line for line in PAGE.splitlines()), word


@pytest.mark.parametrize("code", sorted({*OVERALL_WORDS} - {"not_in_force"}))
def test_the_words_are_those_the_pages_say(code: str) -> None:
    assert f"| `{code}` | {OVERALL_WORDS[code]} |" in PAGE
