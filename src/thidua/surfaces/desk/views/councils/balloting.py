"""A ballot as those who run the sitting see it: before, while it is open, and its result.

While a ballot is open this page says who has voted and nothing else: the box is not read.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from thidua.cycle.councils.actions.abandon_ballot import abandon_ballot
from thidua.cycle.councils.actions.close_ballot import close_ballot
from thidua.cycle.councils.actions.open_ballot import open_ballot
from thidua.cycle.councils.counting import is_whole
from thidua.cycle.councils.models import Ballot, BallotItem
from thidua.cycle.councils.permissions import counts, mark_of, runs
from thidua.cycle.councils.readiness import obstacles, voters_of
from thidua.cycle.councils.rules import rule_for, said, told
from thidua.cycle.councils.words import FEW, BallotState, Method
from thidua.surfaces.desk.pressing import done, version_of
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.exporting import FORMATS
from thidua.surfaces.desk.registers.taken import taken
from thidua.surfaces.desk.views.councils.finding import (
    ballot_address,
    ballot_of,
    crumbs,
    run_ballot_of,
    sitting_address,
)
from thidua.surfaces.desk.views.sweep.finding import SignedIn

SHAPES = {"passed": "eligible", "not_passed": "", "not_valid": "on_hold", "unknown": "undetermined"}


@require_GET
def page(request: SignedIn, uid: UUID) -> HttpResponse:
    ballot = ballot_of(request, uid)
    rule = rule_for(ballot)
    may = runs(ballot.sitting.council)(request.user, ballot.place_id)
    context: dict[str, Any] = {
        "ballot": ballot, "crumbs": crumbs(ballot.sitting), "rule": told(rule), "may": may,
        "items": _lines(ballot), "own": _own(request, ballot),
    }  # fmt: skip
    if ballot.state == BallotState.PREPARED:
        voters = voters_of(ballot)
        context |= {
            "obstacles": obstacles(ballot, rule), "voters": voters,
            "few": ballot.method == Method.SECRET and voters.fewest < FEW,
            "members": ballot.sitting.attendances.select_related("member__person"),
        }  # fmt: skip
    elif ballot.state == BallotState.OPEN:
        context |= _while_open(request, ballot, may=may)
    elif ballot.state == BallotState.CLOSED:
        context |= {"whole": is_whole(ballot), "alike": _alike(context["items"])}
    return render(request, "desk/councils/ballot.html", context)


def _while_open(request: SignedIn, ballot: Ballot, *, may: bool) -> dict[str, Any]:
    marks = list(ballot.roll.select_related("member__person").order_by("member_id"))
    missing = [str(one.member.person) for one in marks if not one.voted]
    found: dict[str, Any] = {
        "roll": len(marks),
        "voted": len(marks) - len(missing),
        "missing": missing if may else [],
    }
    if ballot.method == Method.PAPER:
        entered = ballot.teller_counts.select_related("teller").order_by("pk")
        found["tellers"] = [one.teller.full_name for one in entered]
        found["may_count"] = counts(ballot.sitting.council)(request.user, ballot.place_id)
    return found


def _own(request: SignedIn, ballot: Ballot) -> bool:
    """Whether the reader's own sheet is not cast yet."""
    if ballot.state != BallotState.OPEN or ballot.method != Method.SECRET:
        return False
    mark = mark_of(request.user, ballot)
    return mark is not None and not mark.voted


def _lines(ballot: Ballot) -> list[dict[str, Any]]:
    rows = ballot.items.prefetch_related("conflicts__member__person").order_by("number")
    return [
        {
            "item": one, "said": list(said(one.said)), "shape": SHAPES.get(one.outcome, ""),
            "conflicts": list(one.conflicts.all()),
        }
        for one in rows
    ]  # fmt: skip


def _alike(lines: list[dict[str, Any]]) -> list[str]:
    """Subjects on which all sheets say the same: the count then tells every vote."""
    return [
        line["item"].name for line in lines
        if _is_alike(line["item"])
    ]  # fmt: skip


def _is_alike(item: BallotItem) -> bool:
    parts = (item.votes_for, item.votes_against, item.blank)
    return sum(bool(one) for one in parts) == 1 and not item.invalid


@require_POST
def begin(request: SignedIn, uid: UUID) -> HttpResponse:
    ballot, version = run_ballot_of(request, uid), version_of(request)
    known = request.POST.get("few_is_known") == "yes"
    done(
        request,
        lambda: open_ballot(actor=request.user, ballot=ballot, version=version, few_is_known=known),
        _("Phiếu đã mở. Chưa ai xem được số phiếu cho đến khi đóng."),
    )
    return redirect(ballot_address(ballot))


@require_POST
def end(request: SignedIn, uid: UUID) -> HttpResponse:
    ballot, version = run_ballot_of(request, uid), version_of(request)
    done(
        request, lambda: close_ballot(actor=request.user, ballot=ballot, version=version),
        _("Đã đóng và kiểm phiếu. Kết quả không đổi được nữa."),
    )  # fmt: skip
    return redirect(ballot_address(ballot))


@require_POST
def abandon(request: SignedIn, uid: UUID) -> HttpResponse:
    ballot, version = run_ballot_of(request, uid), version_of(request)
    reason = request.POST.get("reason", "").strip()[:300]
    given_up = done(
        request,
        lambda: abandon_ballot(actor=request.user, ballot=ballot, version=version, reason=reason),
        _("Đã hủy phiếu; không phiếu nào được đọc ra."),
    )
    return redirect(sitting_address(ballot.sitting) if given_up else ballot_address(ballot))


def _share(row: BallotItem) -> str:
    return str(row.said.get("share", {}).get("vi", ""))


COLUMNS = (
    Column("number", gettext_lazy("TT"), lambda row: row.number, kind="num"),
    Column("name", gettext_lazy("Cá nhân, tập thể"), lambda row: row.name),
    Column("detail", gettext_lazy("Chức vụ, đơn vị"), lambda row: row.detail),
    Column("for", gettext_lazy("Đồng ý"), lambda row: row.votes_for, kind="num"),
    Column("against", gettext_lazy("Không đồng ý"), lambda row: row.votes_against, kind="num"),
    Column("blank", gettext_lazy("Phiếu trống"), lambda row: row.blank, kind="num"),
    Column("invalid", gettext_lazy("Phiếu không hợp lệ"), lambda row: row.invalid, kind="num"),
    Column("aside", gettext_lazy("Không bỏ phiếu vì liên quan"), lambda row: row.conflicted,
           kind="num"),
    Column("share", gettext_lazy("Tỷ lệ"), _share),
    Column("outcome", gettext_lazy("Kết quả"), lambda row: row.get_outcome_display()),
    Column("margin", gettext_lazy("So với mức cần"), lambda row: row.margin, kind="num"),
    Column("said", gettext_lazy("Diễn giải"), lambda row: " ".join(said(row.said))),
)  # fmt: skip


@require_GET
def file(request: SignedIn, uid: UUID, form: str) -> HttpResponse:
    """The result as a file; there is none before the count."""
    ballot = ballot_of(request, uid)
    if form not in FORMATS or ballot.state != BallotState.CLOSED:
        raise Http404
    rows = list(ballot.items.order_by("number"))
    taken(request, "ket-qua-bo-phieu", form, len(rows))
    return FORMATS[form]("ket-qua-bo-phieu", COLUMNS, rows)
