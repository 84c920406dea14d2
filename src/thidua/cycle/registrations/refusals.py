"""Why a registration cannot be changed now, and what it lacks before it can be sent."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.registrations.models import Registration
from thidua.cycle.registrations.words import State


class NotNow(ValidationError):
    """Not in this state; nothing has changed."""


def require_state(row: Registration, *wanted: State) -> None:
    """Raises NotNow."""
    if row.state in wanted:
        return
    told = {
        State.DRAFT: _("Bản đăng ký này đang soạn, đơn vị chưa gửi. Chưa có gì thay đổi."),
        State.SUBMITTED: _(
            "Bản đăng ký này đã gửi và đang chờ trả lời; muốn sửa thì bộ phận thường trực trả lại "
            "trước. Chưa có gì thay đổi."
        ),
        State.RETURNED: _(
            "Bản đăng ký này đã trả lại để sửa; đơn vị phải gửi lại trước. Chưa có gì thay đổi."
        ),
        State.ACCEPTED: _(
            "Bản đăng ký này đã được chấp nhận; muốn sửa thì bộ phận thường trực trả lại trước. "
            "Chưa có gì thay đổi."
        ),
    }
    raise NotNow(told[State(row.state)])


def lacking(row: Registration) -> list[str]:
    """What a registration lacks before it can be sent, in words; empty where nothing."""
    asked = {
        _("danh hiệu đăng ký"): row.titles.exists(), _("chỉ tiêu đăng ký"): row.targets.exists(),
        _("nội dung giao ước"): bool(row.pledge.strip()),
    }  # fmt: skip
    return [word for word, there in asked.items() if not there]
