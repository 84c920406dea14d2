"""Overlays: what they do to the law they are laid on, and what they cannot."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.rules.laws import SETTING, award, leaf, version, write_law
from tests.rules.overlay_sample import GOOD, read
from thidua_rules.judging import Question, judge
from thidua_rules.loading import LawError, load_law, parse_yaml
from thidua_rules.loading.law import law_with
from thidua_rules.model.law import Law, Leaf
from thidua_rules.sources.case import read_case


def test_the_sample_is_right() -> None:
    overlay = read(GOOD)
    assert dict(overlay.sets) == {
        "vote_efg": ("80",), "alc_roles": ("division", "workshop"), "round_deadline": ("12-15",),
    }  # fmt: skip
    assert [part.numbers for part in overlay.tightens] == [{"percent": 80}]
    assert str(overlay.citation) == "Quyết định 12/2026/QĐ-UBND Điều 5 (tỉnh Hà Tĩnh)"


# -- what an overlay does ------------------------------------------------------------------------
@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "ha_tinh_2026.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def leaves(law: Law, code: str, day: date, kind: str = "individual") -> dict[str, Leaf]:
    standard = next(s for s in law.awards[code].standards if s.kind == kind)
    chosen = standard.version_for(received=day, sent=None)
    assert chosen is not None
    assert chosen.criteria is not None
    return {one.id: one for one in (*chosen.criteria.leaves(), *chosen.procedures)}


def test_a_stricter_share_stands_beside_the_laws_own(own: Path) -> None:
    law = load_law(own=own)
    found = leaves(law, "excellent_labour_collective", date(2026, 3, 1), "collective")
    assert found["share"].params["percent"] == 70
    assert found["share+"].params["percent"] == 80
    assert found["share+"].facet_of == "share"
    assert found["share+"].citation.issuer == "tỉnh Hà Tĩnh"
    before = leaves(law, "excellent_labour_collective", date(2026, 2, 28), "collective")
    assert "share+" not in before


def test_what_is_set_fills_the_procedures_with_its_citation(own: Path) -> None:
    found = leaves(load_law(own=own), "emulation_fighter_grassroots", date(2026, 3, 1))
    vote = found["vote_set"]
    assert (vote.params["percent"], vote.params["of"]) == (80, "all_members")
    assert vote.text["vi"].endswith(": 80%")
    assert "tỉnh Hà Tĩnh" in str(vote.citation)
    assert [one for one in found.values() if one.kind == "vote"] == [vote]
    deadline = leaves(load_law(own=own), "ministry_province_merit_certificate", date(2026, 3, 2))
    assert (deadline["deadline_set"].params["month"], deadline["deadline_set"].params["day"]) == \
        (12, 15)  # fmt: skip


def test_what_nobody_set_is_not_asked() -> None:
    law = load_law()
    found = leaves(law, "excellent_labour_collective", date(2026, 3, 1), "collective")
    assert not {"members_discipline", "established", "registration", "deadline_set"} & set(found)
    assert law.number("vote_efg", date(2026, 3, 1)) is None


FILLED = """\
code: here
issuer: province
issuer_name: {code: here, vi: tỉnh ta}
name: {vi: Quy định}
from: 2024-01-01
cite: law_06_2022 Điều 27.3
sure: verified
seen: S10
set: {%s}
"""
SETS = {
    "elc_discipline: reprimand": ("excellent_labour_collective", "members_discipline",
                                  {"none_disciplined": "reprimand"}),
    "new_unit_years: 2": ("excellent_labour_collective", "established", {"min": 2}),
    "alc_party_org: good": ("advanced_labour_collective", "party_organisations",
                            {"at_least": "good"}),
    "registration_required: required": ("advanced_labour_collective", "registration", {}),
    "posting_days: 5": ("excellent_labour_collective", "posting_set", {"working_days": 5}),
    "base_deadline: 11-30": ("advanced_labour_collective", "deadline_set", {"month": 11}),
}  # fmt: skip


@pytest.mark.parametrize("sets", SETS)
def test_each_setting_asks_something(tmp_path: Path, sets: str) -> None:
    code, key, params = SETS[sets]
    (tmp_path / "here.yaml").write_text(FILLED % sets, encoding="utf-8")
    found = leaves(load_law(own=tmp_path), code, date(2026, 2, 2), "collective")
    assert params.items() <= found[key].params.items()
    assert found[key].citation.issuer == "tỉnh ta"


def test_one_own_file_takes_the_place_of_the_packages(tmp_path: Path) -> None:
    """The empty place for Hà Tĩnh is filled in under its own code."""
    text = GOOD.replace("code: ha_tinh_2026", "code: ha_tinh").replace(
        "ha_tinh_2026 Đ", "ha_tinh Đ"
    )
    (tmp_path / "ha_tinh.yaml").write_text(text, encoding="utf-8")
    law = load_law(overlays=("ha_tinh",), own=tmp_path)
    assert [(one.own, one.empty) for one in law.overlays] == [(True, False)]


def test_a_changed_file_is_another_law(own: Path) -> None:
    first = load_law(own=own)
    assert load_law(own=own) is first
    file = own / "ha_tinh_2026.yaml"
    file.write_text(GOOD.replace("vote_efg: 80", "vote_efg: 85"), encoding="utf-8")
    second = load_law(own=own)
    assert second.digest != first.digest
    assert second.number("vote_efg", date(2026, 3, 1)) == 85


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"code: ha_tinh,": "code: nghe_an,", "tỉnh Hà Tĩnh, en": "tỉnh Nghệ An, en"},
         "cannot judge together"),
        ({}, "overlaps"),
        ({"from: 2026-03-01": "from: 2025-01-01\nto: 2026-03-02"}, "overlaps"),
    ],
)  # fmt: skip
def test_two_that_cannot_judge_together_are_refused(own: Path, change, what: str) -> None:
    other = GOOD.replace("code: ha_tinh_2026", "code: other").replace("ha_tinh_2026 Đ", "other Đ")
    for old, new in change.items():
        other = other.replace(old, new, 1)
    (own / "other.yaml").write_text(other, encoding="utf-8")
    with pytest.raises(LawError, match=what) as refused:
        load_law(own=own)
    assert "ha_tinh_2026.yaml" in refused.value.file or "other.yaml" in refused.value.file


def test_one_follows_the_other_on_its_day(own: Path) -> None:
    other = GOOD.replace("code: ha_tinh_2026", "code: other").replace("ha_tinh_2026 Đ", "other Đ")
    other = other.replace("from: 2026-03-01", "from: 2026-01-05\nto: 2026-03-01")
    (own / "other.yaml").write_text(other.replace("vote_efg: 80", "vote_efg: 60"), encoding="utf-8")
    law = load_law(own=own)
    days = (date(2026, 1, 4), date(2026, 1, 5), date(2026, 2, 28), date(2026, 3, 1))
    assert [law.number("vote_efg", day) for day in days] == [None, 60, 60, 80]


def test_the_ministrys_and_the_provinces_own_awards_each_read_their_own() -> None:
    law = load_law(overlays=("bac_ninh_2025", "home_affairs_2025"))
    day = date(2026, 1, 15)
    province, ministry = law.for_issuer("province"), law.for_issuer("ministry")
    assert province is law
    assert law.digest != ministry.digest
    asked = [
        {one.overlay for s in side.awards[code].standards for one in s.versions if one.overlay}
        for side in (province, ministry)
        for code in ("ministry_province_flag", "advanced_labour_collective")
    ]
    assert asked == [{"bac_ninh_2025"}, {"bac_ninh_2025"}, {"home_affairs_2025"}, {"bac_ninh_2025"}]
    assert law.setting("vote_flag", day) is None
    assert law.setting("vote_flag", day, "ministry") == ("80",)


def test_a_file_sent_under_the_old_decree_stays_under_it() -> None:
    """A part cut out of a version keeps that version's own transition."""
    law = load_law(overlays=("bac_ninh_2025",))
    standard = law.awards["ministry_province_flag"].standards[0]
    late = date(2025, 12, 20)
    for sent, wanted in ((date(2025, 6, 30), "2024"), (late, "2025-07+bac_ninh_2025")):
        chosen = standard.version_for(received=late, sent=sent)
        assert chosen is not None
        assert chosen.id == wanted


