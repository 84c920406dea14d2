"""Folders of CSV and Parquet tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from thidua_rules.sources.folder import FolderError, read_folder, table_paths
from thidua_rules.tables import AwardHeld, Initiative, Members, Rating, Subject

SUBJECTS = "uid,kind,group,born,unit\nan,individual,official,1980-11-22,vp\nvp,collective,,,\n"


def folder(root: Path, **tables: str) -> Path:
    for name, text in tables.items():
        (root / f"{name}.csv").write_text(text, encoding="utf-8")
    return root


def flaws(root: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(FolderError) as refused:
        read_folder(root)
    return [(Path(f.file).name, f.line, f.column) for f in refused.value.flaws]


def test_reads_every_type(tmp_path):
    register = read_folder(
        folder(
            tmp_path,
            subjects=SUBJECTS,
            ratings="subject,year,rating\nan,2024,excellent\n",
            awards="subject,award,year,decided,method\nan,advanced_worker,2024,05/01/2025,\n",
            initiatives="subject,year,share,replicable,used_for\nan,2024,60,true,a;b\n",
            members="subject,year,total,rated,all_completed\nvp,2024,12,,\n",
        )
    )
    assert register.subjects == [
        Subject("an", born=date(1980, 11, 22), unit="vp"),
        Subject("vp", "collective", None),
    ]
    assert register.ratings == [Rating("an", 2024, "excellent")]
    assert register.awards == [AwardHeld("an", "advanced_worker", 2024, date(2025, 1, 5))]
    assert register.initiatives == [
        Initiative("an", 2024, share=60, replicable=True, used_for=("a", "b"))
    ]
    assert register.members == [Members("vp", 2024, 12)]


def test_reads_parquet_and_its_parts(tmp_path):
    folder(tmp_path, subjects=SUBJECTS)
    (tmp_path / "ratings").mkdir()
    for n, year in enumerate((2023, 2024)):
        table = pa.table({"subject": ["an"], "year": [year], "rating": ["good"]})
        pq.write_table(table, tmp_path / "ratings" / f"part-{n}.parquet")
    assert read_folder(tmp_path).ratings == [Rating("an", 2023, "good"), Rating("an", 2024, "good")]
    assert [p.name for p in table_paths(tmp_path)["ratings"]] == [
        "part-0.parquet",
        "part-1.parquet",
    ]


def test_every_wrong_cell_is_named_with_line_and_column(tmp_path):
    folder(
        tmp_path,
        subjects=SUBJECTS + "x,person,official,32/1/2020,\n",
        ratings="subject,year,rating\nan,năm 2024,excellent\nan,2023,tốt\nan,2022,\n",
    )
    assert flaws(tmp_path) == [
        ("ratings.csv", 2, "year"),
        ("ratings.csv", 3, "rating"),
        ("ratings.csv", 4, "rating"),
        ("subjects.csv", 4, "kind"),
        ("subjects.csv", 4, "born"),
    ]


def test_columns_and_tables_nobody_knows(tmp_path):
    folder(tmp_path, subjects="uid,knd\nan,individual\n", rating="subject,year,rating\n")
    with pytest.raises(FolderError) as refused:
        table_paths(tmp_path)
    assert [(Path(f.file).name, f.column, f.cure) for f in refused.value.flaws] == [
        ("rating.csv", "", "Rename it to ratings.csv"),
        ("subjects.csv", "knd", "Rename it to kind"),
    ]


def test_a_missing_column(tmp_path):
    folder(tmp_path, subjects=SUBJECTS, ratings="subject,year\nan,2024\n")
    assert flaws(tmp_path) == [("ratings.csv", 1, "rating")]


def test_a_subject_twice_and_a_row_about_nobody(tmp_path):
    folder(
        tmp_path,
        subjects=SUBJECTS + "an,individual,official,,\n",
        ratings="subject,year,rating\nbinh,2024,good\n",
    )
    assert flaws(tmp_path) == [("subjects.csv", 4, "uid"), ("ratings.csv", 2, "subject")]


@pytest.mark.parametrize("name", ["subjects.parquet", "subjects.csv"])
def test_damaged_files(tmp_path, name):
    (tmp_path / name).write_bytes(b"\xff\xfe\x00not a table")
    assert flaws(tmp_path)[0][0] == name


def test_an_empty_folder(tmp_path):
    with pytest.raises(FolderError, match="there is no table «subjects»"):
        read_folder(tmp_path)
    with pytest.raises(FolderError, match="no such folder"):
        read_folder(tmp_path / "x")
