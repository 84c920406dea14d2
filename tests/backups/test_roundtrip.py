"""The whole office out and in again: same rows, same trail, on whichever database."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from tests.office import MACHINE, Office, engage, open_office
from thidua.foundation.audit.chain import head, walk
from thidua.foundation.backups import waiting
from thidua.foundation.backups.actions.make_backup import make_backup
from thidua.foundation.backups.actions.restore_backup import restore_backup
from thidua.foundation.backups.checking import check
from thidua.foundation.backups.models import Backup
from thidua.foundation.backups.refusals import NotNow, Unusable
from thidua.foundation.backups.tables import kept, stored
from thidua.foundation.backups.triggers import at_rest
from thidua.foundation.backups.words import Why
from thidua.foundation.jobs.run import TakenAway, Unheard
from thidua.foundation.people.models import Person
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role


@pytest.fixture
def office(db: None) -> Office:
    return open_office()


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """The office's data and backups in a folder of the test's own."""
    settings.THIDUA = replace(settings.THIDUA, data_dir=tmp_path, overlays="", backup_at="02:00")
    overlays = tmp_path / "overlays"
    overlays.mkdir()
    (overlays / "ha_tinh.yaml").write_text("code: ha_tinh\n", encoding="utf-8")
    (tmp_path / "secret.key").write_text("very-secret")
    return tmp_path


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table a backup keeps, as the database gives them."""
    return {
        model._meta.label_lower: list(model._base_manager.order_by("pk").values_list())
        for model in kept()
    }


def empty() -> None:
    """An office as one finds it after ``migrate``."""
    with transaction.atomic(), at_rest(connection), connection.cursor() as cursor:
        for model in reversed(stored()):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")


def backup() -> Path:
    return make_backup(actor=MACHINE, why=Why.ASKED)[0]


def test_what_goes_out_comes_back(office: Office, folder: Path) -> None:
    before, sealed = everything(), head()
    path = backup()
    empty()
    (folder / "overlays/ha_tinh.yaml").unlink()
    done = restore_backup(actor=MACHINE, path=path)
    after = everything()
    assert done.safety is None
    assert after.pop("audit.auditevent")[: sealed.count] == before.pop("audit.auditevent")
    assert len(after.pop("backups.backup")) == 1
    before.pop("backups.backup")
    assert after == before
    assert (folder / "overlays/ha_tinh.yaml").read_text(encoding="utf-8") == "code: ha_tinh\n"
    found = walk(sealed)
    assert (found.broken, found.head.count) == (None, sealed.count + 1), "the restoration is told"
    assert engage("Người Mới", office.energy).pk > office.stranger.pk
    with pytest.raises(Exception, match="append-only"), transaction.atomic():
        connection.cursor().execute("UPDATE audit_auditevent SET reason = 'x'")


def test_a_backup_has_its_name_only_with_its_line_in_the_trail(
    office: Office, folder: Path
) -> None:
    left = folder / "backups/.draft-left.zip"
    left.parent.mkdir()
    left.write_bytes(b"half")
    os.utime(left, (0, 0))

    class TakenAtTheEnd(Unheard):
        @contextmanager
        def change(self) -> Iterator[None]:
            with transaction.atomic():
                yield
                assert list(left.parent.glob("thidua-*.zip")), "named before the last step"
                raise TakenAway

    with pytest.raises(TakenAway):
        make_backup(actor=MACHINE, why=Why.ASKED, run=TakenAtTheEnd())
    assert not Backup.objects.exists()
    assert list(left.parent.iterdir()) == []


def test_over_an_office_only_when_told_and_after_a_safety_backup(
    office: Office, folder: Path
) -> None:
    path = backup()
    extra = engage("Người Thêm", office.energy)
    with pytest.raises(Unusable, match="--replace"):
        restore_backup(actor=MACHINE, path=path)
    assert Person.objects.filter(pk=extra.pk).exists()
    done = restore_backup(actor=MACHINE, path=path, replace=True)
    assert not Person.objects.filter(full_name="Người Thêm").exists()
    assert done.safety is not None
    restore_backup(actor=MACHINE, path=done.safety, replace=True)
    assert Person.objects.filter(full_name="Người Thêm").exists(), "the safety backup is a backup"