def test_a_case_names_its_overlays(own: Path) -> None:
    node = parse_yaml(
        "overlays: [ha_tinh_2026]\nsubject: {kind: individual}\nask: [{year: 2025}]\n", Path("x")
    )
    law = load_law(own=own)
    asked = read_case(node, law.awards).asks[0]
    assert [one.code for one in law_with(law, asked.overlays).overlays] == ["ha_tinh_2026"]
    assert law_with(law, ()) is law
    assert law_with(load_law(), ("ha_noi",)).overlays[0].empty


def test_an_empty_place_is_said_in_every_verdict() -> None:
    law = load_law(overlays=("ha_noi",))
    node = parse_yaml("subject: {kind: individual}\nask: [{year: 2025}]\n", Path("x"))
    case = read_case(node, law.awards)
    sweep = judge(case.register, law, Question(2025, date(2026, 1, 15)))
    verdict = sweep.verdict(sweep.subjects[0], "advanced_worker")
    assert "overlay_empty" in {warning.code for warning in verdict.warnings}


# -- small laws ----------------------------------------------------------------------------------
def small(root: Path, body: str, overlay: str, settings: str = "") -> Law:
    text = award("tested", version(body), family="form", settings=settings)
    here = (
        "code: here\nissuer: province\nissuer_name: {code: here, vi: Tỉnh}\nname: {vi: Tỉnh}\n"
        f"from: 2000-01-01\ncite: a_law Điều 9\nsure: verified\nseen: S1\n{overlay}\n"
    )
    return load_law(write_law(root, {"tested": text}, overlays__here=here), ("here",))


GOODYEAR = leaf("rating: {at_least: good}", "own")
ADD = "adds:\n  - {award: tested, kind: individual, %sall: [" + GOODYEAR + "]}"


