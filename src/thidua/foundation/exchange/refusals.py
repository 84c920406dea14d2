"""Why a batch cannot be decided now; each says what was kept and what to do."""

from django.utils.translation import gettext as _

from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.words import State


class NotNow(Exception):
    """The batch is no longer in the state this asks for; nothing has changed."""


class PreviewChanged(Exception):
    """The registry changed since the preview was drawn up; a new preview is shown instead."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Sổ đăng ký đã thay đổi từ lúc xem trước nên chưa nhập gì. Bản xem trước vừa được "
                "lập lại theo sổ hiện tại; hãy xem lại rồi nhập."
            )
        )


def require_state(batch: ImportBatch, wanted: State) -> None:
    if batch.state == wanted:
        return
    told = {
        State.PREVIEWED: _("Tệp này đang chờ quyết định, chưa nhập gì vào sổ."),
        State.IMPORTED: _("Tệp này đã được nhập vào sổ; muốn bỏ thì hoàn tác lần nhập."),
        State.UNDONE: _("Lần nhập này đã được hoàn tác trước đó; sổ không thay đổi thêm."),
        State.DISCARDED: _("Tệp này đã được bỏ, chưa nhập gì; muốn nhập thì nộp lại tệp."),
    }
    raise NotNow(told[State(batch.state)])
