"""A law file with one mistake refuses to load, and says where, what and what to do."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from tests.rules.laws import SETTING, award, group, leaf, since, version, write_law
from thidua_rules.loading import LawError, load_law, parse_yaml, read_yaml

GOOD = leaf("rating: {at_least: good}")
PRIOR = leaf("prior: {}")
AWARD = "awards/tested.yaml"
Mistake = tuple[str, int, str, str]  # the award file, the line, what is wrong, the cure


def sole(body: str, **more: str) -> str:
    return award("tested", version(body, **more), kinds="individual")


def two(first: str, second: str) -> str:
    one = version(f"all: [{GOOD}]", id="a", starts="2020-01-01", ends=first)
    other = version(f"all: [{GOOD}]", id="b", starts=second)
    return award("tested", one, other, kinds="individual")


SAME = version("same_as: absent", id="b", starts="2022-01-01")
UNREAD = version("text: {vi: chưa đọc}, readings: %s", id="b", starts="2022-01-01", sure="unknown")
FIRST = version(f"all: [{GOOD}]", id="a", ends="to: 2022-01-01,")


def reading(text: str) -> str:
    return award("tested", FIRST, UNREAD % text, kinds="individual")


MISTAKES: dict[str, Mistake] = {
    "a gap": (two("to: 2022-01-01,", "2022-02-01"), 13, "a gap between «a»", "start on 2022-01-01"),
    "an overlap": (two("to: 2022-01-01,", "2021-12-31"), 13, "version «b» overlaps «a»",
                   "Let «a» end on 2021-12-31"),
    "an overlap without an end": (two("", "2022-01-01"), 13, "overlaps", "with «to:»"),
    "ends before it starts": (sole(f"all: [{GOOD}]", ends="to: 1999-01-01,"), 11,
                              "ends before it starts", "Correct"),
    "an unknown word": (sole(f"all: [{GOOD}], procedure: []"), 12, "unknown word «procedure»",
                        "Did you mean «procedures»"),
    "an unknown leaf": (sole(f"all: [{leaf('ratign: {at_least: good}')}]"), 12,
                        "unknown word «ratign»", "Did you mean «rating»"),
    "two leaf words": (sole(f"all: [{leaf('rating: {at_least: good}, prior: {}')}]"), 12,
                       "2 leaf words stand here", "exactly one leaf word"),
    "no leaf word": (sole("all: [{id: x, text: {vi: x}}]"), 12, "0 leaf words", "exactly one"),
    "an unknown parameter": (sole(f"all: [{leaf('rating: {least: good}')}]"), 12,
                             "unknown word «least»", "at_least"),
    "a missing parameter": (sole(f"all: [{leaf('rating: {years: 2}')}]"), 12,
                            "«at_least» is missing", "Add «at_least:»"),
    "an unknown rating": (sole(f"all: [{leaf('rating: {at_least: superb}')}]"), 12,
                          "unknown word «superb»", "excellent"),
    "not a number": (sole(f"all: [{leaf('rating: {at_least: good, years: two}')}]"), 12,
                     "«two» is not a whole number", "Write a number"),
    "not a boolean": (sole(f"all: [{leaf('bloc: {leader: yes}')}]"), 12,
                      "«yes» is neither true nor false", "Write true or false"),
    "a bad window": (sole(f"all: [{leaf('ratings: {at_least: good, min: 1, window: 0}')}]"), 12,
                     "«0» is not a whole number", "from 1 to 60"),
    "a criterion without an id": (sole("all: [{rating: {at_least: good}, text: {vi: x}}]"), 12,
                                  "has no «id»", "Add «id:»"),
    "a criterion without a text": (sole("all: [{id: x, rating: {at_least: good}}]"), 12,
                                   "has no «text»", "Add «text:»"),
    "a text without Vietnamese": (sole("all: [{id: x, rating: {at_least: good}, text: {en: x}}]"),
                                  12, "«vi» is missing", "Add «vi:»"),
    "a repeated id": (sole(f"all: [{GOOD}, {group('any', GOOD)}]"), 12,
                      "the id «tested» stands twice", "its own id"),
    "a repeated version": (award("tested", FIRST, version(f"all: [{GOOD}]", id="a",
                           starts="2022-01-01"), kinds="individual"), 13, "stands twice",
                           "its own id"),
    "an empty group": (sole(f"all: [{GOOD}, {group('any')}]"), 12, "an empty group",
                       "Add a criterion"),
    "all and any at once": (sole(f"all: [{GOOD}], any: [{leaf('unread: {}', 'b')}]"), 11,
                            "one of them", "inside the other"),
    "all and any at once, inside": (
        sole(f"all: [{{any: [{GOOD}], all: [{leaf('prior: {}', 'b')}]}}]"), 12,
        "one of them", "Split it"),
    "a decider not cited": (
        sole(f"all: [{GOOD}]").replace("Head, cite: a_law Điều 1, ", "Head, "), 7,
        "this value is not cited", "Add «cite"),
    "a form that gives nothing": (
        sole(f"all: [{GOOD}]") + "gives: [{cite: a_law Điều 4, sure: verified, seen: S1}]\n", 13,
        "«objects» is missing", "Add «objects"),
    "no criteria": (sole("note: x"), 11, "has no criteria", "sure: unknown"),
    "uncited": (sole(f"all: [{GOOD}]").replace("cite: a_law Điều 2, ", ""), 11,
                "this value is not cited", "Add «cite:"),
    "not said how sure": (sole(f"all: [{GOOD}]").replace("sure: verified, seen: S1,\n", "\n"), 11,
                          "no sureness", "sure: verified"),
    "verified without a source": (sole(f"all: [{GOOD}]").replace("seen: S1,\n", "\n"), 11,
                                  "verified, but no source", "Add «seen:»"),
    "an unknown source": (sole(f"all: [{leaf('unread: {}', seen='S9')}]"), 12,
                          "unknown source «S9»", "sources.yaml"),
    "an unknown instrument": (sole(f"all: [{leaf('unread: {}', cite='b_law Điều 3')}]"), 12,
                              "unknown instrument «b_law»", "instruments/"),
    "an unknown award": (sole(f"all: [{leaf('meets: nothing')}]"), 12, "no award «nothing»",
                         "Use one of: tested"),
    "an unknown award to start after": (
        sole(f"all: [{since('x9', PRIOR)}]"),
        12, "no award «x9»", "Use one of"),
    "an unknown award to restart at": (
        sole(f"all: [{since('tested', PRIOR, more=', restart: [x9]')}]"),
        12, "no award «x9»", "Use one of"),
    "an unknown title in a test of years": (
        sole(f"all: [{leaf('years_with: {any: [{title: x9}], years: 2}')}]"), 12,
        "no award «x9»", "Use one of"),
    "a test of years that tests nothing": (
        sole(f"all: [{leaf('years_with: {any: [], years: 2}')}]"), 12,
        "each test is «rating:» or «title:»", "Write them as"),
    "a test of a year that tests nothing": (
        sole(f"all: [{since('tested', PRIOR, every_year='')}]"),
        12, "a test of a year", "exactly one"),
    "a title that rolls do not count": (
        sole(f"all: [{leaf('share: {title: tested, percent: 70}')}]"), 12,
        "do not count members with «tested»", "advanced_worker"),
    "a window since nothing": (sole(f"all: [{leaf('prior: {}', 'since_what')}]"), 12,
                               "no group declares", "Give the group above it «since:»"),
    "an unknown setting": (sole(f"all: [{leaf('role: {setting: kinds}')}]"), 12,
                           "setting «kinds» is not declared", "Declare it"),
    "the same as nothing": (award("tested", FIRST, SAME, kinds="individual"), 14,
                            "no earlier version «absent»", "Name a version above"),
    "a reading of nothing": (reading("{last_verified: z}"), 14, "no version «z»", "Name one above"),
    "an unknown reading": (reading("{rumour: a}"), 14, "unknown word «rumour»", "last_verified"),
    "a draft not cited": (reading(f"{{draft: {{sure: draft, all: [{GOOD}]}}}}"), 14,
                          "«cite» is missing", "Add «cite:»"),
    "a draft without criteria": (reading("{draft: {cite: a_law Điều 3, sure: draft}}"), 14,
                                 "the draft has no criteria", "Add «all:»"),
    "a bad date": (sole(f"all: [{GOOD}]", starts="2020-13-01"), 11, "«2020-13-01» is not a date",
                   "YYYY-MM-DD"),
    "a date in words": (sole(f"all: [{GOOD}]", starts="1/7/2025"), 11, "is not a date",
                        "Write it as 2025-07-01"),
    "a standard for nobody": (sole(f"all: [{GOOD}]").replace("kind: individual", "kind: household"),
                              9, "the award is not for «household»", "recipients"),
    "another code than the file's": (sole(f"all: [{GOOD}]").replace("code: tested", "code: other"),
                                     1, "is not the file's name", "code: tested"),
    "a repeated key": (sole(f"all: [{GOOD}]").replace("rank: 1", "rank: 1\nrank: 2"), 7,
                       "the key «rank» is repeated", "Keep one"),
    "a missing key": (sole(f"all: [{GOOD}]").replace("rank: 1\n", ""), 1, "«rank» is missing",
                      "Add «rank:»"),
    "bad YAML": (sole(f"all: [{GOOD}]").replace("rank: 1", "rank: [1"), 6, "the bracket that",
                 "Close it"),
    "a list for text": (sole(f"all: [{GOOD}]").replace("rank: 1", "rank: [1]"), 6,
                        "text is expected", "not a list"),
    "text for a list": (sole("all: good"), 12, "a list is expected", "«- »"),
    "an empty file": ("", 1, "the file is empty", "Write the content"),
    "a second document": (sole(f"all: [{GOOD}]") + "---\na: 1\n", 14, "a second document", "---"),
    "an alias": (sole(f"all: [&x {GOOD}, *x]"), 12, "an alias (*)", "Write the value out"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_refused_where_it_stands(tmp_path: Path, name: str) -> None:
    text, line, what, cure = MISTAKES[name]
    root = write_law(tmp_path, {"tested": text})
    with pytest.raises(LawError) as refused:
        load_law(root)
    problem = refused.value
    assert (Path(problem.file), problem.line) == (root / AWARD, line)
    assert what in problem.what
    assert cure in problem.cure
    assert str(problem) == f"{root / AWARD}:{line}: {problem.what}. {problem.cure}."


def test_the_file_without_the_mistake_loads(tmp_path: Path) -> None:
    law = load_law(write_law(tmp_path, {"tested": sole(f"all: [{GOOD}]")}))
    (leaf_,) = law.awards["tested"].standards[0].versions[0].criteria.leaves()  # type: ignore[union-attr]
    assert (leaf_.kind, leaf_.params) == ("rating", {"at_least": "good", "years": 1})
    assert str(leaf_.citation) == "Luật 01/2020 Điều 2"
    assert leaf_.citation.starts == date(2000, 1, 1)


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    root = write_law(tmp_path, {"tested": sole(f"all: [{GOOD}]")})
    (root / AWARD).write_bytes("code: tested\nname: Chiến sĩ".encode("utf-16"))
    with pytest.raises(LawError, match="UTF-8") as refused:
        load_law(root)
    assert refused.value.file == str(root / AWARD)


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("code: x", encoding="utf-8-sig")
    assert read_yaml(path).entries()["code"].text() == "x"


@pytest.mark.parametrize("word", ["no", "yes", "on", "null", "01", "2024-01-01", "1_000", "0x10"])
def test_a_value_stays_the_text_that_stands_in_the_file(word: str) -> None:
    assert parse_yaml(f"key: {word}", Path("x.yaml")).entries()["key"].text() == word


def test_text_and_keys_are_composed_letters() -> None:
    """«é» typed as e and an accent is the same word as the single letter."""
    taken_apart = unicodedata.normalize("NFD", "tiên tiến: Chiến sĩ")
    entries = parse_yaml(taken_apart, Path("x.yaml")).entries()
    assert {key: node.text() for key, node in entries.items()} == {"tiên tiến": "Chiến sĩ"}


@pytest.mark.parametrize("text", ["[" * 80 + "]" * 80, "[" * 5000 + "]" * 5000, "a: &a [*a]"])
def test_a_file_that_would_not_end_is_refused(text: str) -> None:
    with pytest.raises(LawError, match=r"deep|alias|YAML"):
        parse_yaml(text, Path("x.yaml"))


OVERLAYS = {
    "a setting nobody declares": ("{readings: lenient}", 9, "setting «readings»", "reading"),
    "a value nobody declares": ("{reading: lenien}", 9, "cannot be «lenien»", "«lenient»"),
}


@pytest.mark.parametrize("name", OVERLAYS)
def test_an_overlay_fills_declared_settings_only(tmp_path: Path, name: str) -> None:
    sets, line, what, cure = OVERLAYS[name]
    text = award("tested", version(f"all: [{GOOD}]"), kinds="individual", settings=SETTING)
    overlay = f"""\
