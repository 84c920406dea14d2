"""``backup``: the whole office in one verified file; exit status 1 where none could be made."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from thidua.foundation.backups.actions.make_backup import make_backup
from thidua.foundation.backups.refusals import Unusable
from thidua.foundation.backups.words import Why
from thidua.foundation.policy.reach import Machine


class Command(BaseCommand):
    help = "Sao lưu toàn bộ cơ quan vào một tệp (back the whole office up into one file)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--to", type=Path, metavar="FOLDER",
            help="thư mục nhận tệp · folder of the file; mặc định · default: THIDUA_BACKUPS",
        )  # fmt: skip

    def handle(self, *_args: Any, to: Path | None, **_options: Any) -> None:
        try:
            path, row = make_backup(actor=Machine(), why=Why.ASKED, folder=to)
        except Unusable as refused:
            raise CommandError(refused.both, returncode=1) from None
        self.stdout.write(
            f"{path}\nĐã sao lưu {row.rows} dòng, đã đọc lại và khớp "
            f"({row.rows} rows, read again and found equal).\nSHA-256 {row.digest}\n"
            "Giữ riêng các tệp .key của thư mục dữ liệu: chúng không nằm trong bản sao lưu "
            "(keep the data folder's .key files apart: no backup holds them)."
        )
