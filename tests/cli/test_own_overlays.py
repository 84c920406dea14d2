"""``--overlays DIR``: one's own ministry or province, checked and judged by."""

from __future__ import annotations

from pathlib import Path

import pytest

from thidua_rules.cli import main

SAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "overlays"


@pytest.fixture
def own_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    (folder / "cases").mkdir(parents=True)
    for name in ("hong_lam_2026.yaml", "cases/hong_lam.yaml"):
        (folder / name).write_text((SAMPLE / name).read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def test_law_validate_checks_ones_own_overlays_and_their_cases(own_folder, capsys) -> None:
    assert main(["law", "validate", "--overlays", str(own_folder)]) == 0
    said = capsys.readouterr().out
    assert "2 cases, 0 failed" in said
    assert "hong_lam_2026: tỉnh Hồng Lam, 2026-01-10 … nay, 5 điểm được điền" in said


def test_law_validate_names_every_wrong_file_of_the_folder(own_folder, capsys) -> None:
    for name, text in (("b.yaml", "code: b\n"), ("c.yml", "code: c\n"), ("a.yaml", "code a\n")):
        (own_folder / name).write_text(text, encoding="utf-8")
    assert main(["law", "validate", "--overlays", str(own_folder)]) == 2
    said = capsys.readouterr().err
    for start in (
        "a.yaml:1: ở đây cần các dòng",
        "b.yaml:1: thiếu",
        "c.yml:1: tệp này không được đọc",
    ):
        assert f"/{start}" in said


def test_a_case_of_ones_own_that_comes_out_otherwise_fails(own_folder, capsys) -> None:
    cases = own_folder / "cases/hong_lam.yaml"
    text = cases.read_text(encoding="utf-8").replace("overall: not_eligible", "overall: eligible")
    cases.write_text(text, encoding="utf-8")
    assert main(["law", "validate", "--overlays", str(own_folder)]) == 1
    assert "expected eligible, got not_eligible" in capsys.readouterr().err


def test_the_folder_may_be_named_by_the_environment(own_folder, capsys, monkeypatch) -> None:
    monkeypatch.setenv("THIDUA_OVERLAYS", str(own_folder))
    assert main(["law", "show", "excellent_labour_collective", "--on", "2026-01-15"]) == 0
    said = capsys.readouterr().out
    assert "Có ít nhất 80% cá nhân đạt Lao động tiên tiến" in said
    assert "Quyết định 12/2026/QĐ-UBND Điều 7 (tỉnh Hồng Lam)" in said


def test_a_folder_that_is_not_there(capsys) -> None:
    assert main(["law", "validate", "--overlays", "/nowhere"]) == 2
    assert "no such folder" in capsys.readouterr().err


def test_law_settings_lists_what_may_be_filled_in(capsys) -> None:
    assert main(["law", "settings"]) == 0
    said = capsys.readouterr().out
    assert "vote_efg: 50…100 (phần trăm)" in said
    assert "round_deadline: MM-DD" in said
    assert "elc_discipline: reprimand (không có cá nhân bị kỷ luật từ khiển trách trở lên)" in said
