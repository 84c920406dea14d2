"""Why a decision cannot be changed now; each says what stands and what to do."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.words import State, Way


class NotNow(ValidationError):
    """Not in this state; nothing has changed."""


def require_state(decision: Decision, *wanted: State) -> None:
    """Raises NotNow."""
    if decision.state in wanted:
        return
    told = {
        State.DRAFT: _("Văn bản đang soạn, danh sách chưa chốt. Hãy chốt danh sách trước."),
        State.FROZEN: _(
            "Danh sách đã chốt nên không sửa được. Muốn sửa, hãy mở lại danh sách và ghi lý do."
        ),
        State.SENT_OUT: _("Văn bản đang ở hệ thống văn bản, chờ văn thư nhập bản đã ký về."),
        State.SIGNED: _("Văn bản đã ký; việc tiếp theo là ban hành, ghi vào sổ."),
        State.ISSUED: _("Văn bản đã ban hành; nếu sai, hãy hủy bỏ và ghi lý do."),
        State.ANNULLED: _("Văn bản đã hủy bỏ. Nếu cần, hãy soạn văn bản mới."),
    }
    raise NotNow(told[State(decision.state)])


def require_way(decision: Decision, wanted: Way) -> None:
    """Raises NotNow."""
    if decision.way != wanted:
        raise NotNow(
            _("Văn bản này theo cách «%(way)s» nên không có bước này; chưa có gì thay đổi.")
            % {"way": decision.get_way_display()}
        )
