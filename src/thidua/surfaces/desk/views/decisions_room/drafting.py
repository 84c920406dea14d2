"""From what a council let through, or a sudden deed, to the draft of a decision or a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_GET

from thidua.cycle.councils.models import Sitting
from thidua.cycle.councils.words import SittingState
from thidua.cycle.decisions.actions.draft_decision import draft_decision
from thidua.cycle.decisions.candidates import (
    Candidate,
    Source,
    candidates,
    counted,
    everyone,
    left_for,
    of_round,
    of_sitting,
    sources_of,
)
from thidua.cycle.decisions.defaults import defaults_for
from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.permissions import may_draft
from thidua.cycle.decisions.sent_twice import one_reward, sent_twice
from thidua.cycle.decisions.words import Addressee, Kind
from thidua.cycle.nominations.models import Round
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.roles import Role
from thidua.surfaces.desk.registers.books.decision_forms import TextsForm
from thidua.surfaces.desk.views.decisions_room.finding import crumbs
from thidua.surfaces.desk.views.sweep.finding import SignedIn

OVER = (SittingState.CLOSED, SittingState.MINUTED)


class Want(NamedTuple):
    """What is to be drafted: a kind of paper, to whom."""

    kind: str
    to: str
    label: Any

    @property
    def query(self) -> str:
        return f"?kind={self.kind}&to={self.to}" if self.to else f"?kind={self.kind}"


WANTS = (
    Want(Kind.AWARD, "", gettext_lazy("Quyết định khen thưởng")),
    Want(Kind.INITIATIVE, "", gettext_lazy("Quyết định công nhận sáng kiến")),
    Want(Kind.PROPOSAL, Addressee.HOME_AFFAIRS, gettext_lazy("Tờ trình tỉnh, qua Sở Nội vụ")),
    Want(Kind.PROPOSAL, Addressee.MINISTRY, gettext_lazy("Tờ trình Bộ")),
)


@require_GET
def sources(request: SignedIn) -> HttpResponse:
    """Sittings and rounds that left somebody to be decided on."""
    require(may_draft, request.user)
    reach = request.user.reach(Role.DEPARTMENT_OFFICER)
    sittings = Sitting.objects.filter(reach.condition("council__organisation"), state__in=OVER)
    rounds = Round.objects.filter(reach.condition("organisation"))
    found = sources_of(
        sittings.select_related("council__organisation", "round").order_by("-held_on"),
        rounds.select_related("organisation").order_by("-opens"),
    )
    rows = [{"source": one, "wants": wants} for one in found if (wants := list(_wants(one)))]
    return render(request, "desk/decisions_room/sources.html", {"rows": rows, "crumbs": crumbs()})


def _wants(source: Source) -> Any:
    whole = everyone(source)
    for want in WANTS:
        rows = left_for(source, whole, want.kind, want.to)
        if rows:
            yield {"want": want, "rows": len(rows), "address": address_of(source) + want.query}


def address_of(source: Source) -> str:
    if source.sitting is not None:
        return reverse("desk:decision-draft", args=["phien", source.sitting.uid])
    assert source.round is not None, "a source is a sitting or a round"
    return reverse("desk:decision-draft", args=["dot", source.round.uid])


class Draft(View):
    """Whom to list, and what the paper says; everything is prefilled."""

    def get(self, request: SignedIn, origin: str, uid: UUID) -> HttpResponse:
        source = self.source(request, origin, uid)
        want = self.want(request, source)
        rows = self.rows(request, source, want)
        initial = {"way": "here"} | defaults_for(source, want.kind, rows, want.to)
        form = _form(want.kind)(None, actor=request.user, initial=initial)
        return self.page(request, source, want, rows, form)

    def post(self, request: SignedIn, origin: str, uid: UUID) -> HttpResponse:
        source = self.source(request, origin, uid)
        want = self.want(request, source)
        rows = self.rows(request, source, want)
        form = _form(want.kind)(request.POST, actor=request.user)
        chosen = set(request.POST.getlist("listed"))
        if form.is_valid():
            made = self.draft(request, source, want, [r for r in rows if r.key in chosen], form)
            if made is not None:
                messages.success(request, _("Đã soạn. Đọc lại danh sách, căn cứ rồi chốt."))
                return redirect("desk:decision", made.uid)
        return self.page(request, source, want, rows, form, chosen=chosen)

    def draft(
        self, request: SignedIn, source: Source, want: Want, listed: Sequence[Candidate],
        form: TextsForm,
    ) -> Decision | None:  # fmt: skip
        texts = {name: value for name, value in form.cleaned_data.items() if name != "edit_version"}
        try:
            return draft_decision(
                actor=request.user, source=source, kind=want.kind, listed=listed,
                addressed_to=want.to, **texts,
            )  # fmt: skip
        except ValidationError as refused:
            form.tell(refused)
            return None

    def source(self, request: SignedIn, origin: str, uid: UUID) -> Source:
        require(may_draft, request.user)
        reach = request.user.reach(Role.DEPARTMENT_OFFICER)
        if origin == "phien":
            rows = Sitting.objects.filter(reach.condition("council__organisation"), state__in=OVER)
            sitting = rows.select_related("council__organisation", "round").filter(uid=uid).first()
            if sitting is not None:
                return of_sitting(sitting)
        if origin == "dot":
            rounds = Round.objects.filter(reach.condition("organisation"), uid=uid)
            round_ = rounds.select_related("organisation").first()
            if round_ is not None:
                return of_round(round_)
        raise Http404

    def want(self, request: SignedIn, source: Source) -> Want:
        asked = (request.GET.get("kind", ""), request.GET.get("to", ""))
        found = next((one for one in WANTS if (one.kind, one.to) == asked), None)
        if found is not None:
            return found
        open_ = (one for one in WANTS if candidates(source, one.kind, one.to))
        return next(open_, WANTS[0])

    def rows(self, request: SignedIn, source: Source, want: Want) -> list[Candidate]:
        """Of one award only where the address asks for it."""
        rows = candidates(source, want.kind, want.to)
        award = request.GET.get("award", "")
        return [one for one in rows if one.award == award] if award else rows

    def page(
        self, request: SignedIn, source: Source, want: Want, rows: list[Candidate],
        form: TextsForm, chosen: set[str] | None = None,
    ) -> HttpResponse:  # fmt: skip
        twice = sent_twice(rows, want.to) if want.to else []
        context = {
            "source": source, "want": want, "form": form, "rows": rows, "twice": twice,
            "chosen": {one.key for one in rows} if chosen is None else chosen,
            "counted": counted(rows), "wants": list(_wants(source)),
            "principle": one_reward(source.organisation, source.received) if twice else None,
            "awards": list(dict.fromkeys(
                (one.award, one.award_words) for one in candidates(source, want.kind, want.to)
                if one.award
            )),
            "crumbs": [*crumbs(), (_("Soạn văn bản"), reverse("desk:decision-sources"))],
            "here": reverse("desk:decision-sources"),
        }  # fmt: skip
        status = 422 if form.errors else 200
        return render(request, "desk/decisions_room/draft.html", context, status=status)


def _form(kind: str) -> type[TextsForm]:
    return type("DraftForm", (TextsForm,), {"kind": kind})
