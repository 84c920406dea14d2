"""``audit``: verify the trail's chain, or print its head to be kept apart from the database."""

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from thidua.foundation.audit.chain import Broken, Head, head, walk

WHAT = {
    "content": (
        "nội dung dòng này không còn như khi được niêm phong",
        "the event is not what was sealed",
    ),
    "link": (
        "trước dòng này có dòng bị xóa, chèn thêm hoặc đổi chỗ",
        "before it an event was taken out, put in or moved",
    ),
    "short": (
        "nhật ký ngắn hơn dấu đã giữ: các dòng cuối đã mất",
        "the trail ends before the head kept apart: the last events are gone",
    ),
    "other": (
        "đến dòng này, lịch sử khác với dấu đã giữ: toàn bộ có thể đã bị niêm phong lại",
        "up to here it is another history than the head kept apart: it may all be sealed anew",
    ),
}


class Command(BaseCommand):
    help = "Kiểm tra nhật ký chưa bị sửa, xóa (verify the audit trail); exit status 1 when broken."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="part", required=True, metavar="verify|seal")
        verify = parts.add_parser("verify", help="kiểm tra từng dòng · walk the whole chain")
        verify.add_argument(
            "--head", type=_head, metavar="COUNT:SEAL",
            help="dấu đã giữ riêng, do «seal» in ra · a head kept apart, as «seal» printed it",
        )  # fmt: skip
        parts.add_parser("seal", help="in dấu hiện tại để giữ riêng · print the head to keep apart")

    def handle(self, *_args: Any, part: str, **options: Any) -> None:
        try:
            self.stdout.write(str(head()) if part == "seal" else verified(options["head"]))
        except DatabaseError as error:
            message = (
                f"Chưa đọc được nhật ký; hãy chạy migrate trước ({error}).\n"
                "The trail cannot be read; run migrate first."
            )
            raise CommandError(message, returncode=2) from error


def verified(kept: Head | None) -> str:
    """Says that the chain holds. Raises CommandError with status 1 where it does not."""
    found = walk(kept)
    if found.broken:
        raise CommandError(told(found.broken, found.head), returncode=1)
    return (
        f"Nhật ký nguyên vẹn, {found.head.count} dòng (the chain holds, {found.head.count} events)."
        f"\n{found.head}"
    )


def told(broken: Broken, upto: Head) -> str:
    vi, en = WHAT[broken.what]
    lines = [
        f"Nhật ký KHÔNG nguyên vẹn từ dòng thứ {broken.number}: {vi}.",
        f"The chain is broken at event {broken.number}: {en}.",
    ]
    if broken.event:
        row = broken.event
        lines.append(
            f"  id {row['pk']} · {row['at'].isoformat()} · {row['actor_name']} · {row['verb']} · "
            f"{row['target_app']}.{row['target_model']} {row['target_uid'] or ''} "
            f"{row['target_label']}".rstrip()
        )
    lines += [
        f"Nguyên vẹn đến: {upto} (holds up to here).",
        "Hãy giữ nguyên cơ sở dữ liệu này, đối chiếu với bản sao lưu gần nhất.",
        "Keep this database as it is and compare it with the latest backup.",
    ]
    return "\n".join(lines)


def _head(text: str) -> Head:
    try:
        return Head.read(text)
    except ValueError:
        message = f"{text!r} must be COUNT:SEAL as «thidua audit seal» prints it"
        raise ArgumentTypeError(message) from None
