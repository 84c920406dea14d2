"""A dossier, a regulation, a cap or a case with one mistake refuses to load: where, what, cure."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.rules.laws import award, leaf, version, write_law
from thidua_rules.ballots import Absent, Denominator, Method
from thidua_rules.ballots.cases import worked as worked_votes
from thidua_rules.loading import CaseError, LawError, load_law
from thidua_rules.loading.caps import load_caps
from thidua_rules.loading.dossiers import load_dossiers
from thidua_rules.loading.regulations import fraction, load_regulations, read_regulation
from thidua_rules.model.law import Law
from thidua_rules.worked import worked_cases

CITE = "cite: a_law Điều 5, sure: verified, seen: S1"
ITEM = "{id: a, paper: {}, text: {vi: Giấy}}"
TWO = (f"{{id: a, from: 2020-01-01, to: 2021-01-01, enters: received, {CITE}, items: [{ITEM}]}}, "
       f"{{id: b, from: %s, enters: received, {CITE}, same_as: %s}}")  # fmt: skip


def dossier(versions: str, head: str = "awards: [tested]") -> str:
    return f"code: x\nname: {{vi: X}}\n{head}\nversions: [{versions}]\n"


def one(item: str, more: str = "") -> str:
    return dossier(f"{{id: a, from: 2020-01-01, enters: received, {CITE}{more}, items: [{item}]}}")


def law_with(tmp_path: Path, **files: str) -> Law:
    body = version(f"all: [{leaf('rating: {at_least: good}')}]")
    return load_law(write_law(tmp_path, {"tested": award("tested", body)}, **files))


MISTAKES = {
    "an unknown award": (dossier("", "awards: [testd]"), 3, "unknown word «testd»", "«tested»"),
    "an unknown kind": (one(ITEM).replace("versions", "kinds: [persons]\nversions"), 4, "«persons»",
                        "Use"),
    "no version": (dossier(""), 4, "no version stands here", "Add one"),
    "an uncited version": (
        dossier(f"{{id: a, from: 2020-01-01, enters: received, items: [{ITEM}]}}"), 4,
        "«cite» is missing", "Add «cite:»"),
    "no items": (dossier(f"{{id: a, from: 2020-01-01, enters: received, {CITE}}}"), 4,
                 "no items", "same_as"),
    "no item word": (one("{id: a, text: {vi: x}}"), 4, "0 item words", "exactly one"),
    "two item words": (one("{id: a, paper: {}, posting: {}, text: {vi: x}}"), 4, "2 item words",
                       "exactly one"),
    "an unknown writer": (one("{id: a, paper: {writes: nobody}, text: {vi: x}}"), 4,
                          "unknown word «nobody»", "Use one of"),
    "an unknown parameter": (one("{id: a, paper: {days: 3}, text: {vi: x}}"), 4,
                             "unknown word «days»", "Use one of"),
    "an unknown condition": (one("{id: a, paper: {}, when: entreprise, text: {vi: x}}"), 4,
                             "unknown word «entreprise»", "«enterprise»"),
    "a repeated item": (one(f"{ITEM}, {ITEM}"), 4, "«a» stands twice", "its own id"),
    "an item without Vietnamese": (one("{id: a, paper: {}, text: {en: x}}"), 4, "«vi» is missing",
                                   "Add «vi:»"),
    "an unknown source": (one("{id: a, paper: {}, text: {vi: x}, seen: S9}"), 4,
                          "unknown source «S9»", "sources.yaml"),
    "too many sets": (one(ITEM, ", originals: 10"), 4, "not a whole number", "from 1 to 9"),
    "an unverified number of sets that is uncited": (
        one(ITEM, ", originals: {cite: a_law}"), 4, "«sets» is missing", "Add «sets:»"),
    "a gap": (dossier(TWO % ("2021-02-01", "a")), 4, "a gap between «a»", "start on 2021-01-01"),
    "an overlap": (dossier(TWO % ("2020-12-31", "a")), 4, "overlaps «a»", "end on 2020-12-31"),
    "same as nothing": (dossier(TWO % ("2021-01-01", "c")), 4, "no such version", "Name one above"),
    "same as and items": (dossier((TWO % ("2021-01-01", "a")).replace(
        "same_as: a", f"same_as: a, items: [{ITEM}]")), 4, "stand together", "Keep one"),
    "ends before it starts": (dossier(
        f"{{id: a, from: 2020-01-01, to: 2020-01-01, enters: received, {CITE}, items: [{ITEM}]}}"),
        4, "ends before it starts", "Correct"),
    "a version without a start": (dossier("{id: a}"), 4, "«from» is missing", "Add «from:»"),
    "a repeated version": (dossier((TWO % ("2021-01-01", "a")).replace("id: b", "id: a")), 4,
                           "stands twice", "its own id"),
    "another file's code": (dossier("").replace("code: x", "code: y"), 1,
                            "not the file's name", "«code: x»"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_dossier_list_with_a_mistake_is_refused(name: str, tmp_path: Path) -> None:
    text, line, what, cure = MISTAKES[name]
    law = law_with(tmp_path, dossiers__x=text)
    with pytest.raises(LawError) as caught:
        load_dossiers(law)
    assert Path(caught.value.file).name == "x.yaml"
    assert caught.value.line == line
    assert what in caught.value.what
    assert cure in caught.value.cure


def test_a_good_list_is_read_with_its_defaults(tmp_path: Path) -> None:
    text = one("{id: a, paper: {form: '01', copy: original}, when: {all: [form], none: [foreign]}, "
               "text: {vi: Giấy}}, {id: b, opinion: {working_days: 10}, when: [enterprise, "
               "foreign], text: {vi: Hỏi}}",
               ", originals: {sets: 3, cite: a_law Điều 9}")  # fmt: skip
    (found,) = load_dossiers(law_with(tmp_path, dossiers__x=text)).lists
    (here,) = found.versions
    first, second = here.items
    assert (found.kinds, found.methods, here.ends, here.text) == ((), (), None, None)
    assert (here.originals, here.originals_citation.article) == (3, "Điều 9")
    assert (first.when.all_of, first.when.any_of, first.when.none_of) == (
        ("form",), (), ("foreign",),
    )  # fmt: skip
    assert second.when.any_of == ("enterprise", "foreign")
    assert (first.params, second.params) == (
        {"form": "01", "copy": "original"}, {"working_days": 10},
    )  # fmt: skip
    assert (first.citation.article, first.citation.source) == ("Điều 5", "S1")
    assert (here.citation.starts, here.citation.ends) == (date(2020, 1, 1), None)


ROUTE = "code: x\nname: {vi: X}\nversions: [{id: a, from: 2020-01-01, %s, routes: [%s]}]\n"


@pytest.mark.parametrize(
    ("route", "what"),
    [
        ("{id: a, text: {vi: x}}", "«when» is missing"),
        ("{id: a, text: {vi: x}, when: {any: [nothing]}}", "unknown word «nothing»"),
        ("{id: a, text: {vi: x}, when: {some: [form]}}", "unknown word «some»"),
        ("{id: a, text: {vi: x}, when: form, barred: maybe}", "neither true nor false"),
    ],
)
def test_a_route_with_a_mistake_is_refused(route: str, what: str, tmp_path: Path) -> None:
    law = law_with(tmp_path, dossiers__routes__x=ROUTE % (CITE, route))
    with pytest.raises(LawError, match=what):
        load_dossiers(law)


# -- regulations ----------------------------------------------------------------------------------
RULES = "code: x\nissuer: {vi: Bộ}\nname: {vi: Quy chế}\nfrom: 2020-01-01\n%s\n"
TOLD = CITE.replace(", ", "\n")


@pytest.mark.parametrize(
    ("more", "line", "what", "cure"),
    [
        ("votes: []", 1, "«cite» is missing", "Add «cite:»"),
        (f"{TOLD}\nquorum: two thirds", 8, "no part of the members", "2/3"),
        (f"{TOLD}\nquorum: 3/2", 8, "no part of the members", "2/3"),
        (f"{TOLD}\nvotes: [{{awards: [testd], percent: 80}}]", 8, "unknown word «testd»", "tested"),
        (f"{TOLD}\nvotes: [{{percent: 101}}]", 8, "not a whole number", "from 0 to 100"),
        (f"{TOLD}\nvotes: [{{percent: 100, strictly: true}}]", 8, "nothing is more", "Lower it"),
        (f"{TOLD}\nvotes: [{{of: present}}]", 8, "«percent» is missing", "Add"),
        (f"{TOLD}\nties: women", 8, "unknown word «women»", "chair"),
        (f"{TOLD}\nmethod: raised", 8, "unknown word «raised»", "Use one of"),
        (f"{TOLD}\nto: 2019-01-01", 1, "ends before it starts", "Correct"),
    ],
)
def test_a_regulation_with_a_mistake_is_refused(more, line, what, cure, tmp_path: Path) -> None:
    law = law_with(tmp_path, ballots__x=RULES % more)
    with pytest.raises(LawError) as caught:
        load_regulations(law)
    assert (caught.value.line, Path(caught.value.file).name) == (line, "x.yaml")
    assert what in caught.value.what
    assert cure in caught.value.cure


def test_a_councils_own_file_is_read_from_anywhere(tmp_path: Path) -> None:
    law = law_with(tmp_path / "law")
    path = tmp_path / "quy chế.yaml"
    path.write_text(
        RULES % f"{TOLD}\nto: 2030-01-01\nquorum: 2/3\nabsent: written\nmethod: secret\n"
        "conflict_removed: true\nties: chair\nvotes: [{awards: [tested], percent: 75, strictly: "
        "true, of: present, quorum: 4/5, absent: not_agreeing, method: hands}, {percent: 60}]",
        encoding="utf-8",
    )
    found = read_regulation(path, law)
    first, rest = found.votes
    assert (found.quorum, found.absent, found.method, found.conflict_removed, found.ties) == (
        Fraction(2, 3), Absent.WRITTEN, Method.SECRET, True, "chair",
    )  # fmt: skip
    assert (found.starts, found.ends) == (date(2020, 1, 1), date(2030, 1, 1))
    assert (first.percent, first.strictly, first.of, first.quorum, first.absent, first.method) == (
        75, True, Denominator.PRESENT, Fraction(4, 5), Absent.NOT_AGREEING, Method.HANDS,
    )  # fmt: skip
    assert (rest.awards, rest.strictly, rest.of, rest.quorum, rest.absent, rest.method) == (
        (), False, Denominator.ALL_MEMBERS, None, None, None,
    )  # fmt: skip
    assert first.citation.article == "Điều 5"
    assert found.vote("tested") is first
    assert found.vote("other") is rest


@pytest.mark.parametrize(
    ("text", "part"),
    [("2/3", Fraction(2, 3)), ("1/1", Fraction(1)), ("4/5", Fraction(4, 5)), ("0/3", None),
     ("3/2", None), ("2", None), ("2/3 ", None), ("a/b", None), ("10/12", Fraction(5, 6))],
)  # fmt: skip
def test_parts_of_the_members(text, part) -> None:
    assert fraction(text) == part


# -- caps -----------------------------------------------------------------------------------------
CAP = "code: x\nname: {vi: X}\nkind: individual\nsubjects: civil_servants\nversions: [%s]\n"


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("{id: a, from: 2020-01-01, text: {vi: x}, cite: a_law, sure: verified, seen: S1}",
         "verified, but no percentage"),
        (f"{{id: a, from: 2020-01-01, text: {{vi: x}}, {CITE}, percent: 20, raised: 19}}",
         "below the ordinary one"),
        (f"{{id: a, from: 2020-01-01, text: {{vi: x}}, {CITE}, percent: 20, per: [team]}}",
         "unknown word «team»"),
        ("{id: a, from: 2020-01-01, text: {vi: x}, percent: 20}", "«cite» is missing"),
    ],
)  # fmt: skip
def test_a_cap_with_a_mistake_is_refused(body: str, what: str, tmp_path: Path) -> None:
    with pytest.raises(LawError, match=what) as refused:
        load_caps(law_with(tmp_path, quotas__x=CAP % body))
    assert refused.value.cure


def test_a_cap_is_read_with_its_defaults(tmp_path: Path) -> None:
    body = f"{{id: a, from: 2020-01-01, text: {{vi: x}}, {CITE}, percent: 20, raised: 20}}"
    (found,) = load_caps(law_with(tmp_path, quotas__x=CAP % body))["x"]
    assert (found.percent, found.raised, found.per, found.kind) == (
        20, 20, ("agency",), "individual",
    )  # fmt: skip


def test_a_law_without_these_folders_has_none(tmp_path: Path) -> None:
    law = law_with(tmp_path)
    assert load_dossiers(law).lists == load_dossiers(law).routings == ()
    assert load_caps(law) == load_regulations(law) == {}
    assert list(worked_cases(law)) == []


# -- cases ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("case", "what"),
    [
        ("- {case: x, expect: {outcome: met}}", "0 kinds of case"),
        ("- {case: x, rank: {a: 8/9}, places: 1, expect: {}}", "nothing is expected"),
        ("- {case: x, rank: {a: 8/9}, places: 1, expect: {chose: [a]}}", "unknown word «chose»"),
        ("- {case: x, rank: {a: eight}, places: 1, expect: {left: 0}}", "no count of votes"),
        ("- {rank: {a: 8/9}, places: 1, expect: {left: 0}}", "«case» is missing"),
        ("- {case: x, rank: {a: 8/9}, place: 1, expect: {left: 0}}", "unknown word «place»"),
    ],
)
def test_a_case_that_cannot_be_read_is_refused(case: str, what: str, tmp_path: Path) -> None:
    law = law_with(tmp_path, ballots__cases__x=case)
    with pytest.raises(CaseError, match=what):
        list(worked_votes(law))


def test_a_case_that_comes_out_otherwise_says_what_was_expected(tmp_path: Path) -> None:
    text = (
        "- case: Hai người\n  rank: {a: 8/9, b: 7/9}\n  places: 1\n"
        "  expect: {chosen: [b], left: 0, says: không có câu này}\n"
    )
    (found,) = worked_votes(law_with(tmp_path, ballots__cases__x=text))
    assert (found.name, found.line, found.file.name) == ("Hai người", 1, "x.yaml")
    assert found.differences[0] == "chosen: expected ['b'], came out ['a']"
    assert found.differences[1].startswith("says: «không có câu này» does not stand in «1 trường")
    assert len(found.differences) == 2


def test_two_numbers_of_sets_for_one_award_are_refused(tmp_path: Path) -> None:
    text = one(ITEM, ", originals: 1")
    law = law_with(tmp_path, dossiers__x=text, dossiers__y=text.replace("code: x", "code: y"))
    with pytest.raises(LawError, match="«x» gives a number of sets") as caught:
        list(worked_cases(law))
    assert Path(caught.value.file).name == "y.yaml"


def test_the_digest_names_this_data_and_not_its_cases(tmp_path: Path) -> None:
    plain = law_with(tmp_path / "a").digest
    case = "- {case: x, rank: {a: 8/9}, places: 1, expect: {left: 0}}"
    assert law_with(tmp_path / "b", ballots__cases__x=case).digest == plain
    assert law_with(tmp_path / "c", dossiers__x=one(ITEM)).digest != plain
