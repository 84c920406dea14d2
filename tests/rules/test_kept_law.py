"""The copy of the law in the user's cache: used when it is sure, otherwise as if it were not."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from thidua_rules.loading import load_law
from thidua_rules.loading.kept import KEPT, VARIABLE, cache_folder, kept
from thidua_rules.model.law import Law

LAW = replace(load_law(), digest="d1")


class Reader:
    """Counts how often the law is read from its files."""

    def __init__(self, law: Law = LAW) -> None:
        self.law, self.times = law, 0

    def __call__(self) -> Law:
        self.times += 1
        return self.law


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_the_second_time_nothing_is_read(folder: Path) -> None:
    read = Reader()
    assert kept("d1", read) is LAW
    again = kept("d1", read)
    assert read.times == 1
    assert again.awards == LAW.awards
    assert (again.instruments, again.digest) == (LAW.instruments, "d1")
    (copy,) = folder.iterdir()
    assert copy.stat().st_mode & 0o777 == 0o600


def test_another_digest_is_another_copy_and_few_stay(folder: Path) -> None:
    read = Reader()
    for n in range(KEPT + 3):
        kept(f"d{n}", read)
    assert read.times == KEPT + 3
    assert len(list(folder.iterdir())) == KEPT


@pytest.mark.parametrize("harm", ["cut", "not a law", "another law", "open to others"])
def test_a_copy_that_is_not_sure_is_read_anew(folder: Path, harm: str) -> None:
    kept("d1", Reader())
    (copy,) = folder.iterdir()
    if harm == "cut":
        copy.write_bytes(copy.read_bytes()[:1000])
    elif harm == "not a law":
        copy.write_bytes(pickle.dumps({"awards": 1}))
    elif harm == "another law":
        copy.write_bytes(pickle.dumps(replace(LAW, digest="d2")))
    else:
        copy.chmod(0o666)
    read = Reader()
    assert kept("d1", read) is LAW
    assert read.times == 1


def test_where_nothing_can_be_written_the_law_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(in_the_way))
    read = Reader()
    assert [kept("d1", read), kept("d1", read)] == [LAW, LAW]
    assert read.times == 2
    assert list(tmp_path.iterdir()) == [in_the_way]


def test_an_empty_name_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    assert cache_folder() is None
    read = Reader()
    kept("d1", read)
    kept("d1", read)
    assert read.times == 2
