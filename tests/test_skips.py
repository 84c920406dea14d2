"""A skip names its cure; with THIDUA_TEST=all it is a failure (tests/conftest.py)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.files import ROOT

SKIPPED = {
    "a test": "import pytest\n@pytest.mark.skip(reason='thiếu x')\ndef test_x(): pass\n",
    "in its body": "import pytest\ndef test_x(): pytest.skip('thiếu x')\n",
    "a module": "import pytest\npytest.skip('thiếu x', allow_module_level=True)\n",
}
LACKING = "import pytest\n@pytest.mark.{name}\ndef test_x(): pass\n"


def run(folder: Path, source: str, **environment: str) -> subprocess.CompletedProcess[str]:
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n  browser\n  postgres\n  sqlite\n")
    (folder / "test_x.py").write_text(source, encoding="utf-8")
    plugins = ["-p", "tests.conftest", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", "-ra", *plugins, "-c", "pytest.ini", "test_x.py"]
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("THIDUA_", "PYTEST_"))}
    return subprocess.run(
        command,
        cwd=folder,
        env={
            **inherited,
            "PYTHONPATH": str(ROOT),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("source", SKIPPED.values(), ids=SKIPPED)
def test_a_skip_passes_by_day_and_fails_in_continuous_integration(
    source: str, tmp_path: Path
) -> None:
    lenient = run(tmp_path, source)
    assert "1 skipped" in lenient.stdout
    assert "thiếu x" in lenient.stdout
    strict = run(tmp_path, source, THIDUA_TEST="all")
    assert strict.returncode not in (0, 5)
    assert "THIDUA_TEST=all" in strict.stdout


def test_a_missing_browser_is_named_with_its_cure(tmp_path: Path) -> None:
    answer = run(tmp_path, LACKING.format(name="browser"), PATH=str(tmp_path))
    assert "apt install chromium" in answer.stdout


def test_tests_of_the_other_database_are_left_out_not_skipped(tmp_path: Path) -> None:
    here = run(tmp_path, LACKING.format(name="postgres"), THIDUA_TEST="all")
    assert "1 deselected" in here.stdout
    there = run(tmp_path, LACKING.format(name="postgres"), THIDUA_DATABASE_URL="postgres://x/y")
    assert "1 passed" in there.stdout


def test_an_expected_failure_is_no_skip(tmp_path: Path) -> None:
    source = "import pytest\n@pytest.mark.xfail(strict=True)\ndef test_x(): assert False\n"
    assert run(tmp_path, source, THIDUA_TEST="all").returncode == 0
