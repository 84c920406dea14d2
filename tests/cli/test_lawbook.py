"""The lawbook at the command line: diff, coverage, search and instruments, in words and in JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from thidua_rules.cli import main
from thidua_rules.loading import load_law

FIGHTER = "emulation_fighter_grassroots"


def said(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(["law", *arguments]) == status
    return capsys.readouterr().out


def test_two_days_are_compared_in_words(capsys) -> None:
    told = said(capsys, "diff", "2023-12-31", "01/01/2024", "--award", FIGHTER)
    assert told.startswith("Có hiệu lực") is False  # one award: nothing of the rest of the law
    assert "Thêm: Được xếp loại hoàn thành xuất sắc nhiệm vụ trong năm" in told
    english = said(capsys, "diff", "2023-12-31", "2024-01-01", "--award", FIGHTER, "--lang", "en")
    assert "Added: Rated excellent for the year [Law 06/2022/QH15 Art. 23.2]" in english


def test_the_order_of_the_days_does_not_matter(capsys) -> None:
    forth = said(capsys, "diff", "2023-12-31", "2024-01-01")
    assert said(capsys, "diff", "2024-01-01", "2023-12-31") == forth
    assert "Có hiệu lực từ 01/01/2024: Luật 06/2022/QH15" in forth


def test_a_day_without_change_says_so(capsys) -> None:
    assert "Không có gì thay đổi" in said(capsys, "diff", "2024-02-01", "2024-02-01")


def test_the_difference_in_json(capsys) -> None:
    found = json.loads(said(capsys, "diff", "2023-12-31", "2024-01-01", "--json"))
    assert set(found) == {"old", "new", "rules", "beyond", "awards"}
    assert {"award", "standards", "beyond"} == set(found["awards"][0])


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("diff", "2024-13-01", "2024-01-01"), "is not a date"),
        (("diff", "2024-01-01", "2025-01-01", "--award", "gold"), "no award «gold»"),
        (("coverage", "--on", "soon"), "is not a date"),
    ],
)
def test_bad_input_names_the_cure(capsys, arguments, problem) -> None:
    assert main(["law", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert problem in told.err


def test_coverage_counts_by_award_and_version(capsys) -> None:
    found = json.loads(said(capsys, "coverage", "--json"))
    assert {one["award"] for one in found["awards"]} == set(load_law().awards)
    sums = [one["criteria"]["verified"] for one in found["awards"]]
    assert sum(sums) == found["criteria"]["verified"] > 0
    told = said(capsys, "coverage", "--on", "2024-06-01")
    assert told.splitlines()[-1].split()[-4:] != []
    assert "2017-10-01" not in told.split("Chiến sĩ thi đua cơ sở")[1].split("Cá nhân: Lực")[0]


def test_search_prints_what_names_it(capsys) -> None:
    assert f"{FIGHTER}: Chiến sĩ thi đua cơ sở" in said(capsys, "search", "cstd", "co", "so")
    found = json.loads(said(capsys, "search", "dieu", "23", "luat", "06/2022", "--json"))
    assert {"kind": "article", "code": "law_06_2022", "id": "23"}.items() <= found[0].items()
    assert "Không tìm thấy" in said(capsys, "search", "xyzxyz", status=1)


def test_an_instrument_is_shown_with_what_it_replaces_and_who_cites_it(capsys) -> None:
    told = said(capsys, "show", "law_06_2022")
    assert "Thay thế: Luật 15/2003/QH11" in told
    assert "Được sửa đổi bởi: Luật 06/2026/QH16" in told
    assert "Điều 23 (" in told
    assert "Chiến sĩ thi đua cơ sở" in told
    assert "Replaced by: Law 06/2022/QH15" in said(capsys, "show", "law_15_2003", "--lang", "en")


PROBE = """
import sys
from thidua_rules.cli import main
main(sys.argv[1:])
sys.stderr.write(" ".join(sys.modules))
"""


def test_the_lawbook_starts_light() -> None:
    for part in (["diff", "2023-01-01", "2024-06-01"], ["coverage"], ["search", "cstd"]):
        done = subprocess.run(
            [sys.executable, "-c", PROBE, "law", *part], check=True, capture_output=True,
            text=True, cwd=Path(__file__).parents[2] / "src",
        )  # fmt: skip
        heavy = {"numpy", "duckdb", "ibis", "pyarrow", "django"} & set(done.stderr.split())
        assert not heavy, part
