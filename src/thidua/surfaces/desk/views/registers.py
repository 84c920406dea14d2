"""The pages of every register: list, file, record, form, deed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django.views import View

from thidua.foundation.jobs.actions.start_job import start_job
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.predicates import Predicate, require
from thidua.surfaces.desk.addresses import address_of
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.books import REGISTERS
from thidua.surfaces.desk.registers.columns import Cell, Column, cell
from thidua.surfaces.desk.registers.exporting import FORMATS, LIMIT
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.registers.listing import Shown, Words, files_at, framed
from thidua.surfaces.desk.registers.paging import LongPaginator
from thidua.surfaces.desk.registers.register import Deed, Register
from thidua.surfaces.desk.registers.subject_field import SubjectField
from thidua.surfaces.desk.registers.taken import taken
from thidua.surfaces.desk.views.people.forwarding import kept_of
from thidua.surfaces.desk.years import chosen_year

PAGE = 50
WORDS = Words(none=_later("Sổ này chưa có dòng nào"))
BEGUN = ("khen-thuong", "xep-loai", "chuc-vu")
"""The books whose next line is entered from a person's or a collective's own."""
SUBJECT_FIELDS = {"subject": "subject", "person": "person", "collective": "organisation"}


class OfRegister(View):
    """Finds the register of the address; to whoever may not see it, it does not exist."""

    register: Register

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = REGISTERS.get(kwargs["slug"])
        if found is None or not found.may_see(reader(request)):
            raise Http404
        self.register = found

    def row_or_404(self, uid: UUID) -> Any:
        row = self.register.row(reader(self.request), uid)
        if row is None:
            raise Http404
        return row

    def address(self, view: str = "register", *args: Any) -> str:
        return reverse(f"desk:{view}", args=[self.register.slug, *args])


class RegisterList(OfRegister):
    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        rows, filters = self.register.narrowed(request)
        rows, order = self.register.sorted(rows, request.GET.get("sort", ""))
        seen = self.register.rows(reader(request))
        page = LongPaginator(rows, PAGE, seen).get_page(request.GET.get("page"))
        shown = Shown(
            self.register.title, self.register.columns_for(reader(request)), order, WORDS,
            self.register.opened or (lambda row: self.address("record", row.uid)),
        )  # fmt: skip
        context = framed(
            request, page, shown, files_at("desk:register-file", slug), filters,
            search_label=self.register.search_label if self.register.search else None,
        )  # fmt: skip
        more = {"register": self.register, "lead": self.register.lead, "deeds": self.deeds()}
        return render(request, "desk/lists/page.html", context | more)

    def deeds(self) -> list[dict[str, Any]]:
        if not self.register.may_keep(reader(self.request)):
            return []
        label = _("Thêm %(one)s") % {"one": self.register.one}
        entry = {"label": label, "address": self.address("record-new"), "main": True}
        return [entry, *self.register.entries()]


class RegisterFile(OfRegister):
    def get(self, request: HttpRequest, slug: str, form: str) -> HttpResponse:
        if form not in FORMATS:
            raise Http404
        rows, _filters = self.register.narrowed(request)
        rows, _order = self.register.sorted(rows, request.GET.get("sort", ""))
        kept = list(rows[: LIMIT + 1])
        if len(kept) > LIMIT:
            return self.in_background(request, form)
        taken(request, slug, form, len(kept))
        return FORMATS[form](slug, self.register.columns_for(reader(request)), kept)

    def in_background(self, request: HttpRequest, form: str) -> HttpResponse:
        """A long file is made while the page is free; it never ends before its last row."""
        job = start_job(
            actor=reader(request), kind="export_register",
            arguments={"slug": self.register.slug, "form": form, "query": request.GET.urlencode()},
            label=str(self.register.title),
        )  # fmt: skip
        return redirect("desk:job", job.uid)


def said(columns: Iterable[Column], row: Any) -> list[Cell]:
    """The cells of a record; of what was not done to it nothing stands there."""
    made = [(column, cell(column, row, page_of(column, row))) for column in columns]
    return [one for column, one in made if one.text or not column.if_said]


def subject_of(row: Any) -> Person | Organisation | None:
    """The person or collective a record is, or is about."""
    if isinstance(row, Person | Organisation):
        return row
    found = (getattr(row, name, None) for name in SUBJECT_FIELDS.values())
    return next((one for one in found if isinstance(one, Person | Organisation)), None)


def value_asked(form: type[RecordForm], about: Person | Organisation) -> dict[str, str]:
    """The part of an address that fills in whom a new record is about; empty where no field
    takes such a subject."""
    kind = "person" if isinstance(about, Person) else "organisation"
    return {
        name: f"{kind}:{about.uid}"
        for name, field in form.base_fields.items()
        if isinstance(field, SubjectField) and kind in field.kinds
    }


def page_of(column: Column, row: Any) -> str | None:
    """The page of the person or collective a record is about, behind its name."""
    if column.name == "name" and isinstance(row, Person | Organisation):
        return address_of(row)
    field = SUBJECT_FIELDS.get(column.name)
    subject = getattr(row, field, None) if field else None
    return address_of(subject) if subject is not None else None


class RecordPage(OfRegister):
    def get(self, request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
        try:
            row = self.row_or_404(uid)
        except Http404:
            kept = kept_of(reader(request), uid) if slug == "ca-nhan" else None
            if kept is None:
                raise
            return redirect(self.address("record", kept.uid))
        if self.register.opened:
            return redirect(self.register.opened(row))
        return render(request, "desk/registers/record.html", self.shown(row))

    def shown(self, row: Any) -> dict[str, Any]:
        """What the page of a row is drawn from."""
        return {
            "register": self.register, "row": row, "title": str(row),
            "cells": said(self.register.columns_for(reader(self.request)), row),
            "notices": self.register.notices(row),
            "deeds": self.deeds(row), "next": list(self.leads_on(row)),
            "crumbs": [(self.register.title, self.address())],
        }  # fmt: skip

    def leads_on(self, row: Any) -> Iterable[tuple[str, str]]:
        """Where one goes from here: what the row is about or came of, and one more row about the
        same."""
        yield from self.register.leads(reader(self.request), row)
        about = subject_of(row)
        if about is None:
            return
        yield _("Xem quá trình của %(name)s") % {"name": about}, address_of(about)
        words = (
            _("Thêm %(one)s của %(name)s") if about is row else _("Thêm %(one)s khác của %(name)s")
        )
        begun = [REGISTERS[slug] for slug in BEGUN] if about is row else [self.register]
        for book in begun:
            asked = value_asked(book.form, about)
            if asked and book.may_keep(reader(self.request), row.place_id):
                address = reverse("desk:record-new", args=[book.slug])
                yield words % {"one": book.one, "name": about}, f"{address}?{urlencode(asked)}"

    def deeds(self, row: Any) -> list[dict[str, Any]]:
        actor, place = reader(self.request), row.place_id
        found = []
        if self.register.may_keep(actor, place):
            address = self.address("record-correct", row.uid)
            found.append({"label": _("Sửa"), "address": address, "main": True})
        found += [
            {"label": deed.label, "address": self.address("record-deed", row.uid, deed.slug)}
            for deed in self.register.deeds
            if deed.may(actor, place) and deed.fits(row)
        ]
        return found + self.register.pages(row)


class RecordEntry(OfRegister):
    """Enter a new record, correct one, or do one of its deeds."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.row = self.row_or_404(kwargs["uid"]) if "uid" in kwargs else None
        self.deed = self._deed(kwargs["deed"]) if "deed" in kwargs else None
        rule: Predicate = self.deed.may if self.deed else self.register.may_keep
        require(rule, reader(request), self.row.place_id if self.row else None)

    def _deed(self, slug: str) -> Deed:
        found = next((deed for deed in self.register.deeds if deed.slug == slug), None)
        if found is None or not found.fits(self.row):
            raise Http404
        return found

    def form(self, data: Any = None) -> RecordForm:
        kind = self.deed.form if self.deed else self.register.form
        initial = {} if self.row else _asked(self.request, kind)
        return kind(data, actor=reader(self.request), row=self.row, initial=initial)

    def get(self, request: HttpRequest, **_address: Any) -> HttpResponse:
        return self.page(request, self.form())

    def post(self, request: HttpRequest, **_address: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(request, form, status=422)
        saved = form.perform()
        if form.errors:
            return self.page(request, form, status=422)
        messages.success(request, _("Đã lưu và ghi vào nhật ký."))
        return redirect(self.address("record", saved.uid) if saved else self.address())

    def page(self, request: HttpRequest, form: RecordForm, status: int = 200) -> HttpResponse:
        back = self.address("record", self.row.uid) if self.row else self.address()
        context = {
            "register": self.register, "form": form, "back": back, "title": self.title(),
            "lead": str(self.row) if self.row else "",
            "submit": self.deed.label if self.deed else _("Lưu"),
            "crumbs": [(self.register.title, self.address())],
        }  # fmt: skip
        return render(request, "desk/registers/form.html", context, status=status)

    def title(self) -> str:
        if self.deed:
            return str(self.deed.label)
        words = _("Sửa %(one)s") if self.row else _("Thêm %(one)s")
        return words % {"one": self.register.one}


def _asked(request: HttpRequest, kind: type[RecordForm]) -> dict[str, Any]:
    """Values an address brings along, as a link from a person's page names the person; the year
    is the one chosen in the header unless it says another."""
    asked = {"year": str(chosen_year(request)), **request.GET.dict()}
    return {name: value for name, value in asked.items() if name in kind.base_fields}
