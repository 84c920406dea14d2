"""A conference on one page: programme, papers read, delegates, whom it honours, its papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.cycle.showcase.actions.attach_speech import attach_speech
from thidua.cycle.showcase.actions.draw_honours import draw_honours
from thidua.cycle.showcase.actions.invite_heads import invite_heads
from thidua.cycle.showcase.actions.note_present import note_present
from thidua.cycle.showcase.models import Conference, HonourEntry, Speech
from thidua.cycle.showcase.papers import honour_list, minutes, programme
from thidua.cycle.showcase.permissions import may_hold_conferences
from thidua.cycle.showcase.queries import honours_of
from thidua.cycle.showcase.words import ConferenceState
from thidua.foundation.documents.state_paper import StatePaper
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.papers import drawn, handed_out
from thidua.surfaces.desk.pressing import done, version_of
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.year.tally import rows_of

PAPERS: dict[str, Callable[[Conference], StatePaper]] = {
    "chuong-trinh": programme, "danh-sach-vinh-danh": honour_list, "bien-ban": minutes,
}  # fmt: skip
LARGEST = 20 * 1024 * 1024


def conference_of(request: HttpRequest, uid: UUID) -> Conference:
    """To whoever may not see it, it does not exist."""
    rows = Conference.objects.visible_to(reader(request)).select_related(
        "organisation__parent__parent", "minutes"
    )
    found = rows.prefetch_related("agenda", "delegates").filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True, slots=True)
class Group:
    """One award of the ceremony with all who get it, each with its number in the ceremony."""

    title: str
    praised: bool
    entries: list[HonourEntry]


def _groups(rows: list[HonourEntry]) -> Iterator[Group]:
    def title(row: HonourEntry) -> str:
        return row.award.name if row.award else _("Biểu dương tại hội nghị")

    for told, entries in groupby(rows, key=title):
        kept = list(entries)
        yield Group(told, kept[0].award is None, kept)


@require_GET
def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = conference_of(request, uid)
    keeps = may_hold_conferences(reader(request), row.organisation_id)
    open_ = row.state != ConferenceState.CLOSED
    honours = honours_of(row)
    context = {
        "conference": row, "title": row.title, "writes": keeps and open_,
        "speeches": list(row.speeches.select_related("unit", "paper")),
        "honours": list(_groups(honours)), "honoured": len(honours),
        "present": sum(one.present for one in row.delegates.all()),
        "lost": [one for one in honours if not one.stands],
        "crumbs": [(_("Hội nghị"), rows_of("hoi-nghi"))],
        "deeds": list(_deeds(row)) if keeps and open_ else [],
        "steps": _steps(row),
    }  # fmt: skip
    return render(request, "desk/showcase/conference.html", context)


def _steps(row: Conference) -> list[dict[str, Any]]:
    states = list(ConferenceState)
    here = states.index(ConferenceState(row.state))
    return [
        {"label": one.label, "state": "done" if at < here else "here" if at == here else "ahead"}
        for at, one in enumerate(states)
    ]


def _deeds(row: Conference) -> Iterator[dict[str, Any]]:
    def of(label: str, name: str, *more: str) -> dict[str, Any]:
        return {"label": label, "address": reverse(name, args=["hoi-nghi", row.uid, *more])}

    yield of(_("Sửa"), "desk:record-correct")
    yield of(_("Ghi diễn biến, kết luận"), "desk:record-deed", "da-to-chuc")
    if row.state == ConferenceState.HELD:
        yield of(_("Chốt biên bản"), "desk:record-deed", "chot")


def kept_by(request: HttpRequest, uid: UUID) -> Conference:
    """A conference whose reader keeps it."""
    row = conference_of(request, uid)
    require(may_hold_conferences, reader(request), row.organisation_id)
    return row


@require_POST
def draw(request: HttpRequest, uid: UUID) -> HttpResponse:
    actor, row = reader(request), kept_by(request, uid)
    done(
        request, lambda: draw_honours(actor=actor, conference=row),
        _("Đã lập danh sách vinh danh theo sổ khen thưởng."),
    )  # fmt: skip
    return redirect("desk:conference", uid)


@require_POST
def invite(request: HttpRequest, uid: UUID) -> HttpResponse:
    actor, row = reader(request), kept_by(request, uid)
    done(
        request, lambda: invite_heads(actor=actor, conference=row),
        _("Đã đưa người đứng đầu các đơn vị vào danh sách đại biểu."),
    )  # fmt: skip
    return redirect("desk:conference", uid)


@require_POST
def present(request: HttpRequest, uid: UUID) -> HttpResponse:
    actor, row = reader(request), kept_by(request, uid)
    here = [UUID(one) for one in request.POST.getlist("present") if _is_uid(one)]
    done(
        request, lambda: note_present(actor=actor, conference=row, present=here),
        _("Đã ghi đại biểu có mặt."),
    )  # fmt: skip
    return redirect("desk:conference", uid)


def _is_uid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


@require_GET
def paper(request: HttpRequest, uid: UUID, what: str, form: str) -> HttpResponse:
    row = conference_of(request, uid)
    if what not in PAPERS:
        raise Http404
    if what == "bien-ban" and form == "pdf" and row.minutes is not None:
        return handed_out(row.minutes)
    name = f"{what}-{row.held_on:%Y-%m-%d}"
    return drawn(PAPERS[what](row), form, name, attached=form != "pdf")


@require_http_methods(["GET", "POST"])
def speech(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The text of a paper read: to take away, or to keep."""
    seen = Conference.objects.visible_to(reader(request))
    rows = Speech.objects.filter(conference__in=seen.values("pk"), uid=uid)
    found = rows.select_related("conference__organisation", "paper").first()
    if found is None or (request.method == "GET" and found.paper is None):
        raise Http404
    if request.method == "GET" and found.paper is not None:
        return handed_out(found.paper)
    _keep_speech(request, found)
    return redirect("desk:conference", found.conference.uid)


def _keep_speech(request: HttpRequest, row: Speech) -> None:
    require(may_hold_conferences, reader(request), row.conference.organisation_id)
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, _("Chưa chọn tệp nào; chưa có gì được lưu."))
        return
    if (file.size or 0) > LARGEST:
        messages.error(request, _("Tệp lớn hơn 20 MB nên chưa được lưu. Hãy chọn tệp nhỏ hơn."))
        return
    actor, version = reader(request), version_of(request)
    done(
        request,
        lambda: attach_speech(
            actor=actor, row=row, version=version, name=file.name or "tham-luan",
            content=file.read(),
        ),
        _("Đã lưu toàn văn tham luận."),
    )  # fmt: skip
