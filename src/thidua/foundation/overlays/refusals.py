"""Why a draft cannot be changed or confirmed now; each says what was kept and what to do."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thidua.bridge.overlays import InputError
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.words import State


class NotNow(Exception):
    """Not in this state of the draft, or not by this person; nothing has changed."""


class Refused(Exception):
    """The law's own loader refuses the file; nothing changed."""

    def __init__(self, problem: InputError) -> None:
        what, cure = problem.parts("en" if get_language() == "en" else "vi")
        self.what, self.cure, self.line = what, cure, problem.line
        super().__init__(
            _("Quy định chưa dùng được: %(what)s. %(cure)s. Nội dung đã nhập vẫn còn.")
            % {"what": what, "cure": cure}
        )


def require_state(draft: OverlayDraft, *wanted: State) -> None:
    if draft.state in wanted:
        return
    told = {
        State.DRAFTED: _("Bản này đang được soạn, chưa gửi xác nhận."),
        State.SUBMITTED: _("Bản này đang chờ người thứ hai xác nhận; muốn sửa thì trả lại trước."),
        State.CONFIRMED: _("Bản này đã được xác nhận và đang dùng; muốn đổi thì soạn bản mới."),
        State.DISCARDED: _("Bản này đã bỏ; muốn dùng thì soạn bản mới."),
    }
    raise NotNow(told[State(draft.state)])
