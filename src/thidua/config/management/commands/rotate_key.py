"""``rotate_key``: replace the key of sealed values, then drop the old one.

Stop the server first: a running one does not know the new key.
"""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from thidua.config.rotating import add_key, keep_keys, reseal_everything
from thidua.foundation.backups.refusals import NotNow
from thidua.foundation.backups.waiting import require_quiet
from thidua.foundation.records.secrets import Unreadable

LOST = (
    "Có giá trị không mở được bằng khóa nào đang có. Chưa có gì thay đổi; hãy đặt lại khóa cũ vào "
    "fields.key.\nSome value opens with none of the keys. Nothing has changed; put the old key "
    "back."
)


class Command(BaseCommand):
    help = "Thay khóa của giá trị đã mã hóa (replace the key of sealed values)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--drop-old", action="store_true",
            help="bỏ các khóa cũ sau khi mọi giá trị đã theo khóa mới · drop the old keys",
        )  # fmt: skip

    def handle(self, *_args: Any, drop_old: bool, **_options: Any) -> None:
        try:
            require_quiet()  # before a key is added
        except NotNow as refused:
            raise CommandError(refused.both, returncode=1) from refused
        path = settings.THIDUA.data_dir / "fields.key"
        if settings.THIDUA.fields_key and (drop_old or len(settings.FIELDS_KEYS) < 2):
            message = (
                "Khóa nằm ở THIDUA_FIELDS_KEY: hãy tự đặt khóa mới lên đầu, cách khóa cũ dấu phẩy, "
                "rồi chạy lại; sau đó bỏ khóa cũ.\nThe keys are in THIDUA_FIELDS_KEY: put the new "
                "one first, run this again, then take the old one out."
            )
            raise CommandError(message, returncode=2)
        if drop_old:
            settings.FIELDS_KEYS = settings.FIELDS_KEYS[:1]  # all must open with the first alone
        elif not settings.THIDUA.fields_key:
            add_key(path)
        try:
            done = reseal_everything()
        except Unreadable as error:
            raise CommandError(LOST, returncode=1) from error
        if drop_old:
            keep_keys(path, settings.FIELDS_KEYS)
        self.stdout.write(
            f"Đã mã hóa lại {done} giá trị bằng khóa mới ({done} values sealed anew).\n"
            "Bản sao lưu cũ cần khóa cũ: hãy giữ khóa cũ cùng chúng, ở nơi riêng "
            "(older backups need the old key: keep it with them, apart)."
        )
