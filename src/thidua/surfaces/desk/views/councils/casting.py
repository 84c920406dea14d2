"""A member's own sheet, made for a telephone: choose, look it over, cast, done.

What was chosen travels from page to page in the form alone: nothing of it is kept in the session,
in a message or in the browser's store. Once cast the page says that, and never what.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET

from thidua.cycle.councils.actions.cast_ballot import cast_ballot
from thidua.cycle.councils.models import Ballot, BallotItem, RollMark
from thidua.cycle.councils.permissions import mark_of, may_vote
from thidua.cycle.councils.queries import awaiting
from thidua.cycle.councils.refusals import NotNow
from thidua.cycle.councils.rules import rule_for, told
from thidua.cycle.councils.words import BallotState, Choice, Method
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.views.councils.finding import ballot_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn

nowhere_kept = cache_control(private=True, no_store=True, no_cache=True, max_age=0)
FILLS = {"all-for": Choice.FOR, "all-against": Choice.AGAINST}
"""What the two buttons set for the subjects not chosen yet."""


@require_GET
@nowhere_kept
def mine(request: SignedIn) -> HttpResponse:
    """Ballots that wait for the reader's own sheet."""
    require(may_vote, request.user)
    context = {"marks": list(awaiting(request.user))}
    return render(request, "desk/councils/own_ballots.html", context)


@method_decorator([nowhere_kept, sensitive_post_parameters()], name="dispatch")
class Paper(View):
    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Only a member on the roll, in person; to everybody else there is no such page."""
        super().setup(request, *args, **kwargs)
        require(may_vote, request.user)
        self.ballot = ballot_of(request, kwargs["uid"])
        mark = mark_of(request.user, self.ballot)
        if mark is None or self.ballot.method != Method.SECRET:
            raise Http404
        self.mark: RollMark = mark

    def get(self, request: SignedIn, uid: UUID) -> HttpResponse:  # noqa: ARG002 from the address
        return self.page(request, {})

    @sensitive_variables()
    def post(self, request: SignedIn, uid: UUID) -> HttpResponse:
        chosen = chosen_of(request, self.items())
        step = request.POST.get("step", "")
        if step == "cast":
            return self.cast(request, uid, chosen)
        if step in FILLS:
            rest = {one.uid: FILLS[step] for one in self.items() if one.uid not in chosen}
            return self.page(request, chosen | rest)
        return self.page(request, chosen, review=step == "review")

    @sensitive_variables()
    def cast(self, request: SignedIn, uid: UUID, chosen: dict[UUID, Choice]) -> HttpResponse:
        try:
            cast_ballot(actor=request.user, ballot=self.ballot, sheet=chosen)
        except NotNow as refused:
            return self.page(request, {}, refused=" ".join(refused.messages), status=409)
        return redirect(reverse("desk:own-ballot", args=[uid]))

    def items(self) -> list[BallotItem]:
        """The subjects this member votes on."""
        rows = self.ballot.items.exclude(conflicts__member=self.mark.member_id)
        return list(rows.order_by("number"))

    @sensitive_variables()
    def page(
        self, request: SignedIn, chosen: dict[UUID, Choice], *, review: bool = False,
        refused: str = "", status: int = 200,
    ) -> HttpResponse:  # fmt: skip
        ballot: Ballot = self.ballot
        waits = ballot.state == BallotState.OPEN and not self.mark.voted
        lines = [
            {"item": one, "chosen": str(chosen.get(one.uid, "")),
             "word": chosen.get(one.uid, Choice.BLANK).label}
            for one in (self.items() if waits else [])
        ]  # fmt: skip
        context = {
            "ballot": ballot, "lines": lines, "review": review, "refused": refused,
            "choices": Choice.choices, "voted": self.mark.voted, "waits": waits,
            "rule": told(rule_for(ballot)), "tallied": _tallied(lines),
            "aside": ballot.items.filter(conflicts__member=self.mark.member_id),
            "title": _("Xem lại phiếu") if review else ballot.title,
        }  # fmt: skip
        return render(request, "desk/councils/own_ballot.html", context, status=status)


@sensitive_variables()
def chosen_of(request: SignedIn, items: list[BallotItem]) -> dict[UUID, Choice]:
    """What the form says of each subject; anything else than a choice is none."""
    told_of = {one.uid: request.POST.get(f"choice_{one.uid}", "") for one in items}
    return {uid: Choice(word) for uid, word in told_of.items() if word in Choice.values}


def _tallied(lines: list[dict[str, Any]]) -> list[tuple[str, int]]:
    """How many of the own choices say what: for looking over a long sheet."""
    words = [line["word"] for line in lines]
    return [(str(label), words.count(label)) for _word, label in Choice.choices]
