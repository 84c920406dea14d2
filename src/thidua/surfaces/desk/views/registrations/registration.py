"""A unit's registration on one page: titles, targets, the pledge; what is to be mended stands at
the very field."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from thidua.bridge.law import the_law
from thidua.cycle.movements.figures import figure, measured
from thidua.cycle.movements.models import Indicator
from thidua.cycle.registrations.actions.revise_registration import revise_registration
from thidua.cycle.registrations.fields import PLEDGE, TARGETS, TITLES, gone, key_of
from thidua.cycle.registrations.models import (
    RegisteredTarget,
    RegisteredTitle,
    Registration,
    Remark,
)
from thidua.cycle.registrations.permissions import may_answer, may_register
from thidua.cycle.registrations.proposing import Proposal, Subject, suggestions
from thidua.cycle.registrations.queries import staff_of
from thidua.cycle.registrations.refusals import lacking
from thidua.cycle.registrations.words import OPEN_TO_UNIT, State, why_word
from thidua.foundation.keeping import StaleEdit
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.registry.catalogue import award_name
from thidua.surfaces.desk.pressing import version_of
from thidua.surfaces.desk.registers.books.registrations import page_of
from thidua.surfaces.desk.views.registrations.finding import crumbs, registration_of
from thidua.surfaces.desk.views.registrations.reading import MORE, revision_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn

ORDER = (State.DRAFT, State.SUBMITTED, State.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the page draws it; ``value`` and ``text`` as typed, where something was."""

    row: Any
    key: str
    said: str
    remarks: list[Remark]
    typed_remark: str = ""
    value: str = ""
    text: str = ""
    out: bool = False
    why: str = ""

    @property
    def asked(self) -> bool:
        """Something is still to be mended here."""
        return any(one.open for one in self.remarks)


class RegistrationPage(View):
    def get(self, request: SignedIn, uid: UUID) -> HttpResponse:
        return self.page(request, registration_of(request, uid))

    def post(self, request: SignedIn, uid: UUID) -> HttpResponse:
        refused = self.keep(request, uid)
        if refused is not None:
            return refused
        messages.success(request, _("Đã lưu và ghi vào nhật ký."))
        return redirect(page_of(registration_of(request, uid)))

    def keep(self, request: SignedIn, uid: UUID) -> HttpResponse | None:
        """Save the page; where that fails nothing is kept, and the page comes back with all that
        was typed."""
        row = registration_of(request, uid)
        try:
            staff = staff_of(row.organisation, row.year)
            asked = revision_of(request.POST, row, staff, suggestions(row, staff), _indicators(row))
            revise_registration(
                actor=request.user, row=row, version=version_of(request), revision=asked
            )
        except StaleEdit as stale:
            return self.page(request, registration_of(request, uid), told=[str(stale)], status=422)
        except ValidationError as error:
            fresh = registration_of(request, uid)
            return self.page(request, fresh, told=error.messages, status=422)
        return None

    def page(
        self, request: SignedIn, row: Registration, *, told: list[str] | None = None,
        status: int = 200,
    ) -> HttpResponse:  # fmt: skip
        sent = request.POST
        writes = row.state in OPEN_TO_UNIT and may_register(request.user, row.organisation_id)
        answers = row.state in (State.SUBMITTED, State.ACCEPTED) and may_answer(
            request.user, row.organisation_id
        )
        remarks = _remarks(row)
        context = {
            "row": row, "crumbs": crumbs(row), "writes": writes, "answers": answers,
            "asks": answers and (row.state == State.SUBMITTED or bool(sent)
                                 or "tra-lai" in request.GET),
            "told": told or [], "steps": _steps(row), "lacking": lacking(row),
            "groups": _groups(row, remarks, sent), "targets": _targets(row, remarks, sent),
            "pledge": Line(None, PLEDGE, "", remarks[PLEDGE], sent.get(f"remark {PLEDGE}", ""),
                           text=sent.get("pledge", row.pledge)),
            "heads": {
                key: Line(None, key, "", remarks[key], sent.get(f"remark {key}", ""))
                for key in (TITLES, TARGETS)
            },
            "lost": _lost(row, remarks), "deeds": _deeds(row, writes=writes),
        }  # fmt: skip
        if writes:
            context |= _offers(row, sent)
        return render(request, "desk/registrations/registration.html", context, status=status)


def _remarks(row: Registration) -> dict[str, list[Remark]]:
    found: dict[str, list[Remark]] = defaultdict(list)
    for one in row.remarks.order_by("pk"):
        found[one.field].append(one)
    return found


