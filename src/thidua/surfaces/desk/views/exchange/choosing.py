"""What a person must settle before the import: who is meant, which award, which kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views import View

from thidua.bridge.parsed import from_plain
from thidua.bridge.workbooks import Identity, Import, Pending, Suggestion
from thidua.foundation.exchange.actions.decide_import import decide_import
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.planning.decided import SKIP, Decisions
from thidua.foundation.exchange.refusals import NotNow, require_state
from thidua.foundation.exchange.shown import text_of
from thidua.foundation.exchange.sizes import is_large
from thidua.foundation.exchange.words import TABLE_WORDS, State
from thidua.foundation.keeping import StaleEdit
from thidua.foundation.registry.catalogue import award_name
from thidua.surfaces.desk.pressing import version_of
from thidua.surfaces.desk.views.exchange.background import started
from thidua.surfaces.desk.views.exchange.batch import said
from thidua.surfaces.desk.views.exchange.finding import (
    address,
    batch_of,
    may_decide,
    stale,
    turned_back,
)
from thidua.surfaces.desk.views.sweep.finding import SignedIn

PAGE = 50


@dataclass(frozen=True, slots=True)
class Question:
    index: int
    waiting: Pending
    table: str
    about: str
    options: list[tuple[str, str]]
    chosen: str
    asks_year: bool


@dataclass(frozen=True, slots=True)
class Kind:
    index: int
    suggestion: Suggestion
    who: str
    award: str
    text: str
    kind: str
    reason: str
    confirmed: bool


class OfBatch(View):
    """A page of choices of one batch still to be decided."""

    view = ""
    template = ""
    title: str
    batch: ImportBatch
    found: Import
    decisions: Decisions

    def dispatch(self, request: SignedIn, uid: UUID) -> HttpResponseBase:  # type: ignore[override]
        self.batch = batch_of(request, uid)
        try:
            require_state(self.batch, State.PREVIEWED)
        except NotNow as error:
            return turned_back(request, self.batch, error)
        self.found = from_plain(self.batch.parsed or {})
        self.decisions = Decisions.read(self.batch.decisions)
        return super().dispatch(request)

    def get(self, request: SignedIn) -> HttpResponse:
        page = Paginator(self.entries(), PAGE).get_page(request.GET.get("page"))
        context = self.context(page) | {
            "batch": self.batch, "page": page, "decides": may_decide(request, self.batch),
            "crumbs": [
                (_("Nhập, xuất bảng tính"), reverse("desk:exchange")),
                (self.batch.file_name, address(self.batch)),
            ],
        }  # fmt: skip
        return render(request, self.template, context)

    def entries(self) -> Any:
        """What is asked, in the order of the file."""
        raise NotImplementedError

    def context(self, page: Page) -> dict[str, Any]:
        """What the template shows of one page of it."""
        raise NotImplementedError

    def choices(self, request: SignedIn) -> dict[str, Any]:
        """What was answered, as the action takes it."""
        raise NotImplementedError

    def post(self, request: SignedIn) -> HttpResponse:
        if is_large(self.batch):
            asked = {name: _plain(given) for name, given in self.choices(request).items()}
            return started(
                request, "decide_import", self.batch, version=version_of(request), **asked
            )
        try:
            decide_import(
                actor=request.user, batch=self.batch, version=version_of(request),
                **self.choices(request),
            )  # fmt: skip
        except StaleEdit:
            messages.error(request, stale())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        except NotNow as error:
            return turned_back(request, self.batch, error)
        else:
            messages.success(request, _("Đã ghi lựa chọn; bản xem trước được lập lại."))
        return redirect(address(self.batch, self.view))


def _plain(given: Any) -> Any:
    """An answer as JSON keeps it."""
    if isinstance(given, dict):
        return {str(index): value for index, value in given.items()}
    return sorted(given)


class Waiting(OfBatch):
    view, template = "exchange-waiting", "desk/exchange/waiting.html"

    def entries(self) -> Any:
        return list(enumerate(self.found.pending))

    def context(self, page: Page) -> dict[str, Any]:
        return {"questions": [self._question(index, one) for index, one in page], "skip": SKIP}

    def _question(self, index: int, one: Pending) -> Question:
        return Question(
            index, one, str(TABLE_WORDS.get(one.table, one.table)), _about(self.found, one),
            [(value, self._label(one.field, value)) for value in one.candidates],
            self.decisions.choices.get(index, ""), one.field == "year",
        )  # fmt: skip

    def _label(self, field: str, value: str) -> str:
        if field == "award":
            return award_name(value)
        identity = self.found.identities.get(value)
        return _distinct(identity, self.found) if identity else value

    def choices(self, request: SignedIn) -> dict[str, Any]:
        """Index → value, for the rows of the page that was sent."""
        prefix = "choice-"
        given = {
            int(name.removeprefix(prefix)): str(value).strip()
            for name, value in request.POST.items()
            if name.startswith(prefix) and name.removeprefix(prefix).isdecimal()
        }
        return {"choices": given}


class Kinds(OfBatch):
    view, template = "exchange-kinds", "desk/exchange/kinds.html"

    def entries(self) -> Any:
        return [(index, one) for index, one in enumerate(self.found.suggestions) if not one.sure]

    def context(self, page: Page) -> dict[str, Any]:
        return {"kinds": [self._kind(index, one) for index, one in page]}

    def _kind(self, index: int, one: Suggestion) -> Kind:
        row = getattr(self.found.register, one.table)[one.index]
        details = self.found.details.get((one.table, one.index), {})
        identity = self.found.identities.get(row.subject)
        return Kind(
            index, one, identity.name if identity else "",
            details.get("award") or award_name(row.award), details.get("content", ""),
            text_of("registry.awardheld", one.field, one.value), said(list(one.reason)),
            index in self.decisions.confirmed,
        )  # fmt: skip

    def choices(self, request: SignedIn) -> dict[str, Any]:
        """All of them, or those ticked among those the page showed."""
        if "all" in request.POST:
            return {"confirm": [index for index, _one in self.entries()]}
        on_page = {int(text) for text in request.POST.getlist("on_page") if text.isdecimal()}
        ticked = {int(text) for text in request.POST.getlist("confirm") if text.isdecimal()}
        return {"confirm": ticked & on_page, "leave": on_page - ticked}


def _about(found: Import, one: Pending) -> str:
    """What the waiting row says, but for what it waits for."""
    parts, row = [], cast("Any", one.row)
    identity = found.identities.get(getattr(one.row, "subject", ""))
    if identity and one.field != "subject":
        parts.append(identity.name)
    if getattr(row, "award", ""):
        parts.append(award_name(row.award))
    if getattr(row, "year", 0):
        parts.append(str(row.year))
    if getattr(row, "decision_no", None):
        parts.append(row.decision_no)
    return " · ".join(parts)


def _distinct(identity: Identity, found: Import) -> str:
    """A name with what tells its bearers apart."""
    unit = found.identities.get(identity.unit or "")
    born = date_format(identity.born, "SHORT_DATE_FORMAT") if identity.born else ""
    more = ", ".join(filter(None, (identity.code, born, unit.name if unit else "")))
    return f"{identity.name} ({more})" if more else identity.name