def shape_of(law: Law) -> object:
    def of(tree: object) -> object:
        if isinstance(tree, Leaf):
            return tree.id
        return tree.op, [of(child) for child in tree.children]  # type: ignore[attr-defined]

    return of(law.awards["tested"].standards[0].versions[0].criteria)


A, B = leaf("collective_age: {min: 1}", "a", branch="a"), leaf("collective_age: {min: 2}", "b")
SHAPES = {
    "beside everything": (f"all: [{A}, {B}]", "", ("all", ["a", "b", "own"])),
    "beside an any": (f"any: [{A}, {B}]", "", ("all", [("any", ["a", "b"]), "own"])),
    "in a lettered leaf": (f"any: [{A}, {B}]", "branch: a, ",
                           ("any", [("all", ["a", "own"]), "b"])),
    "in a lettered group": (f"any: [{{branch: a, all: [{B}]}}]", "branch: a, ",
                            ("any", [("all", ["b", "own"])])),
    "in a lettered any": (f"any: [{{branch: a, any: [{B}]}}]", "branch: a, ",
                          ("any", [("all", [("any", ["b"]), "own"])])),
    "beside a criterion": (f"any: [{{all: [{A}]}}, {{all: [{B}]}}]", "beside: b, ",
                           ("any", [("all", ["a"]), ("all", ["b", "own"])])),
    "beside one way of an any": (f"any: [{A}, {B}]", "beside: b, ",
                                 ("any", ["a", ("all", ["b", "own"])])),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_an_addition_never_opens_another_way(tmp_path: Path, name: str) -> None:
    body, where, wanted = SHAPES[name]
    assert shape_of(small(tmp_path, body, ADD % where)) == wanted


STRICTER = {
    "titles: {award: tested, min: 2, window: 5}": ("min: 3", "min: 1"),
    "rating: {at_least: good, years: 2}": ("years: 3", "years: 1"),
    "rating: {at_least: good}": ("at_least: excellent", "at_least: completed"),
    "chain: {award: tested, length: 2, step: 2}": ("step: 1", "step: 3"),
    "service: {min_months: 6}": ("min_months: 9", "min_months: 5"),
    "absence: {months: 6}": ("months: 3", "months: 9"),
    "no_discipline: {form: warning}": ("form: reprimand", "form: demotion"),
    "initiatives: {level: base, min: 1, window: year}": ("min: 2", "min: 0"),
}


@pytest.mark.parametrize("word", STRICTER)
def test_a_number_grows_stricter_only(tmp_path: Path, word: str) -> None:
    stricter, looser = STRICTER[word]
    part = "tightens:\n  - {award: tested, kind: individual, criterion: tested, %s}"
    law = small(tmp_path / "a", f"all: [{leaf(word)}]", part % stricter)
    assert shape_of(law) == ("all", ["tested", "tested+"])
    with pytest.raises(LawError, match="would loosen the law"):
        small(tmp_path / "b", f"all: [{leaf(word)}]", part % looser)


def test_a_criterion_waits_for_its_setting(tmp_path: Path) -> None:
    waiting = leaf("rating: {at_least: good}", "gated", when="{reading: strict}")
    body = f"all: [{B}, {waiting}]"
    assert shape_of(small(tmp_path / "a", body, "set: {reading: strict}", SETTING)) == (
        "all", ["b", "gated"])  # fmt: skip
    assert shape_of(small(tmp_path / "b", body, "set: {reading: lenient}", SETTING)) == (
        "all",
        ["b"],
    )


def test_a_setting_has_one_owner_and_is_declared(tmp_path: Path) -> None:
    one = award("one", version(f"all: [{B}]"), settings=SETTING)
    two = award("two", version(f"all: [{B}]"), settings=SETTING)
    with pytest.raises(LawError, match="declared by «one» too"):
        load_law(write_law(tmp_path / "a", {"one": one, "two": two}))
    gated = leaf("rating: {at_least: good}", when="{nobody: knows}")
    with pytest.raises(LawError, match="setting «nobody» is not declared"):
        load_law(write_law(tmp_path / "b", {"one": award("one", version(f"all: [{gated}]"))}))


def test_what_is_left_to_an_issuer_cites_the_text_of_its_own_time() -> None:
    """Decree 152/2025 leaves votes and dates to the issuers only from 1 July 2025 on."""
    gates = load_law().principles["delegated"].gates
    decree, begins = "decree_152_2025", date(2025, 7, 1)
    assert all(one.starts >= begins for one in gates if one.leaf.citation.instrument == decree)
    votes = {
        one.starts: (str(one.leaf.citation), one.leaf.citation.sureness.value)
        for one in gates
        if one.leaf.id == "vote_set" and one.awards == ("emulation_fighter_grassroots",)
    }
    assert votes == {
        date(2024, 1, 1): ("Nghị định 98/2023/NĐ-CP Điều 30.7", "to_confirm"),
        begins: ("Nghị định 152/2025/NĐ-CP Điều 6.2", "verified"),
        date(2026, 10, 1): ("Nghị định 152/2025/NĐ-CP Điều 6.2", "to_confirm"),
    }
