"""``thidua template``: the workbook a department fills, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from thidua_rules.cli import BAD_INPUT, main
from thidua_rules.sources.reading import load_grids


def test_the_template_is_a_workbook_that_the_reader_knows(tmp_path: Path) -> None:
    target = tmp_path / "mẫu.xlsx"
    assert main(["template", str(target)]) == 0
    sheets = [grid.name for grid in load_grids(target)]
    assert "Nhân sự" in sheets
    assert "Khen thưởng" in sheets
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mẫu.xlsx"]


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "mau.xlsx"
    target.write_text("của người khác", encoding="utf-8")
    assert main(["template", str(target)]) == BAD_INPUT
    assert "exists already" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == "của người khác"


def test_options_stand_before_or_after_the_part(capsys: pytest.CaptureFixture[str]) -> None:
    outputs = []
    for order in (["law", "--lang", "en", "list"], ["law", "list", "--lang", "en"]):
        assert main(order) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    assert "Grassroots emulation fighter" in outputs[0]
