"""Numbers that people count: raised hands, paper sheets by two tellers, written opinions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thidua.cycle.councils.actions.enter_teller_count import enter_teller_count
from thidua.cycle.councils.actions.note_written_opinions import note_written_opinions
from thidua.cycle.councils.actions.record_hands import record_hands
from thidua.cycle.councils.counting import Numbers, differing
from thidua.cycle.councils.models import Ballot, BallotItem
from thidua.cycle.councils.permissions import counts, runs
from thidua.cycle.councils.words import BallotState, Method
from thidua.foundation.keeping import StaleEdit
from thidua.foundation.policy.predicates import Predicate, require
from thidua.surfaces.desk.pressing import version_of
from thidua.surfaces.desk.views.councils.finding import ballot_address, ballot_of, crumbs, number_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn

FOR = ("for", gettext_lazy("Đồng ý"))
AGAINST = ("against", gettext_lazy("Không đồng ý"))
BLANK = ("blank", gettext_lazy("Phiếu trống"))
INVALID = ("invalid", gettext_lazy("Phiếu không hợp lệ"))
Columns = tuple[tuple[str, Any], ...]


class Entry(View):
    """A table of numbers, a line a subject. ``method``: the ballots it is for; ``state``: when."""

    method: str | None = None
    state: str = BallotState.OPEN
    columns: Columns = (FOR, AGAINST)
    title: Any = ""
    lead: Any = ""

    def may(self, ballot: Ballot) -> Predicate:
        return runs(ballot.sitting.council)

    def found(self, request: SignedIn, uid: UUID) -> Ballot:
        ballot = ballot_of(request, uid)
        require(self.may(ballot), request.user, ballot.place_id)
        if ballot.state != self.state or self.method not in (None, ballot.method):
            raise Http404
        return ballot

    def get(self, request: SignedIn, uid: UUID) -> HttpResponse:
        ballot = self.found(request, uid)
        return self.page(request, ballot, self.kept(request, ballot), [])

    def post(self, request: SignedIn, uid: UUID) -> HttpResponse:
        ballot = self.found(request, uid)
        items = list(ballot.items.order_by("number"))
        typed = {
            f"{name}_{one.uid}": request.POST.get(f"{name}_{one.uid}", "")
            for one in items for name, _label in self.columns
        }  # fmt: skip
        typed |= {name: request.POST.get(name, "") for name in ("given", "collected")}
        try:
            self.enter(request, ballot, items)
        except ValidationError as error:
            return self.page(request, ballot, typed, error.messages, status=422)
        except StaleEdit as stale:
            return self.page(request, ballot, typed, [str(stale)], status=422)
        return redirect(ballot_address(ballot))

    def kept(self, request: SignedIn, ballot: Ballot) -> dict[str, Any]:  # noqa: ARG002 for some
        """What stands in the fields at first."""
        return {}

    def more(self, request: SignedIn, ballot: Ballot) -> dict[str, Any]:  # noqa: ARG002 for some
        return {}

    def enter(self, request: SignedIn, ballot: Ballot, items: list[BallotItem]) -> None:
        """Call the action with what was typed. Raises ValidationError, StaleEdit."""
        raise NotImplementedError

    def numbers(self, request: SignedIn, item: BallotItem) -> list[int]:
        return [number_of(request, f"{name}_{item.uid}") for name, _label in self.columns]

    def page(
        self, request: SignedIn, ballot: Ballot, typed: dict[str, Any], told: list[str],
        status: int = 200,
    ) -> HttpResponse:  # fmt: skip
        lines = [
            {"item": one, "cells": [
                {"name": f"{name}_{one.uid}", "label": label,
                 "value": typed.get(f"{name}_{one.uid}", "")}
                for name, label in self.columns
            ]}
            for one in ballot.items.order_by("number")
        ]  # fmt: skip
        context = {
            "ballot": ballot, "lines": lines, "columns": self.columns, "told": told,
            "title": self.title, "lead": self.lead, "back": ballot_address(ballot),
            "crumbs": [*crumbs(ballot.sitting), (str(ballot), ballot_address(ballot))],
            "given": typed.get("given", ""), "collected": typed.get("collected", ""),
            **self.more(request, ballot),
        }  # fmt: skip
        return render(request, "desk/councils/numbers.html", context, status=status)


class Hands(Entry):
    method = Method.HANDS
    title = gettext_lazy("Ghi biểu quyết giơ tay")
    lead = gettext_lazy("Những người dự không giơ tay lần nào được tính là không có ý kiến. Lưu là "
                        "đóng phiếu.")  # fmt: skip

    def enter(self, request: SignedIn, ballot: Ballot, items: list[BallotItem]) -> None:
        told = {one.uid: tuple(self.numbers(request, one)) for one in items}
        record_hands(
            actor=request.user, ballot=ballot, version=version_of(request),
            told={uid: (votes[0], votes[1]) for uid, votes in told.items()},
        )  # fmt: skip


class Opinions(Entry):
    state = BallotState.PREPARED
    title = gettext_lazy("Ý kiến bằng văn bản của thành viên vắng mặt")
    lead = gettext_lazy("Chỉ được tính khi luật hoặc quy chế cho phép; nhập trước khi mở phiếu.")

    def kept(self, request: SignedIn, ballot: Ballot) -> dict[str, Any]:  # noqa: ARG002 the same to all
        rows = list(ballot.items.all())
        told = {f"for_{one.uid}": one.written_for for one in rows}
        return told | {f"against_{one.uid}": one.written_against for one in rows}

    def enter(self, request: SignedIn, ballot: Ballot, items: list[BallotItem]) -> None:
        found = {one.uid: self.numbers(request, one) for one in items}
        told = {uid: (max(0, votes[0]), max(0, votes[1])) for uid, votes in found.items()}
        note_written_opinions(
            actor=request.user, ballot=ballot, version=version_of(request), told=told
        )


class Paper(Entry):
    """Each teller sees the own count alone; once both are in, the lines that differ."""

    method = Method.PAPER
    columns = (FOR, AGAINST, BLANK, INVALID)
    title = gettext_lazy("Nhập kết quả kiểm phiếu giấy")
    lead = gettext_lazy("Hai người kiểm phiếu nhập riêng. Chưa ai thấy bản của người kia cho đến "
                        "khi cả hai đã nhập.")  # fmt: skip

    def may(self, ballot: Ballot) -> Predicate:
        return counts(ballot.sitting.council)

    def kept(self, request: SignedIn, ballot: Ballot) -> dict[str, Any]:
        own = ballot.teller_counts.filter(teller=request.user).first()
        if own is None:
            return {"given": ballot.present, "collected": ballot.present}
        told = {
            f"{name}_{item}": numbers[place]
            for item, numbers in own.counts.items()
            for place, (name, _label) in enumerate(self.columns)
        }
        return told | {"given": own.given, "collected": own.collected}

    def more(self, request: SignedIn, ballot: Ballot) -> dict[str, Any]:
        found = list(ballot.teller_counts.select_related("teller").order_by("pk"))
        mine = any(one.teller_id == request.user.pk for one in found)
        wrong = differing(ballot, found) if mine and len(found) == 2 else set()
        return {
            "paper": True, "both": len(found) == 2,
            "wrong": [str(one) for one in ballot.items.order_by("number") if str(one.uid) in wrong]
            + ([_("Số phiếu phát ra, thu về")] if wrong & {"given", "collected"} else []),
        }  # fmt: skip

    def enter(self, request: SignedIn, ballot: Ballot, items: list[BallotItem]) -> None:
        told = {one.uid: Numbers(*self.numbers(request, one)) for one in items}
        enter_teller_count(
            actor=request.user, ballot=ballot, given=number_of(request, "given"),
            collected=number_of(request, "collected"), told=told,
        )  # fmt: skip
