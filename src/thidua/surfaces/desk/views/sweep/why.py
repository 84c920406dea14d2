"""Why: one subject, one award, criterion by criterion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.bridge.law import key_of
from thidua.bridge.planning import way_to
from thidua.bridge.verdicts import Overall
from thidua.cycle.nominations.board import Board
from thidua.cycle.nominations.columns import Column, columns, language
from thidua.cycle.nominations.dossier import dossier
from thidua.cycle.nominations.one_subject import board_of
from thidua.cycle.nominations.reviewing import Review, review_of
from thidua.cycle.nominations.showing import Reading, Shown, ShownLine, showing
from thidua.cycle.nominations.supposing import Suppositions, board_if
from thidua.cycle.nominations.words import READING_WORDS, STATUS_WORDS, SURENESS_WORDS
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.surfaces.desk.addresses import address_of
from thidua.surfaces.desk.views.sweep.evidence import EvidenceLinks
from thidua.surfaces.desk.views.sweep.finding import SignedIn, subject_or_404
from thidua.surfaces.desk.views.sweep.supposing import query_of, supposed_in
from thidua.surfaces.desk.years import chosen_year

Subject = Person | Organisation


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


@dataclass(frozen=True, slots=True)
class AskedOf:
    """Of whom, for which award, under which suppositions: what an address of this page names."""

    subject: Subject
    kind: str
    review: Review
    taken: Suppositions
    column: Column
    board: Board


def asked_of(request: SignedIn, uid: UUID, award: str) -> AskedOf:
    """Raises Http404 for a subject out of reach or an award that is not for its kind."""
    subject = subject_or_404(request, uid)
    kind = kind_of(subject)
    review = review_of(request.GET, chosen_year(request))
    about = review.about(award)
    asked = columns(kind, about.awards)
    column = next((column for column in asked if column.code == award), None)
    board = board_of(request.user, subject, about)
    if column is None or board is None:
        raise Http404
    taken = supposed_in(request, uid)
    return AskedOf(subject, kind, review, taken, column, board_if(board, taken) if taken else board)


def why(request: SignedIn, uid: UUID, award: str) -> HttpResponse:
    asked = asked_of(request, uid, award)
    subject, review = asked.subject, asked.review
    shown = showing(asked.board, 0, award)
    links = EvidenceLinks(dossier(request.user, subject))
    query, law = query_of(review, asked.taken.texts), _law(asked)
    context = {
        "subject": subject, "review": review, "column": asked.column, "shown": shown,
        "nodes": nodes(shown.lines, links, law),
        "readings": [_reading(one, links, law) for one in shown.readings],
        "procedures": nodes(
            [ShownLine(line) for line in shown.explanation.procedures], links, law
        ),
        "crumbs": crumbs(subject, asked.kind, review, asked.taken),
        "law": law,
        "supposed": [one.says for one in asked.taken.taken],
        "plain": f"{request.path}?{review.query}",
        "steps": f"{reverse('desk:steps', args=[uid, award])}?{query}" if has_steps(shown) else "",
        "digest": shown.verdict.provenance.law,
    }  # fmt: skip
    return render(request, "desk/sweep/why.html", context)


def kind_of(subject: Subject) -> str:
    """The kind of recipient, as the law counts them."""
    if isinstance(subject, Person):
        return "individual"
    return "household" if subject.kind == Kind.HOUSEHOLD else "collective"


def crumbs(
    subject: Subject, kind: str, review: Review, taken: Suppositions
) -> list[tuple[str, str]]:  # fmt: skip
    return [
        (_("Rà soát"), f"{reverse('desk:sweep')}?kind={kind}&{review.query}"),
        (str(subject), f"{address_of(subject)}?{query_of(review, taken.texts)}"),
    ]


def steps(request: SignedIn, uid: UUID, award: str) -> HttpResponse:
    """The way to an award, year by year: a part of the page, or a page of its own without htmx."""
    asked = asked_of(request, uid, award)
    shown = showing(asked.board, 0, award)
    if not has_steps(shown):
        raise Http404
    judged, entry = asked.board.of(0), asked.board.entries[0]
    query = query_of(asked.review, asked.taken.texts)
    unread = "last_verified" in {one.code for one in shown.readings}
    context = {
        "subject": asked.subject, "review": asked.review, "column": asked.column, "shown": shown,
        "way": way_to(judged, entry.uid, award, language()),
        "branch": next((one.line for one in _nearest(shown)), None),
        "unread": unread, "provisional": unread or shown.provisional, "whole": not request.htmx,
        "crumbs": crumbs(asked.subject, asked.kind, asked.review, asked.taken),
        "why": f"{reverse('desk:why', args=[uid, award])}?{query}",
    }  # fmt: skip
    part = "desk/sweep/steps.html" if request.htmx else "desk/sweep/steps_page.html"
    return render(request, part, context)


def has_steps(shown: Shown) -> bool:
    """Whether there is a way to tell: not met yet, and a later year in sight that may be said."""
    later = shown.verdict.earliest not in (None, shown.verdict.year)
    return shown.earliest is not None and later and shown.leaning is not Overall.ELIGIBLE


def _nearest(shown: Shown) -> list[ShownLine]:
    """The branch that lacks least, where the standard has branches."""
    lines = shown.lines or (shown.readings[0].lines if shown.readings else ())
    return [one for one in lines if one.line.nearest and one.line.branch]


def nodes(lines: Iterable[ShownLine], links: EvidenceLinks, law: str) -> list[Node]:
    """The flat lines as a tree; ``law`` is the lawbook's page of the award."""
    roots: list[Node] = []
    above: list[Node] = []
    for shown in lines:
        node = _node(shown, links, law)
        del above[shown.line.depth :]
        (above[-1].children if above else roots).append(node)
        above.append(node)
    return roots


def _node(shown: ShownLine, links: EvidenceLinks, law: str) -> Node:
    line = shown.line
    rows = line.criterion.rows if line.criterion else ()
    evidence = [
        (links.told(text, row), links.address(row))
        for text, row in zip(line.evidence_texts, rows, strict=False)
    ]
    sureness = line.sureness.value if line.sureness else ""
    anchor = f"#{line.criterion.id}" if line.criterion else ""
    return Node(
        shown, shown.status, str(STATUS_WORDS[shown.status]), sureness,
        str(SURENESS_WORDS[sureness]) if sureness else "",
        f"{law}{anchor}", evidence,
    )  # fmt: skip


def _reading(one: Reading, links: EvidenceLinks, law: str) -> dict[str, Any]:
    return {
        "word": READING_WORDS[one.code], "overall": one.overall.code,
        "nodes": nodes(one.lines, links, law),
    }  # fmt: skip


def _law(asked: AskedOf) -> str:
    """The lawbook's page of the award, on the day its level received the file, as read by the
    rules of the subject's own province and ministry."""
    law, award, review = asked.board.law_of(0), asked.column.code, asked.review
    day = dict(review.higher).get(law.awards[award].level, review.received)
    query = {"on": day.isoformat()} | ({"rules": key} if (key := key_of(law)) else {})
    return f"{reverse('lawbook:award', args=[award])}?{urlencode(query)}"


__all__ = ["Node", "Shown", "why"]
