"""A unit's review: the list from the sweep, the votes, whom the meeting puts forward."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from thidua.cycle.nominations.actions.record_unit_review import Voted, record_unit_review
from thidua.cycle.nominations.awards import awards_of, choices_of
from thidua.cycle.nominations.models import Nomination, ReviewLine, UnitReview
from thidua.cycle.nominations.noticing import noticed
from thidua.cycle.nominations.permissions import may_draw_up, may_sign_review
from thidua.cycle.nominations.reviewing import revision
from thidua.cycle.nominations.signing import needs_reason, unfinished
from thidua.cycle.nominations.standing import MEETS
from thidua.cycle.nominations.states import LIVE, OPEN_TO_UNIT, ReviewState
from thidua.cycle.nominations.stood_words import STOOD_WORDS
from thidua.cycle.nominations.units import staff_of
from thidua.foundation.registry.catalogue import award_name
from thidua.surfaces.desk.pressing import done, version_of
from thidua.surfaces.desk.views.nominations.finding import crumbs, review_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn

BADGES = {"eligible": "eligible", "likely": "eligible", "hopeful": "undetermined"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the page draws it."""

    row: ReviewLine
    word: str
    shape: str
    provisional: bool
    why: str  # address of the reasons in the sweep
    wants_reason: bool

    @property
    def reason_box(self) -> bool:
        """A reason is asked only of whoever meets the standard."""
        return self.row.stood in MEETS


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one award."""

    name: str
    lines: list[Line]

    @property
    def put(self) -> int:
        return sum(line.row.proposed for line in self.lines)


class ReviewPage(View):
    def get(self, request: SignedIn, uid: UUID) -> HttpResponse:
        return self.page(request, review_of(request, uid))

    def post(self, request: SignedIn, uid: UUID) -> HttpResponse:
        """Save the votes as typed; «fill» gives every empty line all who were present."""
        row = review_of(request, uid)
        try:
            votes = dict(_votes(request, row))
        except ValidationError as error:
            return self.page(request, row, error=error, status=422)
        removed = [int(key) for key in request.POST.getlist("remove") if key.isdecimal()]
        done(
            request,
            lambda: record_unit_review(
                actor=request.user, row=row, version=version_of(request), votes=votes,
                removed=removed,
            ),
            _("Đã lưu kết quả biểu quyết."),
        )  # fmt: skip
        return redirect("desk:unit-review", uid)

    def page(
        self, request: SignedIn, row: UnitReview, *, error: ValidationError | None = None,
        status: int = 200,
    ) -> HttpResponse:  # fmt: skip
        open_ = row.state == ReviewState.DRAFT
        writes = open_ and may_draw_up(request.user, row.unit_id)
        context = {
            "review": row, "crumbs": crumbs(row.round), "groups": groups(row),
            "writes": writes, "faults": unfinished(row) if open_ else [],
            "error": error, "signs": open_ and may_sign_review(request.user, row.unit_id),
            "noticed": noticed(row) if open_ else [],
            "files": _files(row), "draws": may_draw_up(request.user, row.unit_id),
            "head": reverse("desk:record-correct", args=["binh-xet", row.uid]),
            "files_at": f"{reverse('desk:register', args=['de-nghi'])}?round={row.round.uid}"
                        f"&place={row.unit.uid}",
        }  # fmt: skip
        if writes:
            context |= {"staff": _offered(row), "awards": choices_of(row.round)}
        return render(request, "desk/nominations/review.html", context, status=status)


def _offered(row: UnitReview) -> list[tuple[str, str]]:
    staff = staff_of(row.round, row.unit, revision())
    people = [(f"person:{one.pk}", one.name) for one in staff.people]
    return [*people, *((f"organisation:{one.pk}", one.name) for one in staff.collectives)]


def groups(row: UnitReview) -> list[Group]:
    """The lines by award in the order of the catalogue, people by name; one query."""
    lines = row.lines.select_related("person__organisation", "organisation").order_by(
        "organisation__sort_key", "person__sort_key", "pk"
    )
    order = {code: place for place, code in enumerate(awards_of(row.round))}
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.award, []).append(_line(row, line))
    codes = sorted(found, key=lambda code: order.get(code, len(order)))
    return [Group(award_name(code), found[code]) for code in codes]


def _line(row: UnitReview, line: ReviewLine) -> Line:
    why = reverse("desk:why", args=[line.subject.uid, line.award])
    return Line(
        line, str(STOOD_WORDS.get(line.stood, "")), BADGES.get(line.stood, "not_eligible"),
        line.stood in ("likely", "hopeful"),
        f"{why}?year={row.round.year}&received={row.round.reckoned.isoformat()}",
        needs_reason(line),
    )  # fmt: skip


def _files(row: UnitReview) -> dict[str, int]:
    """How many of those put forward have no file yet; how many files wait to be sent."""
    live = Nomination.objects.filter(round=row.round, unit=row.unit, state__in=LIVE)
    made = set(live.values_list("person_id", "organisation_id", "award"))
    put = row.lines.filter(proposed=True).values_list("person_id", "organisation_id", "award")
    return {
        "missing": len(set(put) - made), "made": len(made),
        "unsent": live.filter(state__in=OPEN_TO_UNIT).count(),
    }  # fmt: skip


def _votes(request: SignedIn, row: UnitReview) -> Iterator[tuple[int, Voted]]:
    """Raises ValidationError where a vote is no number."""
    sent, wrong = request.POST, []
    fill = row.present if "fill" in sent else None
    for line in row.lines.select_related("person", "organisation"):
        if f"votes_{line.pk}" not in sent:
            continue
        text = sent[f"votes_{line.pk}"].strip()
        if text and not text.isdecimal():
            wrong.append(_("%(who)s: «%(text)s» không phải số phiếu.")
                         % {"who": line.subject, "text": text[:20]})  # fmt: skip
            continue
        votes = int(text) if text else fill
        proposed = f"proposed_{line.pk}" in sent
        yield line.pk, Voted(votes, proposed, sent.get(f"reason_{line.pk}", "")[:300])
    if wrong:
        raise ValidationError(wrong)
