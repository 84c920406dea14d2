"""What is laid on the law now, the drafts, one draft, and whom it would change."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from thidua.bridge.law import fault, the_law, the_laws
from thidua.bridge.overlays import Change, Overlay, digest_of, kept_text, value_words
from thidua.bridge.verdicts import in_language
from thidua.cycle.nominations.columns import language
from thidua.cycle.nominations.reviewing import review_of
from thidua.cycle.nominations.roster import HOUSEHOLD, KINDS, roster
from thidua.foundation.exchange.permissions import may_know_secrets
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.naming import english_name, rules_name
from thidua.foundation.overlays.permissions import (
    may_confirm_overlays,
    may_see_overlays,
    may_write_overlays,
)
from thidua.foundation.overlays.queries import (
    NOBODY,
    Whom,
    grouped,
    whom_it_changes,
    whom_it_would_judge,
    whom_they_judge,
)
from thidua.foundation.overlays.refusals import Refused
from thidua.foundation.overlays.words import GROUPS, State
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.listing import Sheet, Words, files_at, of_values
from thidua.surfaces.desk.views.overlays.finding import crumbs, draft_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn
from thidua.surfaces.desk.words import verdict_word
from thidua.surfaces.desk.years import chosen_year

DRAFTS = Sheet(
    slug="quy-dinh-rieng",
    title=_("Các bản đã soạn"),
    columns=(
        Column("text", _("Văn bản"), str, sort=("text",)),
        Column("title", _("Trích yếu"), lambda row: row.title, listed=False),
        Column("state", _("Tình trạng"), lambda row: str(row.get_state_display()),
               sort=("state",)),
        Column("from", _("Có hiệu lực từ ngày"), lambda row: row.valid_from, kind="day",
               sort=("from",)),
        Column("writer", _("Người soạn"), lambda row: str(row.writer), sort=("writer",)),
        Column("written", _("Soạn lúc"), lambda row: timezone.localdate(row.written_at),
               kind="day", sort=("written",)),
        Column("confirmer", _("Người xác nhận"), lambda row: str(row.confirmer or ""),
               sort=("confirmer",)),
        Column("confirmed", _("Xác nhận lúc"),
               lambda row: row.confirmed_at and timezone.localdate(row.confirmed_at),
               kind="day", sort=("confirmed",)),
    ),
    order="-written",
    sieves=(
        of_values("state", _("Tình trạng"), lambda row: str(row.get_state_display())),
        of_values("writer", _("Người soạn"), lambda row: str(row.writer)),
    ),
    searched=lambda row: f"{row} {row.title}",
    search_label=_("Tìm theo số, trích yếu"),
    words=Words(none=_("Chưa soạn bản nào")),
    opened=lambda row: reverse("desk:overlay", args=[row.uid]),
)  # fmt: skip

SHOWN = 200
"""Changed results listed on a page; all are counted."""


def overlays(request: SignedIn) -> HttpResponse:
    require(may_see_overlays, request.user)
    problem = fault()
    context = DRAFTS.drawn(request, _drafts(request), files_at("desk:overlays-file")) | {
        "laid": _laid(),
        "fault": problem.told(language()) if problem else "",
        "may_write": may_write_overlays(request.user),
    }  # fmt: skip
    return render(request, "desk/overlays/list.html", context)


@require_GET
def drafts_file(request: SignedIn, form: str) -> HttpResponse:
    require(may_see_overlays, request.user)
    return DRAFTS.file(request, form, _drafts(request))


def _drafts(request: SignedIn) -> list[OverlayDraft]:
    rows = OverlayDraft.objects.visible_to(request.user)
    return list(rows.select_related("writer", "confirmer", "organisation"))


def _laid() -> list[dict[str, Any]]:
    """What the office has, with whom each of it judges."""
    found, reached = the_laws().overlays, whom_they_judge()
    return [_line(one, reached.get((one.issuer, one.holder.code), NOBODY)) for one in found]


def _line(one: Overlay, whom: Whom) -> dict[str, Any]:
    lang = language()
    return {
        "one": one, "whom": whom, "name": rules_name(one.name, one.issuer, one.holder.name, lang),
        "whose": one.holder.name.get(lang) or english_name(one.issuer, one.holder.name["vi"]),
        "fills": len(one.fills),
        "adds": len(one.adds) + len(one.tightens),
    }  # fmt: skip


def draft(request: SignedIn, uid: UUID) -> HttpResponse:
    found, user = draft_of(request, uid), request.user
    wrote = str(user.uid) in found.hands
    context = {
        "draft": found, "crumbs": crumbs(), "groups": _groups(found),
        "may_write": may_write_overlays(user, found.organisation_id),
        "may_confirm": may_confirm_overlays(user, found.organisation_id) and not wrote,
        "wrote": wrote, "standing": _standing(found),
        **(_what_follows(found) if found.state in (State.DRAFTED, State.SUBMITTED) else {}),
    }  # fmt: skip
    return render(request, "desk/overlays/draft.html", context)


def _what_follows(draft: OverlayDraft) -> dict[str, Any]:
    """Whom the draft would judge once confirmed, and the sample that would give way there."""
    try:
        whom = whom_it_would_judge(draft)
    except Refused as refused:
        return {"refused": refused}
    return {"whom": whom, "displaced": _displaced(draft) if whom.organisations else []}


def _displaced(draft: OverlayDraft) -> list[dict[str, Any]]:
    """The sample of a demonstration and its points: it gives way to rules of one's own."""
    law, lang = the_law(), language()
    return [
        {"name": in_language(one.name, lang),
         "points": [in_language(law.settings[name].text, lang) for name in one.fills]}
        for one in the_laws().overlays if one.demonstration and one.issuer == draft.issuer
    ]  # fmt: skip