def test_no_key_and_no_session_is_in_a_backup(office: Office, folder: Path) -> None:
    office.user(Role.NOMINEE).set_password("x")
    path = backup()
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        whole = b"".join(archive.read(name) for name in names)
    assert b"very-secret" not in whole
    assert not [name for name in names if "session" in name or name.endswith(".key")]
    assert path.stat().st_mode & 0o077 == 0
    assert "oidc_secret" not in json.loads(zipfile.ZipFile(path).read("settings.json"))


def rewritten(path: Path, **changes: Any) -> Path:
    """The backup with some of its manifest changed."""
    target = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                content = json.dumps(json.loads(content) | changes).encode()
            new.writestr(name, content)
    return target


def bad_files(path: Path) -> dict[str, tuple[Path, str]]:
    """What may be wrong with a file → the file, and words of the message."""
    whole = path.read_bytes()
    made = {
        "foreign": (b"no backup at all", "không phải bản sao lưu"),
        "empty": (b"", "không phải bản sao lưu"),
        "cut": (whole[: len(whole) // 2], "bị hỏng hoặc bị cắt"),
    }
    found = {}
    for name, (content, words) in made.items():
        file = path.with_name(f"{name}.zip")
        file.write_bytes(content)
        found[name] = (file, words)
    flipped = bytearray(whole)
    with zipfile.ZipFile(path) as archive:
        info = next(one for one in archive.infolist() if "people.person" in one.filename)
    for place in range(info.header_offset + 120, info.header_offset + 140):
        flipped[place] ^= 0xFF
    file = path.with_name("flipped.zip")
    file.write_bytes(flipped)
    stranger = path.with_name("stranger.zip")
    with zipfile.ZipFile(stranger, "w") as archive:
        archive.writestr("hello.txt", "hi")
    return found | {
        "flipped": (file, "bị hỏng hoặc bị cắt"), "stranger": (stranger, "không phải bản sao lưu"),
        "absent": (path.with_name("nowhere.zip"), "Không có tệp"),
    }  # fmt: skip


def test_a_bad_file_is_told_and_changes_nothing(office: Office, folder: Path) -> None:
    path = backup()
    before = everything()
    bad = bad_files(path)
    bad["newer form"] = (rewritten(path, format=2), "phiên bản mới hơn")
    for name, (file, words) in bad.items():
        with pytest.raises(Unusable, match=words):
            restore_backup(actor=MACHINE, path=file, replace=True)
        assert everything() == before, name
    migrations = json.loads(zipfile.ZipFile(path).read("manifest.json"))["migrations"]
    for changed, words in (
        (migrations | {"people": [*migrations["people"], "0099_later"]}, "phiên bản mới hơn"),
        (migrations | {"people": migrations["people"][:-1]}, "--raise-to"),
    ):
        with pytest.raises(Unusable, match=words):
            restore_backup(actor=MACHINE, path=rewritten(path, migrations=changed), replace=True)
    with zipfile.ZipFile(path) as archive:
        parts = json.loads(archive.read("manifest.json"))["parts"]
    escaping = parts | {"overlays/../../evil.yaml": {"size": 0, "sha256": ""}}
    with pytest.raises(Unusable, match="evil"):
        check(rewritten(path, parts=escaping))
    assert everything() == before


def test_a_trail_that_was_changed_inside_the_file_is_refused(office: Office, folder: Path) -> None:
    path = backup()
    shorter = rewritten(path, trail=f"1:{'0' * 64}")
    before = everything()
    with pytest.raises(Unusable, match="Nhật ký"):
        restore_backup(actor=MACHINE, path=shorter, replace=True)
    after = everything()
    for told in ("audit.auditevent", "backups.backup"):  # of the safety backup
        after.pop(told), before.pop(told)
    assert after == before


def test_not_while_a_ballot_is_open_and_not_by_anybody(
    office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "REASONS", {})
    waiting.not_now("ballot")(lambda: ("Đang có phiên bỏ phiếu.", "A ballot is open."))
    with pytest.raises(NotNow, match=r"Đang có phiên bỏ phiếu\. Chưa có gì thay đổi"):
        backup()
    waiting.REASONS.clear()
    for role in (Role.DEPARTMENT_OFFICER, Role.ADMINISTRATOR):
        with pytest.raises(NotPermitted):
            make_backup(actor=office.user(role), why=Why.ASKED)
    assert not list(folder.glob("backups/*"))
