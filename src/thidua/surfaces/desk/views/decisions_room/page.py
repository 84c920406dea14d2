"""A decision: where it stands, what comes next and who does it, its list, its money."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from thidua.cycle.decisions.actions.drop_line import drop_line
from thidua.cycle.decisions.bonuses import money_of, pays
from thidua.cycle.decisions.comparing import told
from thidua.cycle.decisions.freezing import is_whole, unfinished
from thidua.cycle.decisions.models import Decision, DecisionLine
from thidua.cycle.decisions.papers.parts import lines_of
from thidua.cycle.decisions.permissions import may_draft, may_number, may_see_bonus, may_sign
from thidua.cycle.decisions.queries import certificates_due
from thidua.cycle.decisions.sent_twice import one_reward, sent_twice
from thidua.cycle.decisions.timeliness import days_of, timely
from thidua.cycle.decisions.words import Outcome, State, Way
from thidua.foundation.policy.predicates import Predicate
from thidua.surfaces.desk.pressing import done, version_of
from thidua.surfaces.desk.registers.books.decisions import deeds_for
from thidua.surfaces.desk.views.decisions_room.finding import crumbs, decision_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn


@require_GET
def decision_page(request: SignedIn, uid: UUID) -> HttpResponse:
    row = decision_of(request, uid)
    lines = lines_of(row)
    reads_money = pays(row) and may_see_bonus(request.user, row.organisation_id)
    time = timely(row, lines)
    context = {
        "decision": row, "crumbs": crumbs(), "next": _next(request, row),
        "others": _deeds(request, row), "rows": _rows(lines, time.until if time else None),
        "time": time, "money": money_of(row, lines) if reads_money else None,
        "missing": unfinished(row) if row.state == State.DRAFT else [],
        "writes": row.state == State.DRAFT and may_draft(request.user, row.organisation_id),
        "whole": is_whole(row), "differences": told(row.compared),
        "twice": _twice(row, lines), "due": _due(request, row),
    }  # fmt: skip
    return render(request, "desk/decisions_room/decision.html", context)


def _rows(lines: Sequence[DecisionLine], until: date | None) -> list[dict[str, Any]]:
    return [
        {"line": one, "days": days_of(one, until) if until else None,
         "deed": bool(one.nomination and one.nomination.deed_on)}
        for one in lines
    ]  # fmt: skip


def _twice(row: Decision, lines: Sequence[DecisionLine]) -> dict[str, Any] | None:
    """The same achievement sent elsewhere as well, with the principle it meets."""
    if not row.is_proposal or row.state == State.ANNULLED:
        return None
    found = sent_twice(lines, row.addressed_to, row)
    if not found:
        return None
    known = row.round.reckoned if row.round else (row.decided or row.frozen_on)
    text, cited = one_reward(row.organisation, known or timezone.localdate())
    return {"found": found, "text": text, "cited": cited}


def _due(request: SignedIn, row: Decision) -> list[dict[str, Any]]:
    """Certificates the law hands over: where their batch is prepared."""
    may = may_draft(request.user, row.organisation_id)
    return [
        {"one": one, "address": reverse("desk:certificate-prepare", args=[row.uid, one.award])
         if may else "", "book": _book_of(row, one.award)}
        for one in certificates_due(row)
    ]  # fmt: skip


def _book_of(row: Decision, award: str) -> str:
    """The rows of the gold book that a decision made."""
    asked = urlencode({"q": row.full_number, "award": award})
    return f"{reverse('desk:register', args=['bang'])}?{asked}"


def _next(request: SignedIn, row: Decision) -> dict[str, Any]:
    """The next step in words, who does it, and its address where the reader may do it."""
    text, may, name = _step(row)
    mine = may is not None and may(request.user, row.organisation_id)
    address = ""
    if mine and name in ("decision-sign", "decision-return", "decision-outcome"):
        address = reverse(f"desk:{name}", args=[row.uid])
    elif mine and name:
        address = reverse("desk:record-deed", args=["quyet-dinh", row.uid, name])
    return {"text": text, "address": address, "who": may.says() if may else ""}


def _step(row: Decision) -> tuple[str, Predicate | None, str]:
    here = row.way == Way.HERE
    waits = row.is_proposal and row.lines.filter(outcome=Outcome.WAITING).exists()
    steps: dict[str, tuple[str, Predicate | None, str]] = {
        State.DRAFT: (_("Chốt danh sách"), may_draft, "chot"),
        State.FROZEN: (
            (_("Ký số"), may_sign, "decision-sign") if here and row.number
            else (_("Cho số và ngày"), may_number, "cho-so") if here
            else (_("Gửi sang hệ thống văn bản"), may_draft, "gui-di")
        ),
        State.SENT_OUT: (_("Nhập số, ngày và bản đã ký"), may_number, "decision-return"),
        State.SIGNED: (_("Ban hành, ghi vào sổ"), may_draft, "ban-hanh"),
        State.ISSUED: (
            (_("Ghi kết quả của cấp trên"), may_draft, "decision-outcome") if waits
            else ("", None, "")
        ),
        State.ANNULLED: ("", None, ""),
    }  # fmt: skip
    return steps[row.state]


def _deeds(request: SignedIn, row: Decision) -> list[dict[str, Any]]:
    step = _step(row)[2]
    return [one for one in deeds_for(request.user, row) if one["slug"] != step]


@require_POST
def drop(request: SignedIn, uid: UUID) -> HttpResponse:
    row = decision_of(request, uid)
    number = request.POST.get("line", "")
    line = row.lines.filter(number=number).first() if number.isdecimal() else None
    if line is None:
        raise Http404
    line.decision = row
    reason = request.POST.get("reason", "").strip()[:300]
    done(
        request,
        lambda: drop_line(
            actor=request.user, line=line, version=version_of(request), reason=reason
        ),
        _("Đã đưa ra khỏi danh sách; các dòng sau được đánh số lại."),
    )
    return redirect("desk:decision", uid)
