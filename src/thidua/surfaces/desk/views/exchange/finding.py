"""A batch of the address, as its reader may see it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.permissions import may_import
from thidua.surfaces.desk.views.sweep.finding import SignedIn


def batch_of(request: SignedIn, uid: UUID) -> ImportBatch:
    """To whoever may not see it, it does not exist. What was read of the file, tens of megabytes
    of a long one, is fetched where it is asked for."""
    seen = ImportBatch.objects.visible_to(request.user).defer("parsed")
    found = seen.select_related("owner", "organisation").filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


def may_decide(request: SignedIn, batch: ImportBatch) -> bool:
    return may_import(request.user, batch.organisation_id)


def address(batch: ImportBatch, view: str = "exchange-batch") -> str:
    return reverse(f"desk:{view}", args=[batch.uid])


def turned_back(request: SignedIn, batch: ImportBatch, error: Exception) -> HttpResponse:
    """Say why nothing was done, on the batch's own page."""
    messages.error(request, str(error))
    return redirect(address(batch))


def stale() -> str:
    return _(
        "Bản xem trước này đã được lập lại từ lúc bạn mở trang. Chưa có gì thay đổi; hãy xem lại "
        "rồi làm tiếp."
    )