def _steps(row: Registration) -> list[dict[str, Any]]:
    at = State.DRAFT if row.state == State.RETURNED else State(row.state)
    here = ORDER.index(at)
    return [
        {"label": row.get_state_display() if n == here else State(one).label,
         "state": "done" if n < here else "here" if n == here else "ahead"}
        for n, one in enumerate(ORDER)
    ]  # fmt: skip


def _groups(row: Registration, remarks: dict[str, list[Remark]], sent: Any) -> list[dict[str, Any]]:
    """Titles in the order of the catalogue, collectives before people; one query."""
    titles = list(row.titles.all().with_subject())
    out = set(sent.getlist("titles_out"))
    groups = []
    for code in the_law().awards:
        mine = sorted(
            (one for one in titles if one.award == code),
            key=lambda one: (one.person_id is not None, one.subject.sort_key),
        )
        if mine:
            lines = [_title(one, remarks, sent, out) for one in mine]
            groups.append({"name": award_name(code), "lines": lines})
    return groups


def _title(
    one: RegisteredTitle, remarks: dict[str, list[Remark]], sent: Any, out: set[str]
) -> Line:
    key, kept = key_of(one), one.provenance or {}
    why = why_word(kept.get("why", ""), kept.get("year"))
    return Line(one, key, str(one.subject), remarks[key], sent.get(f"remark {key}", ""),
                out=str(one.pk) in out, why=why)  # fmt: skip


def _targets(row: Registration, remarks: dict[str, list[Remark]], sent: Any) -> list[Line]:
    out = set(sent.getlist("targets_out"))
    found = []
    for one in row.targets.select_related("indicator"):
        key = key_of(one)
        level = measured(one.indicator, one.value) if one.indicator and one.value else ""
        found.append(Line(
            one, key, level, remarks[key], sent.get(f"remark {key}", ""),
            sent.get(f"value_{one.pk}", figure(one.value)), sent.get(f"text_{one.pk}", one.text),
            str(one.pk) in out,
        ))  # fmt: skip
    return found


def _lost(row: Registration, remarks: dict[str, list[Remark]]) -> list[tuple[str, Remark]]:
    """Remarks on lines that are no longer there."""
    lines: list[RegisteredTitle | RegisteredTarget] = [*row.titles.all(), *row.targets.all()]
    there = {PLEDGE, TITLES, TARGETS, *map(key_of, lines)}
    return [(gone(), one) for key, found in remarks.items() if key not in there for one in found]


def _deeds(row: Registration, *, writes: bool) -> list[dict[str, Any]]:
    if not writes:
        return []
    deeds = [
        {"label": _("Chọn phong trào"), "address":
         reverse("desk:record-correct", args=["ban-dang-ky", row.uid])}
    ]  # fmt: skip
    if row.state == State.DRAFT:
        address = reverse("desk:record-deed", args=["ban-dang-ky", row.uid, "xoa"])
        deeds.append({"label": _("Xóa bản đang soạn"), "address": address})
    return deeds


def _indicators(row: Registration) -> dict[str, Indicator]:
    """Indicators of the offices above that the registration does not have yet, by uid."""
    places, above = [], row.organisation
    while above is not None:
        places.append(above.pk)
        above = above.parent  # type: ignore[assignment]  # the root has none
    rows = Indicator.objects.filter(organisation__in=places).exclude(registered__registration=row)
    return {str(one.uid): one for one in rows}


def _offers(row: Registration, sent: Any) -> dict[str, Any]:
    """What may be added: what the sweep says, anybody of the unit, further targets."""
    staff = staff_of(row.organisation, row.year)
    law, ticked = the_law(), set(sent.getlist("add"))
    return {
        "offered": [_offer(one, ticked) for one in suggestions(row, staff)],
        "staff": [(str(one.uid), _named(one)) for one in staff],
        "awards": [(code, award_name(code)) for code in law.ladder],
        "indicators": [(uid, str(one)) for uid, one in _indicators(row).items()],
        "more": [
            {"n": n, "indicator": sent.get(f"more_indicator_{n}", ""),
             "value": sent.get(f"more_value_{n}", ""), "text": sent.get(f"more_text_{n}", "")}
            for n in range(MORE)
        ],
        "typed_subject": sent.get("add_subject", ""), "typed_award": sent.get("add_award", ""),
    }  # fmt: skip


def _offer(one: Proposal, ticked: set[str]) -> dict[str, Any]:
    value = f"{one.subject.uid}|{one.award}"
    return {
        "value": value, "who": _named(one.subject), "award": award_name(one.award),
        "why": why_word(one.why, one.year), "ticked": value in ticked,
    }  # fmt: skip


def _named(one: Subject) -> str:
    if isinstance(one, Organisation):
        return one.name
    assert isinstance(one, Person)
    return one.full_name
