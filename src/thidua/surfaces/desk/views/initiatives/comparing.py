"""Two that look alike, side by side; a person says whether they are the same."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django.views import View

from thidua.cycle.initiatives.actions.judge_likeness import judge_likeness
from thidua.cycle.initiatives.differing import Part, parted
from thidua.cycle.initiatives.models import Likeness, Submission
from thidua.cycle.initiatives.permissions import may_assign
from thidua.foundation.registry.models import Initiative
from thidua.surfaces.desk.pressing import done, version_of
from thidua.surfaces.desk.registers.books.submissions import SUBMISSIONS
from thidua.surfaces.desk.views.initiatives.finding import found
from thidua.surfaces.desk.views.sweep.finding import SignedIn

TEXTS = {
    "problem": _later("Thực trạng, vấn đề cần giải quyết"),
    "solution": _later("Nội dung giải pháp"), "effect": _later("Hiệu quả, phạm vi áp dụng"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """What is compared; an initiative of the registry has no texts."""

    title: str
    state: str
    unit: str
    year: int
    authors: str
    texts: tuple[tuple[str, list[Part]], ...]
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
        second = _registered(row.recognised_uid) if row.second is None else None
        other = row.second or row.first
        sides = [
            _of_submission(row.first, other if second is None else None),
            second or _of_submission(other, row.first),
        ]
        crumbs = [(SUBMISSIONS.title, reverse("desk:register", args=[SUBMISSIONS.slug])),
                  (row.first.title, sides[0].address)]  # fmt: skip
        context = {"pair": row, "sides": sides, "why": why or row.why, "crumbs": crumbs}
        return render(request, "desk/initiatives/likeness.html", context, status=status)


def _registered(uid: UUID | None) -> Side:
    rows = Initiative.objects.select_related("organisation")
    one: Initiative = found(rows.filter(uid=uid).first() if uid else None)
    authors = one.authors.select_related("person", "organisation")
    return Side(
        one.title, f"{_('Trong sổ đăng ký')}: {one.decision_no}", str(one.organisation), one.year,
        "; ".join(str(author) for author in authors), (),
        reverse("desk:record", args=["sang-kien", one.uid]),
    )  # fmt: skip


def _of_submission(one: Submission, other: Submission | None) -> Side:
    """With the words marked that the ``other`` does not have."""
    authors = one.authors.select_related("person")
    texts = tuple((str(title), _parts(one, other, name)) for name, title in TEXTS.items())
    return Side(
        one.title, one.standing, str(one.organisation), one.year,
        "; ".join(str(author) for author in authors), texts,
        reverse("desk:submission", args=[one.uid]),
    )  # fmt: skip


def _parts(one: Submission, other: Submission | None, name: str) -> list[Part]:
    text: str = getattr(one, name)
    return [Part(text, False)] if other is None else parted(text, getattr(other, name))[0]
