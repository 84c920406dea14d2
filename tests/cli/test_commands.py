"""The command: verdicts in text and JSON, bad input with file, line and cure, a light start."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from thidua_rules.cli import main
from thidua_rules.loading import CaseError, law_folder, load_law, parse_yaml
from thidua_rules.loading.nodes import parse_documents
from thidua_rules.sources.case import presumed_receipt
from thidua_rules.workbook.template import write_template

CASE = """\
case: Hai năm xuất sắc
subject: {kind: individual, group: official, joined: 2005-03-01}
ratings: [{year: 2023, rating: excellent}, {year: 2024, rating: excellent}]
initiatives: []
awards: []
ask:
  - {award: advanced_worker, year: 2024, received: 2025-02-03}
  - {award: emulation_fighter_national, year: 2024, received: 2025-02-03}
"""
KEYS = {
    "already", "assumptions", "attestations", "award", "branch", "earliest", "holds", "issuer",
    "missing", "overall", "presumptions", "procedures", "provenance", "provisional", "received",
    "scenarios", "subject", "tree", "version", "warnings", "year",
}  # fmt: skip
CRITERION = {
    "assumed", "citation", "evidence", "id", "label", "leaf", "left_out", "margin", "nature",
    "path", "required", "status", "tokens", "value", "years",
}  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


def answers(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    assert main(["check", *arguments, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, list)
    return found


# -- check --------------------------------------------------------------------------------------
def test_each_question_is_answered_in_words(case: Path, capsys) -> None:
    assert main(["check", str(case)]) == 0
    said = capsys.readouterr().out
    assert "■ Lao động tiên tiến năm 2024: đủ tiêu chuẩn" in said
    assert "■ Chiến sĩ thi đua toàn quốc năm 2024: chưa đủ tiêu chuẩn" in said
    assert "năm 2024 xếp loại hoàn thành xuất sắc nhiệm vụ" in said
    assert "[Luật 06/2022/QH15 Điều 24.1]" in said


def test_the_same_in_english(case: Path, capsys) -> None:
    assert main(["check", str(case), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "■ Advanced Worker 2024: meets the standard" in said
    assert "[Law 06/2022/QH15 Art. 24.1]" in said


def test_the_answer_in_json_keeps_its_keys(case: Path, capsys) -> None:
    first, second = answers(capsys, str(case))
    assert set(first) == set(second) == KEYS
    assert (first["overall"], second["overall"]) == ("eligible", "not_eligible")
    assert (first["award"], first["year"], first["received"]) == (
        "advanced_worker", 2024, "2025-02-03",
    )  # fmt: skip
    tree = first["tree"]
    assert isinstance(tree, dict)
    assert set(tree) == {"branch", "children", "label", "nearest", "op", "path", "status"}
    assert set(tree["children"][0]) == CRITERION
    assert set(first["provenance"]) == {"as_of", "engine", "input", "law"}  # type: ignore[call-overload]


def test_json_is_the_same_bytes_each_time(case: Path, capsys) -> None:
    said = []
    for _ in range(2):
        main(["check", str(case), "--json"])
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]


def test_a_question_may_be_typed_instead(case: Path, capsys) -> None:
    award = ("--award", "emulation_fighter_grassroots")
    (answer,) = answers(capsys, str(case), "--year", "2024", "--received", "3/2/2025", *award)
    assert (answer["overall"], answer["received"]) == ("eligible", "2025-02-03")
    (answer,) = answers(capsys, str(case), "--year", "2024", *award)
    assert answer["received"] == "2025-03-03"  # 1 and 2 March 2025 are a weekend


def test_all_awards_of_the_subjects_kind_are_judged_where_none_is_named(case: Path, capsys) -> None:
    found = answers(capsys, str(case), "--year", "2024")
    law = load_law()
    individual = [c for c in law.ladder if "individual" in law.awards[c].recipients]
    assert [answer["award"] for answer in found] == individual


def test_the_day_of_sending_alone_chooses_the_text(case: Path, capsys) -> None:
    arguments = (str(case), "--award", "advanced_worker", "--received", "2025-07-10")
    versions = [
        answers(capsys, *arguments, "--sent", sent)[0]["version"]
        for sent in ("2025-06-30", "2025-07-01")
    ]
    assert versions == ["2024", "2025-07"]


# -- bad input ----------------------------------------------------------------------------------
HEAD = "subject: {kind: individual}\n"
ASK = "ask: [{year: 2024}]\n"
BROKEN = {
    "an unknown key": (HEAD + "rating: []\n" + ASK, 2, "unknown word «rating»", "ratings"),
    "no subject": ("ratings: []\n" + ASK, 1, "«subject» is missing", "Add «subject:»"),
    "an unknown kind": ("subject: {kind: person}\n" + ASK, 1, "«person»", "individual"),
    "an unknown rating": (HEAD + "ratings:\n  - {year: 2024, rating: goood}\n" + ASK, 3, "«goood»",
                          "Did you mean «good»"),
    "a mistyped award": (HEAD + "awards:\n  - {award: labor_order_3, year: 2020}\n" + ASK, 3,
                         "no award «labor_order_3»", "Did you mean «labour_order_3»"),
    "an award in a question": (HEAD + "ask:\n  - {award: gold, year: 2024}\n", 3, "«gold»",
                               "Use one of"),
    "a bad year": (HEAD + "ratings: [{year: 24, rating: good}]\n" + ASK, 2,
                   "«24» is not a whole number", "from 1945 to 2062"),
    "a bad date": (HEAD + "ask:\n  - {year: 2024, received: 31/02/2025}\n", 3, "is not a date",
                   "YYYY-MM-DD"),
    "two ratings": (HEAD + "ratings:\n  - {year: 2024, rating: good}\n"
                    "  - {year: 2024, rating: excellent}\n" + ASK, 4, "a second rating of 2024",
                    "Keep the rating"),
    "reversed dates": (HEAD + "discipline:\n  - {form: warning, from: 2024-05-01, to: 2024-04-01}\n"
                       + ASK, 3, "is before", "Correct one of the two dates"),
    "more members than the roll": ("subject: {kind: collective}\nmembers:\n  2024:\n    total: 5\n"
                                   "    advanced_worker: 6\n" + ASK, 5, "more than the total",
                                   "Correct the count"),
    "a year key": ("subject: {kind: collective}\nbloc:\n  last: {leader: true}\n" + ASK, 3,
                   "«last» is not a year", "such as 2024"),
    "a share over the whole": (HEAD + "initiatives: [{year: 2024, share: 160}]\n" + ASK, 2,
                               "«160»", "from 1 to 100"),
    "nothing asked": (HEAD, 1, "the case asks nothing", "Add «ask:»"),
    "not YAML": ("subject: {kind: individual\n" + ASK, 1, "the bracket that opens", "Close it"),
    "an empty file": ("", 1, "the file is empty", "Write the content"),
    "a row too old": (HEAD + "ratings: [{year: 1950, rating: good}]\n" + ASK, 1, "1950",
                      "Leave that row out"),
    "a list for a mapping": ("- 1\n- 2\n", 1, "a mapping (key: value) is expected", "key: value"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_case_names_file_line_and_cure(tmp_path: Path, capsys, name: str) -> None:
    text, line, what, cure = BROKEN[name]
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    assert main(["check", str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{path}:{line}: "), said.err
    assert what in said.err
    assert cure in said.err


def test_a_case_that_is_not_utf_8(tmp_path: Path, capsys) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes("case: Hồ sơ".encode("utf-16"))
    assert main(["check", str(path)]) == 2
    assert "save the file as UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "value", "what"),
    [("--award", "gold", "no award «gold»"), ("--received", "2025-13-01", "is not a date"),
     ("--sent", "hôm qua", "is not a date"), ("--year", "24", "not a year"),
     ("--overlay", "moon", "no overlay «moon»"), ("--law", "/nowhere", "no folder «awards»")],
)  # fmt: skip
def test_a_bad_option_is_refused_with_its_cure(
    case: Path, capsys, option: str, value: str, what: str
) -> None:
    assert main(["check", str(case), option, value]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert what in said.err


def test_a_file_that_is_not_there(capsys) -> None:
    assert main(["check", "nowhere.yaml"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("nowhere.yaml:1: ")
    assert "the file cannot be read" in said


def test_an_unknown_command_is_refused(capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["judge"])
    assert stopped.value.code == 2


# -- law ----------------------------------------------------------------------------------------
def test_law_list_names_every_award_in_ladder_order(capsys) -> None:
    assert main(["law", "list"]) == 0
    said = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line[0] != " "]
    assert said == list(load_law().awards)


def test_law_show_prints_the_text_of_a_day(capsys) -> None:
    assert main(["law", "show", "emulation_fighter_grassroots", "--on", "2024-06-01"]) == 0
    said = capsys.readouterr().out
    assert "Được xếp loại hoàn thành xuất sắc nhiệm vụ trong năm" in said
    assert "Không quá 15%" not in said  # the quota of the older text
    assert main(["law", "show", "emulation_fighter_grassroots", "--on", "2023-06-01"]) == 0
    assert "Không quá 15%" in capsys.readouterr().out


def test_law_show_of_nothing_names_what_there_is(capsys) -> None:
    assert main(["law", "show", "gold"]) == 2
    assert "no award or instrument «gold». Use one of: advanced_worker" in capsys.readouterr().err


def test_law_validate_runs_the_worked_cases(capsys) -> None:
    assert main(["law", "validate"]) == 0
    assert re.search(r"\d+ awards, .* \d+ cases, 0 failed", capsys.readouterr().out)


def test_law_validate_refuses_a_broken_folder(tmp_path: Path, capsys) -> None:
    (tmp_path / "awards").mkdir()
    (tmp_path / "awards" / "gold.yaml").write_text("code: gold\n", encoding="utf-8")
    assert main(["law", "--law", str(tmp_path), "validate"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"{tmp_path}/awards/gold.yaml:1: ")
    assert "«name» is missing" in said


# -- the schema ---------------------------------------------------------------------------------
def faults(schema: dict, value: object, at: str = "") -> list[str]:
    """What JSON Schema's words say of a value: the words that the case schema uses."""
    if "anyOf" in schema:
        each = [faults(option, value, at) for option in schema["anyOf"]]
        return [] if [] in each else each[0]
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{at}: {value!r} is not in the enum"]
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
    if not isinstance(value, kinds[schema["type"]]):
        return [f"{at}: {value!r} is no {schema['type']}"]
    if isinstance(value, dict):
        return _object_faults(schema, value, at)
    if isinstance(value, list):
        return [
            f for n, item in enumerate(value) for f in faults(schema["items"], item, f"{at}/{n}")
        ]
    low, high = schema.get("minimum", value), schema.get("maximum", value)
    return [] if isinstance(value, str) or low <= value <= high else [f"{at}: out of range"]


