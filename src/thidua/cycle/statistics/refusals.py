"""Sentences of what cannot be done."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.statistics.models import Report
from thidua.cycle.statistics.words import ReportState


def require_draft(row: Report) -> None:
    """Raise ValidationError where the report is closed, as the database has it now."""
    if Report.objects.filter(pk=row.pk, state=ReportState.CLOSED).exists():
        raise ValidationError(
            _("Báo cáo đã chốt nên không sửa được; chưa có gì thay đổi. Hãy lập báo cáo mới.")
        )
