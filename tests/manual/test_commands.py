"""Every command the manual asks the reader to type is typed here, in an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.manual.reading import PAGES, ROOT, TUTORIALS, blocks, prose

RUN = "bash run"
DOCUMENTED = [path for path in PAGES if blocks(path, RUN)]


@pytest.fixture
def desk_of_a_reader(tmp_path: Path) -> Path:
    """A folder that looks like a clone, where both names of Python are this interpreter."""
    for name in ("docs", "src", "thidua"):
        (tmp_path / name).symlink_to(ROOT / name)
    for folder, name in ((".venv/bin", "python"), ("programs", "python3")):
        script = tmp_path / folder / name
        script.parent.mkdir(parents=True)
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
        script.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("page", DOCUMENTED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_commands_of_a_page_work(page: Path, desk_of_a_reader: Path) -> None:
    environment = os.environ | {
        "PATH": f"{desk_of_a_reader / 'programs'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONUTF8": "1",
    }
    for body in blocks(page, RUN):
        done = subprocess.run(
            ["sh", "-e", "-c", body], cwd=desk_of_a_reader, env=environment,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{body}\n{done.stdout}\n{done.stderr}"
        assert done.stdout.strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_commands_in_unmarked_blocks_are_the_launchers(page: Path) -> None:
    typed = [line for body in blocks(page, "bash") for line in body.splitlines() if line.strip()]
    assert all(line.split("#")[0].split()[0] == "make" for line in typed)


def test_both_tutorials_and_both_readmes_type_the_same() -> None:
    def shape(path: Path) -> list[int]:
        return [len(body.splitlines()) for body in blocks(path, RUN)]

    assert shape(TUTORIALS["vi"]) == shape(TUTORIALS["en"]) != []
    assert shape(ROOT / "README.md") == shape(ROOT / "README.vi.md") != []


def test_a_page_does_not_speak_of_commands_it_leaves_out_of_its_blocks() -> None:
    assert "pip install" not in "".join(prose(path) for path in PAGES)
