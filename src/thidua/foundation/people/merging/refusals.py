"""Why a merge cannot be made, or not be taken back."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def unsettled(names: Iterable[str]) -> ValidationError:
    return ValidationError(_(
        "Chưa gộp. Hãy chọn giữ dòng nào ở mỗi chỗ hai bản ghi khác nhau: %(names)s."
    ) % {"names": "; ".join(names)})  # fmt: skip


def frozen(name: str) -> ValidationError:
    return ValidationError(_(
        "Chưa gộp và chưa có gì thay đổi: “%(name)s” thuộc hồ sơ, danh sách đã chốt. Hãy bấm “Đổi "
        "chiều” để giữ bản ghi có dòng ấy, hoặc mở lại hồ sơ, danh sách trước."
    ) % {"name": name})  # fmt: skip


def cannot_undo(why: str) -> ValidationError:
    return ValidationError(_("Không hoàn tác được và chưa có gì thay đổi: %(why)s") % {"why": why})