code: here
issuer: province
issuer_name: {{code: here, vi: Tỉnh}}
name: {{vi: Tỉnh}}
from: 2020-01-01
cite: a_law Điều 4
sure: verified
seen: S1
set: {sets}
"""
    root = write_law(tmp_path, {"tested": text}, overlays__here=overlay)
    load_law(root)  # not asked for: not read
    with pytest.raises(LawError) as refused:
        load_law(root, ("here",))
    assert (refused.value.file, refused.value.line) == (str(root / "overlays/here.yaml"), line)
    assert what in refused.value.what
    assert cure in refused.value.cure


def test_an_overlay_that_does_not_exist_names_those_that_do(tmp_path: Path) -> None:
    root = write_law(tmp_path, {"tested": sole(f"all: [{GOOD}]")}, overlays__here="code: here")
    with pytest.raises(LawError, match=r"no overlay «there».*Use one of: here"):
        load_law(root, ("there",))


def test_the_digest_names_the_data_but_not_the_worked_cases(tmp_path: Path) -> None:
    root = write_law(tmp_path / "a", {"tested": sole(f"all: [{GOOD}]")})
    other = write_law(tmp_path / "b", {"tested": sole(f"all: [{GOOD}]")}, cases__x="case: x")
    third = write_law(tmp_path / "c", {"tested": sole(f"any: [{GOOD}]")})
    digests = [load_law(folder).digest for folder in (root, other, third)]
    assert digests[0] == digests[1] != digests[2]


def test_the_law_data_that_ships_says_everything_in_both_languages() -> None:
    law = load_law()
    texts = [award.name for award in law.awards.values()]
    for award_ in law.awards.values():
        texts += [
            award_.short,
            *(d.text for d in award_.deciders),
            *(s.text for s in award_.settings.values()),
        ]
        for standard in award_.standards:
            for version_ in standard.versions:
                texts += [leaf_.text for leaf_ in version_.procedures]
                texts += [version_.text] if version_.text else []
                trees = [version_.criteria, *(r.criteria for r in version_.readings)]
                for tree in filter(None, trees):
                    texts += [leaf_.text for leaf_ in tree.leaves()]
    assert [text for text in texts if not (text.get("vi") and text.get("en"))] == []
    assert all(unicodedata.is_normalized("NFC", text["vi"]) for text in texts)
