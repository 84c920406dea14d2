"""The events the filters leave, as a file; that they were taken away is an event itself."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thidua.foundation.access.models import User
from thidua.foundation.audit.actions.export_trail import export_trail
from thidua.foundation.audit.permissions import may_read_trail
from thidua.foundation.policy.roles import Role
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.exporting import FORMATS
from thidua.surfaces.desk.views.trail.finding import asked
from thidua.surfaces.desk.views.trail.lines import COLUMNS

LIMIT = 50_000


@require_GET
def trail_file(request: HttpRequest, form: str) -> HttpResponse:
    actor = reader(request)
    if form not in FORMATS or not may_read_trail(actor):
        raise Http404
    found = asked(request)
    events = list(found.events[: LIMIT + 1])
    if len(events) > LIMIT:
        limit = number_format(LIMIT, use_l10n=True, force_grouping=True)
        told = _("Danh sách dài hơn %(limit)s dòng nên chưa có tệp nào được tạo. Hãy lọc bớt.")
        messages.error(request, told % {"limit": limit})
        return redirect(f"{reverse('desk:trail')}?{request.GET.urlencode()}")
    body = FORMATS[form]("nhat-ky", COLUMNS, events)
    export_trail(
        actor=actor, account=actor, form=form, rows=len(events), asked=found.told,
        organisation_uid=_place(actor),
    )  # fmt: skip
    return body


def _place(actor: User) -> UUID | None:
    """The organisation the auditor is appointed for: its auditors see what was taken away."""
    held = actor.grants.filter(role=Role.AUDITOR).order_by("pk")
    return held.values_list("organisation__uid", flat=True).first()
