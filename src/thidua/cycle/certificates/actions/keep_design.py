from __future__ import annotations

from typing import Any

from thidua.cycle.certificates.layout import changed_mode, standard_layout
from thidua.cycle.certificates.models import CertificateDesign
from thidua.cycle.certificates.permissions import may_print
from thidua.foundation.keeping import amend, enter
from thidua.foundation.policy.reach import Actor


def keep_design(
    *, actor: Actor, row: CertificateDesign | None = None, version: int = 1, reason: str = "",
    **values: Any,
) -> CertificateDesign:  # fmt: skip
    """Draw up a design, or change one; sheets printed already stay as they are. Another ``mode``
    takes the words a blank carries off the sheet, or puts them back.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    if row is None:
        made = CertificateDesign(**values)
        made.layout = made.layout or standard_layout(made.mode)
        return enter(actor=actor, verb="keep_design", row=made, may=may_print)
    if values.get("mode", row.mode) != row.mode and "layout" not in values:
        values["layout"] = changed_mode(row.layout, values["mode"])
    return amend(
        actor=actor, verb="keep_design", row=row, version=version, changes=values, may=may_print,
        reason=reason,
    )  # fmt: skip
