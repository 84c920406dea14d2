"""Why: one subject, one award, criterion by criterion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.bridge.law import the_law
from thidua.cycle.nominations.columns import Column, columns
from thidua.cycle.nominations.dossier import dossier
from thidua.cycle.nominations.one_subject import board_of
from thidua.cycle.nominations.reviewing import Review, review_of
from thidua.cycle.nominations.showing import Reading, Shown, ShownLine, showing
from thidua.cycle.nominations.words import READING_WORDS, STATUS_WORDS, SURENESS_WORDS
from thidua.foundation.people.models import Person
from thidua.surfaces.desk.addresses import address_of
from thidua.surfaces.desk.views.sweep.evidence import EvidenceLinks
from thidua.surfaces.desk.views.sweep.finding import SignedIn, subject_or_404
from thidua.surfaces.desk.years import chosen_year


@dataclass(slots=True)
class Node:
    """A line of the tree with the lines under it."""

    shown: ShownLine
    status: str
    status_word: str
    sureness: str
    sureness_word: str
    law: str
    evidence: list[tuple[str, str]]
    children: list[Node] = field(default_factory=list)


def why(request: SignedIn, uid: UUID, award: str) -> HttpResponse:
    subject = subject_or_404(request, uid)
    kind = "individual" if isinstance(subject, Person) else "collective"
    review = review_of(request.GET, chosen_year(request))
    column = next((column for column in columns(kind) if column.code == award), None)
    board = board_of(request.user, subject, review)
    if column is None or board is None:
        raise Http404
    shown = showing(board, 0, award)
    links = EvidenceLinks(dossier(request.user, subject))
    context = {
        "subject": subject, "review": review, "column": column, "shown": shown,
        "nodes": nodes(shown.lines, links, award, review),
        "readings": [_reading(one, links, award, review) for one in shown.readings],
        "procedures": nodes(
            [ShownLine(line) for line in shown.explanation.procedures], links, award, review
        ),
        "crumbs": crumbs(subject, kind, review), "law": _law(column, review),
        "digest": the_law().digest,
    }  # fmt: skip
    return render(request, "desk/sweep/why.html", context)


def crumbs(subject: Any, kind: str, review: Review) -> list[tuple[str, str]]:
    return [
        (_("Rà soát"), f"{reverse('desk:sweep')}?kind={kind}&{review.query}"),
        (str(subject), f"{address_of(subject)}?{review.query}"),
    ]


def nodes(
    lines: Iterable[ShownLine], links: EvidenceLinks, award: str, review: Review
) -> list[Node]:
    """The flat lines as a tree."""
    roots: list[Node] = []
    above: list[Node] = []
    for shown in lines:
        node = _node(shown, links, award, review)
        del above[shown.line.depth :]
        (above[-1].children if above else roots).append(node)
        above.append(node)
    return roots


def _node(shown: ShownLine, links: EvidenceLinks, award: str, review: Review) -> Node:
    line = shown.line
    rows = line.criterion.evidence if line.criterion else ()
    evidence = [
        (text, links.address(row)) for text, row in zip(line.evidence_texts, rows, strict=False)
    ]
    sureness = line.sureness.value if line.sureness else ""
    anchor = f"#{line.criterion.id}" if line.criterion else ""
    return Node(
        shown, shown.status, str(STATUS_WORDS[shown.status]), sureness,
        str(SURENESS_WORDS[sureness]) if sureness else "",
        f"{_award_law(award, review)}{anchor}", evidence,
    )  # fmt: skip


def _reading(one: Reading, links: EvidenceLinks, award: str, review: Review) -> dict[str, Any]:
    return {
        "word": READING_WORDS[one.code], "overall": one.overall.code,
        "nodes": nodes(one.lines, links, award, review),
    }  # fmt: skip


def _law(column: Column, review: Review) -> str:
    return _award_law(column.code, review)


def _award_law(award: str, review: Review) -> str:
    """The lawbook's page of the award, on the day its level received the file."""
    level = the_law().awards[award].level
    day = dict(review.higher).get(level, review.received)
    return f"{reverse('lawbook:award', args=[award])}?on={day.isoformat()}"


__all__ = ["Node", "Shown", "why"]
