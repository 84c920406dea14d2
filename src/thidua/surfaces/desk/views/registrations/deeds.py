"""What is done to a registration as a whole: sent, accepted, returned, taken away as a paper."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.cycle.registrations.actions.accept_registration import accept_registration
from thidua.cycle.registrations.actions.return_registration import ToMend, return_registration
from thidua.cycle.registrations.actions.submit_registration import submit_registration
from thidua.cycle.registrations.fields import fields_of
from thidua.cycle.registrations.papers import pledge
from thidua.surfaces.desk.papers import drawn
from thidua.surfaces.desk.pressing import done, version_of
from thidua.surfaces.desk.registers.books.registrations import page_of
from thidua.surfaces.desk.views.registrations.finding import registration_of
from thidua.surfaces.desk.views.registrations.registration import RegistrationPage
from thidua.surfaces.desk.views.sweep.finding import SignedIn


@require_POST
def submit(request: SignedIn, uid: UUID) -> HttpResponse:
    """Send it; what the page brings along is kept first, so that nothing typed is lost."""
    version = version_of(request)
    if "pledge" in request.POST:
        refused = RegistrationPage().keep(request, uid)
        if refused is not None:
            return refused
        version = registration_of(request, uid).edit_version
    row = registration_of(request, uid)
    done(
        request,
        lambda: submit_registration(actor=request.user, row=row, version=version),
        _("Đã gửi bản đăng ký; bộ phận thường trực sẽ trả lời."),
    )
    return redirect(page_of(row))


@require_POST
def accept(request: SignedIn, uid: UUID) -> HttpResponse:
    row = registration_of(request, uid)
    done(
        request,
        lambda: accept_registration(actor=request.user, row=row, version=version_of(request)),
        _("Đã chấp nhận bản đăng ký."),
    )
    return redirect(page_of(row))


@require_POST
def give_back(request: SignedIn, uid: UUID) -> HttpResponse:
    """Return it with what was written beside each field; what was typed is kept on a refusal."""
    row = registration_of(request, uid)
    remarks = [
        ToMend(key, text) for key in fields_of(row)
        if (text := request.POST.get(f"remark {key}", "").strip()[:500])
    ]  # fmt: skip
    went = done(
        request,
        lambda: return_registration(
            actor=request.user, row=row, version=version_of(request), remarks=remarks
        ),
        _("Đã trả lại bản đăng ký; đơn vị thấy yêu cầu ở đúng chỗ cần sửa."),
    )
    if went:
        return redirect(page_of(row))
    return RegistrationPage().page(request, registration_of(request, uid), status=422)


def pledge_paper(request: SignedIn, uid: UUID, form: str) -> HttpResponse:
    row = registration_of(request, uid)
    return drawn(pledge(row), form, f"giao-uoc-thi-dua-{row.year}")
