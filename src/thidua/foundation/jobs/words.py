"""States of a job, and what is said when one ends otherwise than well."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    WAITING = "waiting", _("Đang chờ")
    RUNNING = "running", _("Đang chạy")
    DONE = "done", _("Đã xong")
    FAILED = "failed", _("Không xong")
    CANCELLED = "cancelled", _("Đã dừng")


OPEN = (State.WAITING, State.RUNNING)
ENDED = (State.DONE, State.FAILED, State.CANCELLED)

LOST = _(
    "Máy chạy nền đã ngừng giữa chừng nên việc này không xong. Dữ liệu không thay đổi. "
    "Hãy chạy lại."
)
BROKEN = _(
    "Có lỗi của phần mềm nên việc này không xong. Dữ liệu không thay đổi. Hãy chạy lại; nếu vẫn "
    "lỗi, báo người quản trị kèm mã việc."
)
ACCOUNT_CLOSED = _("Tài khoản của người yêu cầu đã ngừng dùng nên việc này không chạy.")
UNKNOWN_KIND = _("Bản phần mềm này không có loại việc ấy nên việc này không chạy.")
MADE_BUT_SILENT = _(
    "Thay đổi đã được ghi đầy đủ; máy chạy nền ngừng trước khi kịp báo kết quả. Không cần chạy lại."
)
