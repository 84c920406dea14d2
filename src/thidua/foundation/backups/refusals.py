"""Why a backup is not made, or a file not restored: what happened, what was kept, what to do."""

from __future__ import annotations

from django.utils.translation import get_language


class Unusable(Exception):
    """Says itself in the language of now; ``both`` for a console, which has no language."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi, en)
        self.vi, self.en = vi, en

    def __str__(self) -> str:
        return self.en if (get_language() or "").startswith("en") else self.vi

    @property
    def both(self) -> str:
        return f"{self.vi}\n{self.en}"


class NotNow(Unusable):
    """Something is going on that a backup or a restoration would cut in two."""


def damaged(what: str) -> Unusable:
    """``what``: the part of the file that is not as it was written."""
    return Unusable(
        f"Tệp sao lưu bị hỏng hoặc bị cắt ({what}). Chưa có gì được ghi. Hãy chép lại tệp từ nơi "
        "lưu, hoặc dùng bản sao lưu khác.",
        f"The backup file is damaged or cut short ({what}). Nothing was written. Copy it again "
        "from where it is kept, or take another backup.",
    )


def foreign() -> Unusable:
    return Unusable(
        "Tệp này không phải bản sao lưu của Thi Đua. Chưa có gì được ghi. Hãy chọn tệp "
        "thidua-….zip do lệnh sao lưu tạo ra.",
        "This file is no backup of Thi Đua. Nothing was written. Choose a file thidua-….zip as "
        "the backup command makes them.",
    )


def of_newer_version(what: str) -> Unusable:
    """``what``: the form or the migrations that this version does not know."""
    return Unusable(
        f"Bản sao lưu này do phiên bản mới hơn tạo ra ({what}). Chưa có gì được ghi. Hãy nâng cấp "
        "phần mềm rồi phục hồi lại.",
        f"This backup was made by a newer version ({what}). Nothing was written. Upgrade the "
        "software, then restore again.",
    )


def not_empty() -> Unusable:
    return Unusable(
        "Cơ quan này đã có dữ liệu nên chưa phục hồi; dữ liệu không thay đổi. Muốn thay toàn bộ "
        "thì thêm --replace: một bản sao lưu an toàn được tạo trước.",
        "This office holds data already, so nothing was restored. To replace all of it add "
        "--replace: a safety backup is made first.",
    )
