"""Why a round, a review or a file cannot be changed now; each says what stands and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.movements.queries import require_open
from thidua.cycle.nominations.models import Nomination, Round, UnitReview
from thidua.cycle.nominations.states import OPEN_TO_UNIT, ReviewState, RoundState, State


class NotNow(ValidationError):
    """Not in this state; nothing has changed."""


class Blocked(ValidationError):
    """The check found what blocks some files; nothing has been done to any of them.

    ``blocked``: the primary keys of those files; the others may go without them.
    """

    def __init__(self, reasons: Mapping[int, str]) -> None:
        self.blocked = frozenset(reasons)
        super().__init__(list(reasons.values()))


def require_state(nomination: Nomination, *wanted: State) -> None:
    """Raises NotNow."""
    if nomination.state in wanted:
        return
    told = {
        State.DRAFT: _("Hồ sơ này đang được lập, chưa nộp. Chưa có gì thay đổi."),
        State.SUBMITTED: _(
            "Hồ sơ này đã nộp và đang chờ thẩm định; muốn sửa thì bộ phận thường trực trả lại "
            "trước. Chưa có gì thay đổi."
        ),
        State.RETURNED: _(
            "Hồ sơ này đã được trả lại để bổ sung; đơn vị phải nộp lại trước. Chưa có gì thay đổi."
        ),
        State.APPRAISED: _("Hồ sơ này đã thẩm định xong. Chưa có gì thay đổi."),
        State.REFUSED: _("Hồ sơ này đã có ý kiến không trình hội đồng. Chưa có gì thay đổi."),
        State.WITHDRAWN: _("Hồ sơ này đã được rút. Nếu cần, hãy lập hồ sơ mới."),
    }
    raise NotNow(f"{nomination}: {told[State(nomination.state)]}")


def require_open_file(nomination: Nomination) -> None:
    """The unit writes in the file, and nobody sends it before the transaction ends. Raises
    NotNow, ValidationError where the year is closed."""
    kept = Nomination.objects.select_for_update(of=("self",)).with_subject()
    require_state(kept.get(pk=nomination.pk), *OPEN_TO_UNIT)
    require_in_year(nomination.round)


def require_in_year(round_: Round) -> None:
    """The year of the round is not closed. Raises ValidationError."""
    require_open(round_.organisation, round_.year)


def require_round(round_: Round, *wanted: RoundState) -> None:
    """The round is at one of these steps, as the database has it now and until the transaction
    ends, and its year is open. Files are locked before their round, wherever both are.

    Raises NotNow, ValidationError.
    """
    require_in_year(round_)
    round_ = Round.objects.select_for_update(no_key=True).get(pk=round_.pk)
    if round_.state not in wanted:
        message = _("Đợt xét «%(name)s» đang ở bước «%(state)s» nên chưa làm được việc này. %(do)s")
        cure = _("Bộ phận thường trực có thể chuyển bước của đợt xét.")
        state = round_.get_state_display()
        raise NotNow(message % {"name": round_, "state": state, "do": cure})


def require_unsigned(review: UnitReview) -> None:
    """Raises NotNow."""
    if review.state != ReviewState.DRAFT:
        raise NotNow(
            _(
                "Biên bản đã được người đứng đầu đơn vị ký nên không sửa được. Trường hợp phát "
                "sinh thêm, hãy lập hồ sơ và đính kèm biên bản họp bổ sung."
            )
        )
