"""The commands of the how-to, typed in an office; both languages type the same."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.manual.reading import DOCS, blocks
from tests.office import open_office
from thidua.foundation.people.models import Person

PAGES = (DOCS / "how-to/back-up.md", DOCS / "how-to/back-up.vi.md")


def typed(page: Path) -> list[list[str]]:
    lines = "\n".join(blocks(page, "bash office")).splitlines()
    return [shlex.split(line) for line in lines if line.strip()]


def test_the_commands_of_the_how_to_work(
    db: None, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    settings.THIDUA = replace(settings.THIDUA, data_dir=tmp_path, overlays="")
    monkeypatch.chdir(tmp_path)
    open_office()
    people = Person.objects.count()
    for program, command, *rest in typed(PAGES[0]):
        assert program == "thidua"
        words = [str(next(tmp_path.glob(word))) if "*" in word else word for word in rest]
        call_command(command, *words)
        assert capsys.readouterr().out.strip()
    assert Person.objects.count() == people
    assert len(list(tmp_path.glob("backups/*-an-toan.zip"))) == 1


def test_both_languages_type_the_same() -> None:
    assert typed(PAGES[0]) == typed(PAGES[1]) != []