def _object_faults(schema: dict, value: dict, at: str) -> list[str]:
    found = [f"{at}: {key} is missing" for key in schema.get("required", ()) if key not in value]
    for key, item in value.items():
        options = [schema["properties"][key]] if key in schema.get("properties", {}) else [
            sub for pattern, sub in schema.get("patternProperties", {}).items()
            if re.search(pattern, key)
        ]  # fmt: skip
        more = schema.get("additionalProperties", True)
        options = options or ([more] if isinstance(more, dict) else [])
        if not options and more is False:
            found.append(f"{at}: {key} is not known")
        for option in options:
            found += faults(option, item, f"{at}/{key}")
    return found


def typed(node) -> object:
    """A case file's node as JSON would say it."""
    if isinstance(node.value, dict):
        return {key: typed(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [typed(child) for child in node.value]
    text = node.value
    return (
        int(text) if re.fullmatch(r"\d+", text) else {"true": True, "false": False}.get(text, text)
    )


@pytest.fixture(scope="module")
def schema() -> dict:
    done = subprocess.run(
        [sys.executable, "-m", "thidua_rules.cli", "law", "schema"], check=True,
        capture_output=True, cwd=Path(__file__).parents[2] / "src",
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    return found


def test_every_worked_case_keeps_the_schema(schema: dict) -> None:
    paths = sorted((law_folder() / "cases").glob("*.yaml"))
    assert paths
    for path in paths:
        for node in parse_documents(path.read_text(encoding="utf-8"), path, CaseError):
            assert faults(schema, typed(node), path.name) == []


@pytest.mark.parametrize(
    "name",
    ["an unknown key", "no subject", "an unknown kind", "an unknown rating", "a bad year",
     "an award in a question", "a share over the whole", "a year key"],
)  # fmt: skip
def test_the_schema_refuses_what_the_reader_refuses(schema: dict, name: str) -> None:
    assert faults(schema, typed(parse_yaml(BROKEN[name][0], Path("case.yaml"))))


# -- start-up -----------------------------------------------------------------------------------
HEAVY = {"ibis", "duckdb", "pyarrow", "pandas", "django", "sqlglot", "openpyxl"}
PROBE = """
import contextlib, io, sys
from thidua_rules.cli import main
with contextlib.redirect_stdout(io.StringIO()):
    status = main({arguments!r})
sys.stdout.write(" ".join(sorted(sys.modules)))
sys.exit(status)
"""


def loaded_by(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(arguments=list(arguments))], check=True,
        capture_output=True, text=True, cwd=Path(__file__).parents[2] / "src",
    )  # fmt: skip
    return set(done.stdout.split())


def test_law_list_starts_without_numbers() -> None:
    assert not loaded_by("law", "list") & (HEAVY | {"numpy"})


def test_check_starts_without_the_engines_for_many(case: Path) -> None:
    loaded = loaded_by("check", str(case))
    assert "numpy" in loaded
    assert not loaded & HEAVY


# -- sweep --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "what"), [("nowhere", "no such file or folder"), ("note.txt", "neither a folder")]
)
def test_a_source_that_cannot_be_swept(tmp_path: Path, capsys, name: str, what: str) -> None:
    (tmp_path / "note.txt").write_text("x", encoding="utf-8")
    assert main(["sweep", str(tmp_path / name), "--year", "2024"]) == 2
    assert what in capsys.readouterr().err


def test_an_empty_template_is_refused_with_its_cure(tmp_path: Path, capsys) -> None:
    path, out = tmp_path / "mau.xlsx", tmp_path / "ket-qua.xlsx"
    write_template(path)
    assert main(["sweep", str(path), "--year", "2024", "--out", str(out)]) == 2
    said = capsys.readouterr()
    assert f"{path}:1: no person and no collective" in said.err
    assert "Nhân sự" in said.err
    assert (said.out, out.exists()) == ("", False)


def test_the_presumed_receipt_skips_the_weekend() -> None:
    assert presumed_receipt(2024) == date(2025, 3, 3)
    assert presumed_receipt(2025) == date(2026, 3, 2)
    assert presumed_receipt(2026) == date(2027, 3, 1)
