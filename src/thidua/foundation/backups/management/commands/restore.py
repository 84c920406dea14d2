"""``restore``: check a backup, bring an older one up, or put it in the place of what is here."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from thidua.foundation.backups.actions.restore_backup import Restored, restore_backup
from thidua.foundation.backups.checking import check
from thidua.foundation.backups.manifest import Manifest
from thidua.foundation.backups.raising import brought_up, raise_backup
from thidua.foundation.backups.refusals import Unusable
from thidua.foundation.backups.sealing import opened_seal
from thidua.foundation.backups.settings_told import differing_settings
from thidua.foundation.policy.reach import Machine


class Command(BaseCommand):
    help = "Phục hồi cơ quan từ bản sao lưu (restore an office from a backup)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="tệp sao lưu · the backup")
        parser.add_argument(
            "--replace", action="store_true",
            help="thay toàn bộ dữ liệu đang có, sau khi sao lưu an toàn · replace what is here",
        )  # fmt: skip
        parser.add_argument(
            "--check", action="store_true", help="chỉ kiểm tra tệp · only check the file"
        )
        parser.add_argument(
            "--raise-to", type=Path, metavar="NEW_FILE",
            help="nâng bản sao lưu cũ lên phiên bản này · bring an older backup up",
        )  # fmt: skip

    def handle(
        self, *_args: Any, file: Path, replace: bool, check: bool, raise_to: Path | None,
        **_options: Any,
    ) -> None:  # fmt: skip
        try:
            with opened_seal(file) as plain:
                done = told(plain, replace=replace, only_check=check, raise_to=raise_to)
            self.stdout.write(done)
        except Unusable as refused:
            raise CommandError(refused.both, returncode=1) from None


def told(file: Path, *, replace: bool, only_check: bool, raise_to: Path | None) -> str:
    """Do what was asked and say what came of it. Raises Unusable."""
    if only_check:
        return f"Tệp nguyên vẹn (the file is whole).\n{described(check(file))}"
    if raise_to is not None:
        return f"{raise_to}\n{described(raise_backup(file, raise_to))}"
    check(file)  # a file that is none leaves no tables behind either
    call_command("migrate", verbosity=0, interactive=False)
    with brought_up(file) as current:
        return restored(restore_backup(actor=Machine(), path=current, replace=replace), current)


def described(note: Manifest) -> str:
    return (
        f"Sao lưu lúc {note.made_at}, {note.rows} dòng, {len(note.tables)} bảng, {note.engine}, "
        f"phần mềm {note.version}, nhật ký {note.trail.split(':')[0]} dòng "
        f"(made at, rows, tables, database, version, events of the trail)."
    )


def restored(done: Restored, file: Path) -> str:
    count = done.note.rows
    lines = [f"Đã phục hồi {count} dòng, nhật ký nguyên vẹn ({count} rows, the trail holds)."]
    if done.safety:
        lines.append(f"Dữ liệu trước đó (what was here before): {done.safety}")
    lines += [
        f"Cài đặt {name}: khi sao lưu (then) {then!r}, bây giờ (now) {now!r}"
        for name, then, now in differing_settings(file)
    ]
    return "\n".join(lines)
