"""Why something is not done now: what happened, what was kept, what to do."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from thidua.cycle.councils.models import Ballot, Sitting


class NotNow(Exception):
    """The action does not fit the state of things; nothing has changed."""


def require_state(row: Sitting | Ballot, *states: Any) -> None:
    """Raises NotNow."""
    if row.state not in states:
        raise NotNow(
            _("«%(name)s» hiện là «%(state)s» nên không làm được việc này; chưa có gì thay đổi.")
            % {"name": row, "state": row.get_state_display()}
        )