def _groups(draft: OverlayDraft) -> list[dict[str, Any]]:
    """Each group of parameters with what the draft fills of it."""
    lang, found = language(), grouped()
    return [
        {"slug": slug, "label": label, "total": len(found[slug]),
         "filled": [
             {"text": in_language(one.text, lang),
              "value": value_words(one, tuple(draft.values[one.name]["value"]), lang),
              "article": draft.values[one.name]["article"] or draft.article}
             for one in found[slug] if one.name in draft.values
         ]}
        for slug, (label, _starts) in GROUPS.items() if found.get(slug)
    ]  # fmt: skip


def _standing(draft: OverlayDraft) -> str:
    """Whether the file of a confirmed draft still stands as it was confirmed."""
    if draft.state != State.CONFIRMED:
        return ""
    return "same" if digest_of(kept_text(draft.code)) == draft.digest else "other"


def file(request: SignedIn, uid: UUID) -> HttpResponse:
    """The overlay file, as it would be or was saved."""
    found = draft_of(request, uid)
    name = content_disposition_header(True, f"{found.code}.yaml")
    headers = {"Content-Disposition": str(name), "Cache-Control": "private, no-store"}
    return HttpResponse(found.text, content_type="text/yaml; charset=utf-8", headers=headers)


def affected(request: SignedIn, uid: UUID) -> HttpResponse:
    """Whose results the draft would change in the sweep of the year under review."""
    found = draft_of(request, uid)
    review = review_of(request.GET, chosen_year(request))
    asked = review.asked(secrets=may_know_secrets(request.user))
    context: dict[str, Any] = {"draft": found, "crumbs": crumbs(found), "review": review}
    try:
        changes = whom_it_changes(found, asked)
    except Refused as refused:
        return render(request, "desk/overlays/affected.html", context | {"refused": refused})
    lines = _lines(request, changes, review.year, asked.revision, review.query)
    context |= {"count": len(lines), "beyond": len(changes) - len(lines), "lines": lines[:SHOWN]}
    return render(request, "desk/overlays/affected.html", context)


def _page_of(kind: str) -> str:
    return "desk:person" if kind == "individual" else "desk:collective"


def _lines(
    request: SignedIn, changes: list[Change], year: int, at: str, query: str
) -> list[dict[str, Any]]:
    """The changes of subjects the reader may see, in the order of the sweep's rows."""
    law, lang = the_law(), language()
    by_subject: dict[str, list[Change]] = {}
    for one in changes:
        by_subject.setdefault(one.subject, []).append(one)
    return [
        {"name": entry.name, "detail": entry.unit,
         "address": f"{reverse(_page_of(kind), args=[UUID(entry.uid)])}?{query}",
         "award": in_language(law.awards[one.award].short, lang),
         "before": one.before, "before_word": verdict_word(one.before),
         "after": one.after, "after_word": verdict_word(one.after)}
        for kind in (*KINDS, HOUSEHOLD)
        for entry in roster(request.user, kind, year, at)
        for one in by_subject.get(entry.uid, ())
    ]  # fmt: skip
