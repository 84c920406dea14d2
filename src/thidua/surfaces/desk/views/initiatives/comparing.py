"""Two that look alike, side by side; a person says whether they are the same."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from thidua.cycle.initiatives.actions.judge_likeness import judge_likeness
from thidua.cycle.initiatives.models import Likeness, Submission
from thidua.cycle.initiatives.permissions import may_assign
from thidua.foundation.registry.models import Initiative
from thidua.surfaces.desk.pressing import done, version_of
from thidua.surfaces.desk.views.initiatives.finding import found
from thidua.surfaces.desk.views.sweep.finding import SignedIn


@dataclass(frozen=True, slots=True)
class Side:
    """What is compared; an initiative of the registry has no texts."""

    title: str
    state: str
    unit: str
    year: int
    authors: str
    texts: tuple[tuple[str, str], ...]
    address: str


class Compare(View):
    def get(self, request: SignedIn, uid: UUID) -> HttpResponse:
        return self.page(request, self.row(request, uid))

    def post(self, request: SignedIn, uid: UUID) -> HttpResponse:
        row = self.row(request, uid)
        said = done(
            request,
            lambda: judge_likeness(
                actor=request.user, row=row, version=version_of(request),
                verdict=request.POST.get("verdict", ""), why=request.POST.get("why", ""),
            ),
            _("Đã ghi kết luận."),
        )  # fmt: skip
        if said:
            return redirect("desk:submission", (row.second or row.first).uid)
        return self.page(request, row, request.POST.get("why", ""), status=422)

    def row(self, request: SignedIn, uid: UUID) -> Likeness:
        rows = Likeness.objects.select_related("first__organisation", "second__organisation")
        row: Likeness = found(rows.filter(uid=uid).first())
        if not may_assign(request.user, row.first.organisation_id):
            found(None)
        return row

    def page(
        self, request: SignedIn, row: Likeness, why: str = "", status: int = 200
    ) -> HttpResponse:
        sides = [_of_submission(row.first), _second(row)]
        context = {"pair": row, "sides": sides, "why": why or row.why}
        return render(request, "desk/initiatives/likeness.html", context, status=status)


def _second(row: Likeness) -> Side:
    if row.second is not None or row.recognised_uid is None:
        return _of_submission(row.second or row.first)
    one = found(
        Initiative.objects.filter(uid=row.recognised_uid).select_related("organisation").first()
    )
    authors = one.authors.select_related("person", "organisation")
    return Side(
        one.title, f"{_('Trong sổ đăng ký')}: {one.decision_no}", str(one.organisation), one.year,
        "; ".join(str(author) for author in authors), (),
        reverse("desk:record", args=["sang-kien", one.uid]),
    )  # fmt: skip


def _of_submission(one: Submission) -> Side:
    authors = one.authors.select_related("person")
    texts = (
        (_("Thực trạng, vấn đề cần giải quyết"), one.problem),
        (_("Nội dung giải pháp"), one.solution),
        (_("Hiệu quả, phạm vi áp dụng"), one.effect),
    )
    return Side(
        one.title, one.get_state_display(), str(one.organisation), one.year,
        "; ".join(str(author) for author in authors), texts,
        reverse("desk:submission", args=[one.uid]),
    )  # fmt: skip
