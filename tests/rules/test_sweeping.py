"""A folder of tables in, a file of results out: whole, or not at all."""

from __future__ import annotations

from datetime import date

import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from thidua_rules import tables as t
from thidua_rules.facts.many.writing import write_folder
from thidua_rules.loading import InputError, load_law
from thidua_rules.model.question import Question
from thidua_rules.model.verdict import Overall
from thidua_rules.sweeping import sweep_folder

QUESTION = Question(2025, date(2026, 1, 15))


@pytest.fixture
def folder(tmp_path):
    people = [t.Subject(f"p{n}", joined=date(2010, 1, 1)) for n in range(3)]
    register = t.Register(
        subjects=[*people, t.Subject("unit", "collective", None)],
        ratings=[t.Rating("p0", 2025, "excellent"), t.Rating("p1", 2025, "completed")],
        coverage=[t.Coverage(p.uid, table, 2010, 2026) for p in people[:2]
                  for table in ("ratings", "awards", "initiatives")],
    )  # fmt: skip
    write_folder(register, tmp_path / "tables")
    return tmp_path / "tables"


@pytest.mark.parametrize("name", ["out.parquet", "out.csv"])
def test_results_are_written_a_row_a_subject(folder, tmp_path, name):
    out = tmp_path / name
    summary = sweep_folder(folder, load_law(), QUESTION, out=out)
    read = pq.read_table if out.suffix == ".parquet" else pyarrow.csv.read_csv
    found = read(out).to_pylist()
    assert [row["uid"] for row in found] == ["p0", "p1", "p2", "unit"]
    assert [row["advanced_worker"] for row in found] == [
        "eligible", "not_eligible", "undetermined", "not_applicable",
    ]  # fmt: skip
    assert summary.subjects == 4
    assert summary.counts["advanced_worker"][int(Overall.ELIGIBLE)] == 1
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_bad_table_leaves_no_results(folder, tmp_path):
    (folder / "awards.csv").write_text("subject,award\np0,pm\n", encoding="utf-8")
    with pytest.raises(InputError, match="year"):
        sweep_folder(folder, load_law(), QUESTION, out=tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


def test_an_unknown_ending_or_engine_is_refused(folder, tmp_path):
    with pytest.raises(InputError, match=r"out\.txt"):
        sweep_folder(folder, load_law(), QUESTION, out=tmp_path / "out.txt")
    with pytest.raises(InputError, match="abacus"):
        sweep_folder(folder, load_law(), QUESTION, engine="abacus")
