"""The catalogue: shelves, awards recorded but never judged, and what is asked by default."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.rules.laws import award, leaf, version, write_law
from thidua_rules.judging import Question, judge
from thidua_rules.loading import LawError, load_law
from thidua_rules.model.verdict import Overall
from thidua_rules.sources.award_names import award_names
from thidua_rules.sources.catalogue import CATALOGUE
from thidua_rules.tables import Register, Subject

GOOD = leaf("rating: {at_least: good}")
ARTICLE = "article: {cite: a_law Điều 5, sure: verified, seen: S1}\n"
BARE = """\
code: bare
name: {vi: Tên}
family: form
recipients: [individual]
level: state
rank: 1
decides: {vi: Chủ tịch nước, cite: a_law Điều 1, sure: verified, seen: S1}
standards: []
"""
JUDGED = award("judged", version(f"all: [{GOOD}]"), kinds="individual")
CITED = "cite: a_law Điều 6, sure: to_confirm"


def test_an_entry_without_standards_is_kept_and_never_judged(tmp_path: Path) -> None:
    files = {"judged": JUDGED, "bare": BARE + "shelf: honour\n" + ARTICLE}
    law = load_law(write_law(tmp_path, files))
    assert list(law.awards) == ["judged", "bare"]
    assert law.ladder == law.judged == ("judged",)
    assert [one.code for one in law.on_shelf("honour")] == ["bare"]
    register = Register(subjects=[Subject("p")])
    sweep = judge(register, law, Question(2025, date(2026, 1, 5), awards=("bare",)))
    assert sweep.overall.tolist() == [[Overall.NOT_APPLICABLE]]


def test_who_names_no_award_asks_about_the_ladder(tmp_path: Path) -> None:
    other = JUDGED.replace("code: judged", "code: other") + "shelf: forces\n"
    law = load_law(write_law(tmp_path, {"judged": JUDGED, "other": other}))
    register = Register(subjects=[Subject("p")])
    assert judge(register, law, Question(2025, date(2026, 1, 5))).awards == ("judged",)
    both = judge(register, law, Question(2025, date(2026, 1, 5), awards=law.judged))
    assert both.awards == ("judged", "other")


def test_what_is_handed_over_is_kept_with_its_article(tmp_path: Path) -> None:
    gives = f"gives: [{{objects: [certificate, frame], {CITED}}}]\n"
    posthumous = f"posthumous: {{allowed: true, {CITED}}}\n"
    law = load_law(write_law(tmp_path, {"bare": BARE + ARTICLE + gives + posthumous}))
    bare = law.awards["bare"]
    assert [given.objects for given in bare.gives] == [("certificate", "frame")]
    assert bare.posthumous is not None
    assert bare.posthumous.allowed
    assert bare.posthumous.citation.article == bare.gives[0].citation.article == "Điều 6"
    assert bare.article is not None
    assert str(bare.article) == "Luật 01/2020 Điều 5"


MISTAKES = {
    "no article": (BARE, 8, "names no article", "article:"),
    "no such shelf": (BARE + ARTICLE + "shelf: attic\n", 10, "unknown word «attic»", "honour"),
    "no such object": (BARE + ARTICLE + f"gives: [{{objects: [car], {CITED}}}]\n", 10,
                       "unknown word «car»", "frame"),
    "an uncited object": (BARE + ARTICLE + "gives: [{objects: [frame]}]\n", 10, "no sureness",
                          "sure: verified"),
    "an uncited article": (BARE + "article: {sure: verified, seen: S1}\n", 9, "«cite» is missing",
                           "cite:"),
    "neither yes nor no": (BARE + ARTICLE + f"posthumous: {{allowed: maybe, {CITED}}}\n", 10,
                           "neither true nor false", "true"),
    "posthumous without a word": (BARE + ARTICLE + f"posthumous: {{{CITED}}}\n", 10,
                                  "«allowed» is missing", "allowed:"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_an_entry_is_refused_where_it_stands(tmp_path: Path, name: str) -> None:
    text, line, what, cure = MISTAKES[name]
    with pytest.raises(LawError) as refused:
        load_law(write_law(tmp_path, {"bare": text}))
    message = str(refused.value)
    assert f"awards/bare.yaml:{line}:" in message
    assert what in message
    assert cure in message


def test_a_standard_cannot_rest_on_an_award_without_one(tmp_path: Path) -> None:
    resting = award("judged", version(f"all: [{leaf('meets: bare')}]"), kinds="individual")
    root = write_law(tmp_path, {"judged": resting, "bare": BARE + ARTICLE})
    with pytest.raises(LawError, match="«meets: bare», but that award has no standard"):
        load_law(root)


# -- the data that ships ------------------------------------------------------------------------
LAW = load_law()
KINDS = {"i": "individual", "c": "collective", "h": "household"}


def test_every_award_file_stands_in_the_readers_list_under_the_same_name() -> None:
    assert set(LAW.awards) <= set(CATALOGUE)
    for code, found in LAW.awards.items():
        listed = CATALOGUE[code]
        assert (listed.vi, {KINDS[k] for k in listed.kinds}) == (
            found.name["vi"], set(found.recipients),
        )  # fmt: skip


def test_every_award_is_found_by_each_of_its_names() -> None:
    names = award_names(LAW.awards)
    lost = [
        (code, written)
        for code, found in LAW.awards.items()
        for written in (found.name["vi"], *found.aliases, *CATALOGUE[code].aliases)
        if names.find_one(written).code != code
    ]
    assert lost == []


def test_what_is_only_recorded_says_why() -> None:
    bare = [found for found in LAW.awards.values() if not found.standards]
    assert len(bare) > 30
    assert [found.code for found in bare if not found.note or found.article is None] == []
    assert all(found.shelf != "ladder" for found in bare)


def test_awards_of_other_bodies_are_neither_titles_nor_forms() -> None:
    outside = {found.code for found in LAW.awards.values() if found.family == "outside"}
    assert outside == {
        "party_badge", "labour_confederation_flag", "labour_confederation_merit_certificate",
        "creative_labour_certificate",
    }  # fmt: skip
    assert outside <= {found.code for found in LAW.on_shelf("party")}


def test_titles_of_the_base_bring_money_or_a_framed_certificate() -> None:
    given = {
        code: LAW.awards[code].gives[0].objects for code in LAW.ladder if LAW.awards[code].gives
    }
    assert given["advanced_worker"] == given["advanced_labour_collective"] == ("money",)
    assert given["emulation_fighter_grassroots"] == ("certificate", "frame")
    assert given["emulation_fighter_national"] == ("certificate", "frame", "badge", "box")
