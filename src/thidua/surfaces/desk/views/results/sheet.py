"""A bloc's score sheet: its standings, a member's scores, the next step, who led."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_POST

from thidua.cycle.results.actions.rank_sheet import rank_sheet
from thidua.cycle.results.actions.record_leader import record_leader
from thidua.cycle.results.actions.reopen_sheet import reopen_sheet
from thidua.cycle.results.actions.score_own import score_own
from thidua.cycle.results.actions.settle_sheet import settle_sheet
from thidua.cycle.results.actions.verify_scores import Verified, verify_scores
from thidua.cycle.results.models import Score, ScoreLine, ScoreSheet
from thidua.cycle.results.permissions import may_keep_sheets, may_score_own, may_verify
from thidua.cycle.results.queries import members_of
from thidua.cycle.results.ranking import leaders, standings
from thidua.cycle.results.words import SheetState
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.registry.models import BlocResult
from thidua.foundation.registry.permissions import may_keep_awards
from thidua.foundation.registry.words import ORGANISER_CHOICES
from thidua.surfaces.desk.pressing import done, version_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn
from thidua.surfaces.desk.year.tally import rows_of

STEPS: dict[str, Any] = {"settle": settle_sheet, "rank": rank_sheet}


def sheet_of(request: SignedIn, uid: UUID) -> ScoreSheet:
    rows = ScoreSheet.objects.visible_to(request.user).select_related("bloc")
    row = rows.filter(uid=uid).first()
    if row is None:
        raise Http404
    return row


def sheet_page(request: SignedIn, uid: UUID) -> HttpResponse:
    row = sheet_of(request, uid)
    rows = standings(row)
    ranked = row.state == SheetState.RANKED
    context = {
        "sheet": row, "rows": rows, "lines": list(row.lines.all()), "crumbs": _crumbs(),
        "verifies": may_verify(request.user, row.bloc_id), "ranked": ranked,
        "keeps": may_keep_sheets(request.user, row.bloc_id) and row.state == SheetState.OPEN,
        "first": leaders(rows) if rows and rows[0].lines else [],
        "led": BlocResult.objects.filter(year=row.year, name=row.bloc.name, leader=True)
               .select_related("organisation").first(),
        "names_leader": ranked and may_keep_awards(request.user, row.bloc_id),
        "organisers": ORGANISER_CHOICES,
        "lines_at": rows_of("tieu-chi-cham-diem", f"?sheet={row.uid}"),
    }  # fmt: skip
    return render(request, "desk/results/sheet.html", context)


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Bảng chấm điểm cụm, khối"), rows_of("bang-cham-diem"))]


@require_POST
def move(request: SignedIn, uid: UUID) -> HttpResponse:
    row, step = sheet_of(request, uid), request.POST.get("step", "")
    if step == "reopen":
        done(
            request,
            lambda: reopen_sheet(
                actor=request.user, row=row, version=version_of(request),
                reason=request.POST.get("reason", ""),
            ),
            _("Đã mở lại để thẩm định."),
        )  # fmt: skip
    elif step in STEPS:
        done(
            request,
            lambda: STEPS[step](actor=request.user, row=row, version=version_of(request)),
            _("Đã chuyển bước bảng chấm điểm."),
        )
    return redirect("desk:score-sheet", uid)


@require_POST
def leader(request: SignedIn, uid: UUID) -> HttpResponse:
    row = sheet_of(request, uid)
    asked = request.POST.get("organisation", "")
    chosen = next((one for one in members_of(row) if str(one.uid) == asked), None)
    if chosen is None:
        raise Http404
    organiser = request.POST.get("organised_by", "")
    done(
        request,
        lambda: record_leader(
            actor=request.user, sheet=row, organisation=chosen,
            document=request.POST.get("document", ""), reason=request.POST.get("reason", ""),
            organised_by=organiser if organiser in dict(ORGANISER_CHOICES) else "province",
        ),
        _("Đã ghi đơn vị dẫn đầu vào sổ đăng ký."),
    )  # fmt: skip
    return redirect("desk:score-sheet", uid)


class Member(View):
    """The scores of one member: its own to fill in by itself, the others' by who verifies."""

    def get(self, request: SignedIn, uid: UUID, member: UUID) -> HttpResponse:
        sheet = sheet_of(request, uid)
        return self.page(request, sheet, _member(sheet, member), {})

    def post(self, request: SignedIn, uid: UUID, member: UUID) -> HttpResponse:
        sheet = sheet_of(request, uid)
        one = _member(sheet, member)
        lines = list(sheet.lines.all())
        own = request.POST.get("what") == "own"

        def deed() -> None:
            points = _points(request, lines, "own" if own else "verified")
            base: dict[str, Any] = {"actor": request.user, "sheet": sheet, "organisation": one,
                                    "version": version_of(request)}  # fmt: skip
            if own:
                score_own(points=points, **base)
                return
            given = {pk: Verified(value, request.POST.get(f"reason_{pk}", "").strip())
                     for pk, value in points.items()}  # fmt: skip
            verify_scores(points=given, **base)

        if done(request, deed, _("Đã lưu điểm.")):
            return redirect("desk:score-sheet", uid)
        return self.page(request, sheet, one, request.POST, status=422)

    def page(
        self, request: SignedIn, sheet: ScoreSheet, one: Organisation, typed: Any,
        status: int = 200,
    ) -> HttpResponse:  # fmt: skip
        scores = {row.line_id: row for row in
                  Score.objects.filter(line__sheet=sheet, organisation=one)}  # fmt: skip
        open_ = sheet.state == SheetState.OPEN
        checked = any(row.verified is not None for row in scores.values())
        context = {
            "sheet": sheet, "member": one,
            "crumbs": [*_crumbs(), (str(sheet), reverse("desk:score-sheet", args=[sheet.uid]))],
            "scores_own": open_ and not checked and may_score_own(request.user, one.pk),
            "verifies": open_ and may_verify(request.user, sheet.bloc_id),
            "lines": [_line(line, scores.get(line.pk), typed) for line in sheet.lines.all()],
        }  # fmt: skip
        return render(request, "desk/results/member.html", context, status=status)


def _member(sheet: ScoreSheet, uid: UUID) -> Organisation:
    found = next((one for one in members_of(sheet) if one.uid == uid), None)
    if found is None:
        raise Http404
    return found


def _line(line: ScoreLine, score: Score | None, typed: Any) -> dict[str, Any]:
    """As typed where a save failed, else as kept; what is verified begins with the own score."""
    own = score.own if score else None
    verified = score.verified if score else None
    return {
        "line": line, "score": score, "own": typed.get(f"own_{line.pk}", own),
        "verified": typed.get(f"verified_{line.pk}", own if verified is None else verified),
        "reason": typed.get(f"reason_{line.pk}", score.reason if score else ""),
    }  # fmt: skip


def _points(request: SignedIn, lines: list[ScoreLine], what: str) -> dict[int, Decimal | None]:
    """Raises ValidationError, naming every line that is no number."""
    found: dict[int, Decimal | None] = {}
    faults = []
    for line in lines:
        text = request.POST.get(f"{what}_{line.pk}", "").strip().replace(",", ".")
        try:
            found[line.pk] = Decimal(text).quantize(Decimal("0.01")) if text else None
        except InvalidOperation:
            faults.append(_("%(line)s: «%(text)s» không phải số.") % {"line": line, "text": text})
    if faults:
        raise ValidationError(faults)
    return found
