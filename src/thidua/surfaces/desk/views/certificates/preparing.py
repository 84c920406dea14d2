"""Decisions whose certificates are still to be printed, and how a batch is begun."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.cycle.certificates.actions.prepare_batch import prepare_batch
from thidua.cycle.certificates.models import Batch, CertificateDesign
from thidua.cycle.certificates.permissions import may_print
from thidua.cycle.certificates.queries import Waiting, awards_waiting, decided_here, signing_of
from thidua.cycle.certificates.words import Stage
from thidua.foundation.jobs.actions.start_job import start_job
from thidua.foundation.policy.predicates import require
from thidua.foundation.registry.catalogue import award_name
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.books.fields import line
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.registers.listing import Sheet, Sieve, Words, files_at, of_values
from thidua.surfaces.desk.views.certificates.files import row_or_404

LEAD = _(
    "Quyết định của cơ quan về danh hiệu, hình thức có bằng. Lao động tiên tiến chỉ có tiền "
    "thưởng, không có bằng, nên không ở đây."
)


SIGNED = ("capacity", "signer", "place")
"""What a link from the decision's own page may bring along."""


def _open(one: Waiting) -> str | None:
    if not one.left:
        return f"{reverse('desk:register', args=['bang'])}?q={one.decision_no}"
    return reverse("desk:certificate-prepare", args=[one.decision_uid, one.award])


STATES = (("waiting", _("Chờ in bằng")), ("done", _("Đã vào sổ vàng")))
BY_STATE = Sieve(
    "state", _("Tình trạng"), lambda _rows: STATES,
    lambda one, asked: ("waiting" if one.left else "done") == asked,
)  # fmt: skip


WAITING = Sheet(
    slug="bang",
    title=_("Bằng, giấy chứng nhận"),
    columns=(
        Column("decision", _("Số quyết định"), lambda one: one.decision_no, sort=("decision_no",)),
        Column("decided", _("Ngày quyết định"), lambda one: one.decided, kind="day",
               sort=("decided",)),
        Column("award", _("Danh hiệu, hình thức"), lambda one: one.name, sort=("name",)),
        Column("awards", _("Được tặng"), lambda one: one.awards, kind="num", sort=("awards",)),
        Column("done", _("Đã vào sổ vàng"), lambda one: one.done, kind="num", sort=("done",)),
        Column("left", _("Chờ in bằng"), lambda one: one.left, kind="num", sort=("left",)),
    ),
    order="-decided",
    sieves=(BY_STATE, of_values("award", _("Danh hiệu, hình thức"), lambda one: one.name),),
    words=Words(
        ("%(n)s quyết định", "%(n)s quyết định"), _("Chưa có quyết định nào của cơ quan"),
        _("Quyết định ban hành ở phần Quyết định sẽ có ở đây để in bằng."),
        _("Không có quyết định nào khớp bộ lọc"), "",
    ),
    opened=_open,
)  # fmt: skip


class BatchForm(RecordForm):
    """``row`` is never given: a batch is begun, not corrected."""

    design = forms.ModelChoiceField(
        label=_("Mẫu"), queryset=CertificateDesign.objects.none(), empty_label=_("Chọn mẫu")
    )
    place = line(_("Địa danh"), 100, required=False)
    capacity = line(_("Chức vụ người ký"), 150, required=False)
    signer = line(_("Họ tên người ký"), 150, required=False)

    def deed(self, version: int, values: dict[str, Any]) -> Batch:  # noqa: ARG002 a new row
        decision = self.initial["decision_uid"]
        return prepare_batch(actor=self.actor, decision_uid=decision, **values)


@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    _require_printer(request)
    rows = decided_here(reader(request))
    context = WAITING.drawn(request, rows, files_at("desk:certificates-file"))
    deeds = [
        {"label": _("Mẫu bằng"), "address": reverse("desk:register", args=["mau-bang"])},
        {"label": _("Đợt in"), "address": reverse("desk:register", args=["dot-in-bang"])},
        {"label": _("Sổ vàng"), "address": reverse("desk:register", args=["bang"])},
    ]
    return render(request, "desk/lists/page.html", context | {"lead": LEAD, "deeds": deeds})


@require_GET
def waiting_file(request: HttpRequest, form: str) -> HttpResponse:
    _require_printer(request)
    return WAITING.file(request, form, decided_here(reader(request)))


@require_http_methods(["GET", "POST"])
def prepare(request: HttpRequest, decision: UUID, award: str) -> HttpResponse:
    """Whose certificates they will be, by which design, signed by whom."""
    _require_printer(request)
    seen = [one for one in decided_here(reader(request))
            if (one.decision_uid, one.award) == (decision, award)]  # fmt: skip
    if not seen:
        raise Http404
    designs = CertificateDesign.objects.visible_to(reader(request)).filter(award=award)
    form = _form(request, decision, designs)
    if request.method == "POST" and form.is_valid():
        made = form.perform()
        if made is not None:
            messages.success(request, _now("Đã vào sổ vàng; tệp in đang được lập."))
            return redirect("desk:record", "dot-in-bang", made.uid)
    status = 422 if form.errors else 200
    context = {
        "form": form, "title": _("In bằng theo quyết định"), "lead": _lead(seen[0]),
        "designs": designs.exists(), "names": awards_waiting(decision, award),
        "back": reverse("desk:certificates"), "submit": _("Vào sổ vàng và lập tệp in"),
        "crumbs": [(WAITING.title, reverse("desk:certificates"))],
        "new_design": reverse("desk:record-new", args=["mau-bang"]) + f"?award={award}",
    }  # fmt: skip
    return render(request, "desk/certificates/prepare.html", context, status=status)


def _form(request: HttpRequest, decision: UUID, designs: Any) -> BatchForm:
    first = designs.order_by("pk").first()
    asked = {name: request.GET[name] for name in SIGNED if name in request.GET}
    before = (signing_of(decision, first) if first else {}) | asked
    initial = {"decision_uid": decision, "design": first} | before
    form = BatchForm(request.POST or None, actor=reader(request), initial=initial)
    field = form.fields["design"]
    assert isinstance(field, forms.ModelChoiceField), "declared so above"
    field.queryset = designs
    return form


def _lead(one: Waiting) -> str:
    told = _now("%(award)s, Quyết định số %(no)s ngày %(day)s: %(left)s bằng chờ in.")
    return told % {"award": award_name(one.award), "no": one.decision_no, "left": one.left,
                   "day": f"{one.decided:%d/%m/%Y}"}  # fmt: skip


@require_http_methods(["GET", "POST"])
def print_again(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Begin the drawing anew where it never came to its end; numbers and codes stay."""
    found = row_or_404(Batch.objects.select_related("organisation", "design"), request, uid)
    if request.method == "POST" and found.state == Stage.WAITING:
        job = start_job(
            actor=reader(request), kind="print_certificates", organisation=found.organisation,
            arguments={"batch": str(found.uid)}, about=found.uid, label=str(found),
        )  # fmt: skip
        return redirect("desk:job", job.uid)
    if found.state == Stage.MADE:
        return redirect("desk:record", "dot-in-bang", found.uid)
    context = {
        "title": _("Lập tệp in"), "lead": str(found), "batch": found,
        "back": reverse("desk:record", args=["dot-in-bang", found.uid]),
    }  # fmt: skip
    return render(request, "desk/certificates/print_again.html", context)


def _require_printer(request: HttpRequest) -> None:
    require(may_print, reader(request))
