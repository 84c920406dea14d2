"""What is done to a unit's review: a line added, the signature, the files, their sending."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from thidua.cycle.nominations.actions.nominate_reviewed import nominate_reviewed
from thidua.cycle.nominations.actions.record_unit_review import Added, record_unit_review
from thidua.cycle.nominations.actions.sign_unit_review import sign_unit_review
from thidua.cycle.nominations.actions.submit_nominations import submit_nominations
from thidua.cycle.nominations.awards import awards_of
from thidua.cycle.nominations.models import Nomination, UnitReview
from thidua.cycle.nominations.reviewing import revision
from thidua.cycle.nominations.states import OPEN_TO_UNIT
from thidua.cycle.nominations.together import whatever_may
from thidua.cycle.nominations.units import staff_of
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.surfaces.desk.pressing import done, tell, version_of
from thidua.surfaces.desk.views.nominations.finding import review_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn


@require_POST
def add_line(request: SignedIn, uid: UUID) -> HttpResponse:
    """Put somebody the list does not hold on it: whoever belongs to the unit."""
    row = review_of(request, uid)
    added = Added(_subject(row, request.POST.get("subject", "")), request.POST.get("award", ""))
    if added.award not in awards_of(row.round):
        raise Http404
    done(
        request,
        lambda: record_unit_review(
            actor=request.user, row=row, version=version_of(request), added=[added]
        ),
        _("Đã thêm vào danh sách: %s.") % added.subject,
    )
    return redirect("desk:unit-review", uid)


def _subject(row: UnitReview, text: str) -> Person | Organisation:
    """Raises Http404 for whoever is not of the unit."""
    kind, _sep, key = text.partition(":")
    staff = staff_of(row.round, row.unit, revision())
    entries = staff.people if kind == "person" else staff.collectives
    model: Any = Person if kind == "person" else Organisation
    if not any(str(one.pk) == key for one in entries):
        raise Http404
    found: Person | Organisation = model.objects.get(pk=int(key))
    return found


@require_POST
def sign(request: SignedIn, uid: UUID) -> HttpResponse:
    row = review_of(request, uid)
    done(
        request,
        lambda: sign_unit_review(actor=request.user, row=row, version=version_of(request)),
        _("Đã ký biên bản. Biên bản được giữ nguyên như lúc ký."),
    )
    return redirect("desk:unit-review", uid)


@require_POST
def draw_up(request: SignedIn, uid: UUID) -> HttpResponse:
    """A file for everyone put forward who has none: one action for the whole unit."""
    row = review_of(request, uid)
    try:
        made = nominate_reviewed(actor=request.user, review=row)
    except ValidationError as error:
        tell(request, error)
        return redirect("desk:unit-review", uid)
    messages.success(
        request,
        ngettext("Đã lập %(count)s hồ sơ từ biên bản.", "Đã lập %(count)s hồ sơ từ biên bản.",
                 len(made)) % {"count": len(made)},
    )  # fmt: skip
    return redirect("desk:unit-review", uid)


@require_POST
def submit(request: SignedIn, uid: UUID) -> HttpResponse:
    """Send every file of the unit that nothing blocks; say of the others what does."""
    row = review_of(request, uid)
    waiting = Nomination.objects.filter(round=row.round, unit=row.unit, state__in=OPEN_TO_UNIT)
    try:
        sent, kept_back = whatever_may(
            lambda files: submit_nominations(actor=request.user, nominations=files), list(waiting)
        )
    except ValidationError as error:
        tell(request, error)
        return redirect("desk:unit-review", uid)
    if sent:
        messages.success(
            request,
            ngettext("Đã nộp %(count)s hồ sơ. Ngày nộp được giữ nguyên từ nay.",
                     "Đã nộp %(count)s hồ sơ. Ngày nộp được giữ nguyên từ nay.",
                     len(sent)) % {"count": len(sent)},
        )  # fmt: skip
    if kept_back:
        tell(request, ValidationError(kept_back))
    return redirect("desk:unit-review", uid)
