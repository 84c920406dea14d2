"""What a command refuses: the place, what is wrong and the cure; and the years it does not."""

from __future__ import annotations

import json
import tomllib
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

import pytest

from thidua_rules import cli
from thidua_rules.cli import main
from thidua_rules.loading.errors import CaseError
from thidua_rules.sources.folder import FolderError, read_folder, table_paths
from thidua_rules.tables import YEARS
from thidua_rules.workbook.template import write_template

CASE = "case: x\nsubject: {kind: individual}\nratings: []\nask: [{year: 2024}]\n"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["check", "{folder}/x.yaml", "--award", "advanced_worker", "--awards", "all"],
         "--awards:1: «--award» and «--awards» are both given. Keep one."),
        (["check", "{folder}/x.yaml", "--year", "1800"],
         ("--year:1: 1800 is not a year the data can hold."
          f" Write a year from {YEARS[0]} to {YEARS[1]}.")),
        (["template", "{folder}/mau.xls"],
         "{folder}/mau.xls:1: the template is a workbook. Name a file that ends in .xlsx."),
        (["sweep", "{folder}/mau.xlsx", "--year", "2024", "--out", "{folder}/ra.csv"],
         ("{folder}/ra.csv:1: the results of a workbook are written as a workbook."
          " Name a file that ends in .xlsx.")),
    ],
)  # fmt: skip
def test_a_refusal_names_the_place_the_mistake_and_the_cure(tmp_path, capsys, typed, told):
    (tmp_path / "x.yaml").write_text(CASE, encoding="utf-8")
    write_template(tmp_path / "mau.xlsx")
    assert main([word.format(folder=tmp_path) for word in (*typed, "--lang", "en")]) == 2
    assert capsys.readouterr().err == told.format(folder=tmp_path) + "\n"


@pytest.mark.parametrize("year", YEARS)
def test_the_first_and_the_last_year_are_taken(tmp_path, capsys, year):
    (tmp_path / "x.yaml").write_text(CASE, encoding="utf-8")
    assert main(["check", str(tmp_path / "x.yaml"), "--year", str(year)]) == 0
    told = capsys.readouterr().out
    assert {line.strip()[0] for line in told.splitlines()} <= set("■⏸▨·→✓✗?✎○")


def test_a_message_is_told_in_the_language_asked_for():
    problem = CaseError("x.yaml", 3, "«a» is missing", "Add «a:» here")
    assert problem.parts("en") == ("«a» is missing", "Add «a:» here")
    assert problem.parts("vi") == ("thiếu «a»", "Thêm «a:» vào đây")


@pytest.mark.parametrize("name", ["subjects", "ratings"])
def test_a_table_that_is_not_in_utf_8_is_told_with_its_cure(tmp_path: Path, name: str):
    (tmp_path / "subjects.csv").write_text("uid,kind\nan,individual\n", encoding="utf-8")
    (tmp_path / f"{name}.csv").write_bytes("uid,kind\nNguyễn,individual\n".encode("utf-16"))
    for read in (table_paths, read_folder):
        with pytest.raises(FolderError, match="not in UTF-8") as refused:
            read(tmp_path)
        assert (refused.value.line, refused.value.flaws[0].column) == (1, "")
        assert refused.value.cure.startswith("Save ")


def test_what_may_be_filled_in_with_kinds_of_collectives_lists_them(capsys):
    assert main(["law", "settings"]) == 0
    told = capsys.readouterr().out
    assert ": [" in told
    assert "division" in told.split(": [")[1].split("]")[0]


def test_the_totals_of_coverage_are_numbers(capsys):
    assert main(["law", "coverage", "--lang", "en"]) == 0
    total = capsys.readouterr().out.splitlines()[-1]
    assert total.startswith("In all: ")
    assert total.split()[2].isdigit()


def test_the_schema_says_what_stands_in_a_case(capsys):
    assert main(["law", "schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    parts = schema["properties"]
    assert (schema["required"], parts["ask"]["items"]["required"]) == (["subject"], ["year"])
    assert parts["ratings"]["items"]["required"] == ["year", "rating"]
    assert [way["type"] for way in parts["attested"]["items"]["anyOf"]] == ["string", "object"]
    for by_year in (parts["members"], parts["bloc"]):
        assert set(by_year) == {"type", "patternProperties", "additionalProperties"}
        assert by_year["additionalProperties"] is False


# -- how it is called -----------------------------------------------------------------------------
def parsers(parser: ArgumentParser) -> Iterator[ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for part in action.choices.values():
                yield from parsers(part)


def test_every_option_is_explained_and_says_what_to_put_there():
    actions = [a for one in parsers(cli._parser({})) for a in one._actions if a.option_strings]
    assert len(actions) > 40
    for action in actions:
        assert action.help, action.option_strings
        assert action.metavar or action.choices or action.nargs == 0 or action.type is int, action


def test_either_engine_may_be_named():
    words = ["sweep", "data", "--year", "2024", "--engine"]
    assert [cli._parser({}).parse_args([*words, name]).engine for name in ("duckdb", "spark")] == [
        "duckdb", "spark",
    ]  # fmt: skip


def test_the_offices_commands_are_sought_where_the_package_declares_them(monkeypatch):
    asked = []
    monkeypatch.setattr(cli, "entry_points", lambda group: asked.append(group) or ())
    assert cli._office_commands() == {}
    project = Path(__file__).parents[2] / "pyproject.toml"
    declared = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["entry-points"]
    assert asked == list(declared)
