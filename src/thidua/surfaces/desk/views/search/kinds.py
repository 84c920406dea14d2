"""What can be found, and how a find is drawn: by the register that keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.search.queries import MOST, Hits, find, split
from thidua.surfaces.desk.addresses import address_of
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.books import REGISTERS
from thidua.surfaces.desk.registers.columns import Cell, Column, cell, shown
from thidua.surfaces.desk.registers.subject_field import describe


@dataclass(frozen=True, slots=True)
class Line:
    """A find in words: its name, what tells it apart, its page."""

    name: str
    more: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """``source`` and ``column`` say what the index is asked; ``rows`` fetches finds by their keys,
    among those the reader may see; ``line`` draws one."""

    name: str
    title: Any
    source: str
    column: str = "words"
    slug: str = ""
    line: Callable[[Any], Line]
    few: int = 5

    def may_see(self, actor: Actor) -> bool:
        return self.source == "person" or readers(actor)

    def hits(self, actor: Actor, text: str, *, best: int | None = None) -> Hits:
        return find(actor, self.source, text, column=self.column, best=best)

    def rows(self, actor: Actor, keys: Sequence[int]) -> list[Any]:
        """The rows of the keys in their order."""
        found = {row.pk: row for row in self._fetched(actor).filter(pk__in=keys)}
        return [found[key] for key in keys if key in found]

    def columns(self, actor: Actor) -> tuple[Column, ...]:
        return REGISTERS[self.slug].columns_for(actor)

    def cells(self, actor: Actor, row: Any) -> list[Cell]:
        first, *rest = [column for column in self.columns(actor) if column.listed]
        address = reverse("desk:record", args=[self.slug, row.uid])
        return [cell(first, row, address), *(cell(column, row) for column in rest)]

    def _fetched(self, actor: Actor) -> QuerySet:
        return REGISTERS[self.slug].rows(actor)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionKind(Kind):
    """Decisions are not rows: awards that share a number and a day are one decision."""

    def hits(self, actor: Actor, text: str, *, best: int | None = None) -> Hits:
        awards = find(actor, self.source, text, column=self.column, best=best)
        told = AwardHeld.objects.filter(pk__in=awards.keys).values_list(
            "pk", "decision_no", "decided"
        )
        of = {pk: decision for pk, *decision in told}
        first: dict[tuple, int] = {}
        for key in awards.keys:
            if key in of:
                first.setdefault(tuple(of[key]), key)
        return Hits(tuple(first.values()), awards.more)

    def rows(self, actor: Actor, keys: Sequence[int]) -> list[Any]:
        """One award a decision, with ``listed``: how many the reader sees in it."""
        seen = AwardHeld.objects.visible_to(actor)
        found = {row.pk: row for row in seen.filter(pk__in=keys)}
        numbers = {row.decision_no for row in found.values()}
        counted = seen.filter(decision_no__in=numbers).order_by()
        counts = {
            (number, day): many
            for number, day, many in counted.values_list("decision_no", "decided").annotate(
                many=Count("pk")
            )
        }
        for row in found.values():
            row.listed = counts.get((row.decision_no, row.decided), 1)
        return [found[key] for key in keys if key in found]

    def columns(self, actor: Actor) -> tuple[Column, ...]:  # noqa: ARG002 the same for everyone
        return DECISION_COLUMNS

    def cells(self, actor: Actor, row: Any) -> list[Cell]:
        first, *rest = self.columns(actor)
        return [cell(first, row, _decision_address(row)), *(cell(one, row) for one in rest)]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookKind(Kind):
    """Rows of the year's rooms, which the index does not hold: their book searches itself, the
    latest first."""

    source: str = ""

    def may_see(self, actor: Actor) -> bool:
        return REGISTERS[self.slug].may_see(actor)

    def hits(self, actor: Actor, text: str, *, best: int | None = None) -> Hits:  # noqa: ARG002 nothing is ranked
        book = REGISTERS[self.slug]
        found = book.find(book.rows(actor), " ".join(split(text))).order_by("-pk")
        keys = tuple(found.values_list("pk", flat=True)[: MOST + 1])
        return Hits(keys[:MOST], len(keys) > MOST)


def _decision_address(row: AwardHeld) -> str:
    query = urlencode({"q": row.decision_no})
    return f"{reverse('desk:register', args=['khen-thuong'])}?{query}"


def _issuer(row: AwardHeld) -> str:
    return row.issuer_name or row.get_issuer_display()


DECISION_COLUMNS = (
    Column("decision", _("Số quyết định"), lambda row: row.decision_no),
    Column("decided", _("Ngày quyết định"), lambda row: row.decided, kind="day"),
    Column("issuer", _("Nơi quyết định"), _issuer),
    Column("listed", _("Số lượt khen"), lambda row: row.listed, kind="num"),
)


def _joined(parts: Iterable[Any]) -> str:
    return " · ".join(filter(None, (shown(part) for part in parts)))


def _subject_line(row: Any) -> Line:
    told = describe(row)
    return Line(told["name"], told["more"], address_of(row))


def _award_line(row: AwardHeld) -> Line:
    more = (
        row.subject,
        row.decision_no,
        row.decided,
        "" if row.stands else row.get_status_display(),
    )
    address = reverse("desk:record", args=["khen-thuong", row.uid])
    return Line(f"{row.name} {row.year}", _joined(more), address)


def _certificate_line(row: AwardHeld) -> Line:
    address = reverse("desk:record", args=["khen-thuong", row.uid])
    return Line(row.certificate_no, _joined((row.subject, f"{row.name} {row.year}")), address)


def _decision_line(row: Any) -> Line:
    many = _now("%(many)s lượt khen") % {"many": row.listed}
    return Line(row.decision_no, _joined((row.decided, _issuer(row), many)), _decision_address(row))


def _initiative_line(row: Any) -> Line:
    more = (row.year, row.get_level_display(), row.organisation)
    return Line(row.title, _joined(more), reverse("desk:record", args=["sang-kien", row.uid]))


def _opened(slug: str, name: str, row: Any, *more: Any) -> Line:
    opened = REGISTERS[slug].opened
    assert opened is not None
    return Line(name, _joined(more), opened(row))


def _movement_line(row: Any) -> Line:
    years = "–".join(dict.fromkeys((str(row.starts.year), str(row.ends.year))))
    return _opened("phong-trao", row.title, row, years, row.organisation, row.get_state_display())


def _submission_line(row: Any) -> Line:
    return _opened(
        "ho-so-sang-kien", row.title, row, row.year, row.organisation, row.get_state_display()
    )


def _nomination_line(row: Any) -> Line:
    return _opened(
        "de-nghi", f"{row.subject}: {row.award_words}", row, row.round, row.get_state_display()
    )


KINDS = (
    Kind(name="ca-nhan", title=_("Cá nhân"), source="person", slug="ca-nhan", line=_subject_line),
    Kind(name="to-chuc", title=_("Tổ chức, tập thể"), source="organisation", slug="to-chuc",
         line=_subject_line),
    DecisionKind(name="quyet-dinh", title=_("Quyết định"), source="award", column="decision",
                 slug="khen-thuong", line=_decision_line),
    Kind(name="khen-thuong", title=_("Danh hiệu, khen thưởng"), source="award", slug="khen-thuong",
         line=_award_line),
    Kind(name="so-bang", title=_("Số sổ vàng, số bằng"), source="award", column="certificate",
         slug="khen-thuong", line=_certificate_line),
    Kind(name="sang-kien", title=_("Sáng kiến, đề tài"), source="initiative", slug="sang-kien",
         line=_initiative_line),
    BookKind(name="ho-so-sang-kien", title=_("Hồ sơ sáng kiến"), slug="ho-so-sang-kien",
             line=_submission_line),
    BookKind(name="de-nghi", title=_("Hồ sơ đề nghị"), slug="de-nghi", line=_nomination_line),
    BookKind(name="phong-trao", title=_("Phong trào thi đua"), slug="phong-trao",
             line=_movement_line),
)  # fmt: skip
OFFERED = ("ca-nhan", "to-chuc", "quyet-dinh", "sang-kien")
"""Kinds the field of the header suggests while one types."""
