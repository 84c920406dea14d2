"""Every command the manual asks the reader to type is typed here, in an empty folder.

A page in two languages is typed once: the Vietnamese one, then, in the same folder, what the
English one types otherwise than with files of another name.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.manual.reading import PAGES, READMES, ROOT, TUTORIALS, blocks, prose

RUN = "bash run"
ENGLISH = {
    READMES[1]: READMES[0],
    TUTORIALS["vi"]: TUTORIALS["en"],
    **{path: path.with_suffix("").with_suffix(".md") for path in PAGES if "how-to" in path.parts
       and path.name.endswith(".vi.md")},
}  # fmt: skip
DOCUMENTED = [path for path in PAGES if blocks(path, RUN) and path not in ENGLISH.values()]
FILE = re.compile(r"[\w.-]+\.(?:xlsx|json)\b")


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


def lines(page: Path) -> list[str]:
    return [line for body in blocks(page, RUN) for line in body.splitlines() if line.strip()]


def otherwise(page: Path) -> list[str]:
    """Commands of the English page that are not the Vietnamese one's with files of other names;
    they name the files of the Vietnamese page, which are there."""
    english = lines(ENGLISH[page]) if page in ENGLISH else []
    here, there = (
        list(dict.fromkeys(FILE.findall("\n".join(typed)))) for typed in (lines(page), english)
    )
    assert not english or len(here) == len(there)
    names = dict(zip(there, here, strict=False))
    told = [FILE.sub(lambda found: names[found[0]], line) for line in english]
    body = "\n".join(line for line in told if line not in lines(page))
    return [body] if body else []


@pytest.mark.parametrize("page", DOCUMENTED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_commands_of_a_page_work(page: Path, desk_of_a_reader: Path) -> None:
    environment = os.environ | {
        "PATH": f"{desk_of_a_reader / 'programs'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONUTF8": "1",
    }
    for body in (*blocks(page, RUN), *otherwise(page)):
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


def test_both_languages_type_the_same() -> None:
    def shape(path: Path) -> list[int]:
        return [len(body.splitlines()) for body in blocks(path, RUN)]

    typed = [page for page in ENGLISH if lines(page)]
    assert {READMES[1], TUTORIALS["vi"]} < set(typed)
    for page in typed:
        assert shape(page) == shape(ENGLISH[page]), page


def test_a_page_does_not_speak_of_commands_it_leaves_out_of_its_blocks() -> None:
    assert "pip install" not in "".join(prose(path) for path in PAGES)
