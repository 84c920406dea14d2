"""A person's and a collective's page: history in one picture, and the ladder under it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.bridge.law import key_of
from thidua.cycle.nominations.board import Board
from thidua.cycle.nominations.dossier import Dossier, dossier
from thidua.cycle.nominations.one_subject import board_of, ladder
from thidua.cycle.nominations.reviewing import review_of
from thidua.cycle.nominations.supposing import Suppositions, board_if
from thidua.cycle.nominations.timeline import picture
from thidua.foundation.access.models import User
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.registry.permissions import may_keep_awards
from thidua.surfaces.desk.addresses import address_of
from thidua.surfaces.desk.views.people.forwarding import kept_of
from thidua.surfaces.desk.views.sweep import supposing
from thidua.surfaces.desk.views.sweep.finding import SignedIn, collective_or_404, person_or_404
from thidua.surfaces.desk.views.sweep.supposing import differs
from thidua.surfaces.desk.years import chosen_year


def person(request: SignedIn, uid: UUID) -> HttpResponse:
    try:
        found = person_or_404(request, uid)
    except Http404:
        kept = kept_of(request.user, uid)
        if kept is None:
            raise
        return redirect(address_of(kept))
    return _page(request, found, "individual")


def collective(request: SignedIn, uid: UUID) -> HttpResponse:
    found = collective_or_404(request, uid)
    return _page(request, found, "household" if found.kind == "household" else "collective")


def _page(request: SignedIn, subject: Person | Organisation, kind: str) -> HttpResponse:
    review = review_of(request.GET, chosen_year(request))
    anew = supposing.added(request, review)
    if anew:
        return anew
    found = dossier(request.user, subject)
    board = board_of(request.user, subject, review)
    taken = supposing.supposed_in(request, subject.uid)
    slug = "ca-nhan" if found.is_person else "to-chuc"
    context = {
        "subject": subject, "review": review, "dossier": found, "board": board,
        "query": supposing.query_of(review, taken.texts),
        "panel": supposing.panel(request, review, found, kind, taken),
        **_ladder(board, kind, taken),
        "picture": picture(found, review.year, whole="whole" in request.GET),
        "facts": list(_facts(found)), "rules": key_of(board.law_of(0)) if board else "",
        "crumbs": [(_("Rà soát"), f"{reverse('desk:sweep')}?kind={kind}&{review.query}")],
        "record": reverse("desk:record", args=[slug, subject.uid]),
        "why": reverse("desk:sweep") + f"{subject.uid}/",
        "members": _members_address(subject, review.query),
        "attest": _attest_address(request.user, found),
    }  # fmt: skip
    return render(request, "desk/sweep/subject.html", context)


def _ladder(board: Board | None, kind: str, taken: Suppositions) -> dict[str, Any]:
    """The rungs as they are or as they would be, and which are others then."""
    rungs = ladder(board, kind) if board else []
    if board is None or not taken:
        return {"rungs": [(rung, None, False) for rung in rungs], "supposed": False}
    after = ladder(board_if(board, taken), kind)
    told = [(now, was, differs(was, now)) for was, now in zip(rungs, after, strict=True)]
    return {"rungs": told, "supposed": True, "changed": sum(moved for *_two, moved in told)}


def _members_address(subject: Person | Organisation, query: str) -> str:
    if isinstance(subject, Person):
        return ""
    return f"{reverse('desk:sweep')}?kind=individual&unit={subject.pk}&{query}"


def _attest_address(user: User, found: Dossier) -> str:
    """Where a statement about the subject is recorded; empty for whoever may not."""
    subject = found.subject
    place = subject.organisation if isinstance(subject, Person) else subject
    if not may_keep_awards(user, place.pk):
        return ""
    kind = "person" if found.is_person else "organisation"
    return f"{reverse('desk:record-new', args=['xac-nhan'])}?subject={kind}:{subject.uid}"


def _facts(found: Dossier) -> Any:
    """The head's facts: label and text, what is not recorded left out."""
    subject = found.subject
    if isinstance(subject, Person):
        post = next((row for row in reversed(found.postings) if row.ends is None), None)
        rows = [
            (_("Đơn vị"), str(subject.organisation)),
            (_("Chức vụ"), post.title if post else ""),
            (_("Số hiệu"), subject.staff_number),
            (_("Ngày sinh"), _day(subject.birth_date)),
            (_("Vào cơ quan"), _day(subject.joined)),
            (_("Thôi công tác"), _day(subject.left)),
            (_("Đối tượng"), str(subject.get_group_display())),
        ]
    else:
        rows = [
            (_("Loại"), str(subject.get_kind_display())),
            (_("Cấp trên"), str(subject.parent) if subject.parent else ""),
            (_("Thành lập"), _day(subject.valid_from)),
            (_("Chấm dứt"), _day(subject.valid_to)),
        ]
    return [(label, text) for label, text in rows if text]


def _day(day: Any) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
