"""A round: where it stands, what each unit has done, how many the quotas leave."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.cycle.nominations.actions.draft_unit_review import draft_unit_review
from thidua.cycle.nominations.actions.move_round import move_round
from thidua.cycle.nominations.allowance import Allowance, allowances
from thidua.cycle.nominations.awards import awards_of
from thidua.cycle.nominations.models import Round, UnitReview
from thidua.cycle.nominations.permissions import may_appraise, may_draw_up, may_keep_rounds
from thidua.cycle.nominations.queries import UnitRow, deeds_unseen, tallied, unit_rows
from thidua.cycle.nominations.states import ORDER_OF_ROUND, RoundKind, RoundState, State
from thidua.cycle.nominations.units import units_of
from thidua.foundation.registry.catalogue import award_name
from thidua.surfaces.desk.pressing import done, version_of
from thidua.surfaces.desk.views.nominations.finding import crumbs, round_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn
from thidua.surfaces.desk.year.tally import Tally, rows_of


def round_page(request: SignedIn, uid: UUID) -> HttpResponse:
    found = round_of(request, uid)
    rows, quotas = unit_rows(request.user, found), allowances(found)
    keeps = may_keep_rounds(request.user, found.organisation_id)
    awards = _awards(found, rows, quotas)
    context = {
        "round": found, "crumbs": crumbs(), "rows": rows, "keeps": keeps,
        "draws": {row.unit.pk for row in rows if may_draw_up(request.user, row.unit.pk)},
        "tallies": _tallies(found), "steps": _steps(found), "awards": awards,
        "uncapped": any(one["quota"] is None for one in awards),
        "forward": _neighbour(found, 1), "back": _neighbour(found, -1),
        "deeds": _deeds(request, found, keeps=keeps),
        "sudden": deeds_unseen(request.user, found) if found.kind == RoundKind.SUDDEN else [],
    }  # fmt: skip
    return render(request, "desk/nominations/round.html", context)


def _tallies(found: Round) -> list[Tally]:
    counts = tallied(found)
    return [
        Tally(counts[state], str(label), rows_of("de-nghi", f"?round={found.uid}&state={state}"),
              look=state in (State.SUBMITTED, State.RETURNED) and counts[state] > 0)
        for state, label in State.choices if counts.get(state)
    ]  # fmt: skip


def _steps(found: Round) -> list[dict[str, Any]]:
    here = ORDER_OF_ROUND.index(found.state)
    return [
        {"label": label, "state": "done" if n < here else "here" if n == here else "ahead"}
        for n, (_code, label) in enumerate(RoundState.choices)
    ]


def _awards(found: Round, rows: list[UnitRow], quotas: list[Allowance]) -> list[dict[str, Any]]:
    """Each award with how many are put forward, and its quota where the law or the province
    sets one."""
    by_award = {one.award: one for one in quotas}
    lines = []
    for code in awards_of(found):
        count = sum(row.awards.get(code, 0) for row in rows)
        if count or code in by_award:
            address = rows_of("de-nghi", f"?round={found.uid}&award={code}")
            lines.append({"name": award_name(code), "count": count, "address": address,
                          "quota": by_award.get(code)})  # fmt: skip
    return lines


def _neighbour(found: Round, by: int) -> tuple[str, Any] | None:
    """The step before or after, where the round may go there."""
    place = ORDER_OF_ROUND.index(found.state)
    if by < 0 and not 0 < place < ORDER_OF_ROUND.index(RoundState.DECIDED):
        return None
    if not 0 <= place + by < len(ORDER_OF_ROUND):
        return None
    return RoundState.choices[place + by]


def _deeds(request: SignedIn, found: Round, *, keeps: bool) -> list[dict[str, Any]]:
    files = {"label": _("Danh sách hồ sơ"), "address": rows_of("de-nghi", f"?round={found.uid}")}
    deeds: list[dict[str, Any]] = [files]
    takes = found.state in (RoundState.OPEN, RoundState.APPRAISING)
    if takes and may_appraise(request.user, found.organisation_id):
        address = reverse("desk:round-appraise", args=[found.uid])
        deeds.insert(0, {"label": _("Thẩm định"), "address": address, "main": True})
    if found.state == RoundState.OPEN and may_draw_up(request.user):
        address = f"{reverse('desk:record-new', args=['de-nghi'])}?round={found.pk}"
        deeds.append({"label": _("Thêm hồ sơ"), "address": address})
    if keeps:
        address = reverse("desk:record-correct", args=["dot-xet", found.uid])
        deeds.append({"label": _("Sửa đợt xét"), "address": address})
    return deeds


@require_POST
def move(request: SignedIn, uid: UUID) -> HttpResponse:
    found, state = round_of(request, uid), request.POST.get("state", "")
    if state not in ORDER_OF_ROUND:
        raise Http404
    done(
        request,
        lambda: move_round(actor=request.user, row=found, version=version_of(request), state=state),
        _("Đợt xét đã chuyển bước."),
    )
    return redirect("desk:round", found.uid)


@require_POST
def open_review(request: SignedIn, uid: UUID) -> HttpResponse:
    """Open a unit's review, with the list the sweep suggests."""
    found = round_of(request, uid)
    unit = next((one for one in units_of(found) if str(one.uid) == request.POST.get("unit")), None)
    if unit is None:
        raise Http404
    made: list[UnitReview] = []
    done(
        request,
        lambda: made.append(draft_unit_review(actor=request.user, round_=found, unit=unit)),
        _("Đã lập danh sách từ kết quả rà soát, chỉ để tham khảo. Cuộc họp quyết định."),
    )
    return redirect("desk:unit-review", made[0].uid) if made else redirect("desk:round", uid)
