"""Where a role model may be found: whoever meets a standard and never had the award, and units
that went beyond their plan. What the reader knows to be on hold is never among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django.views.decorators.http import require_GET

from thidua.cycle.nominations.reviewing import Review, review_of
from thidua.cycle.nominations.summary import never_given
from thidua.cycle.results.models import IndicatorResult
from thidua.cycle.showcase.permissions import may_see_showcase
from thidua.cycle.showcase.queries import running
from thidua.cycle.showcase.words import Found, Subject
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Hold
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.listing import Sheet, Words, as_file, files_at, of_values
from thidua.surfaces.desk.year.tally import rows_of
from thidua.surfaces.desk.years import chosen_year


@dataclass(frozen=True, slots=True)
class Hint:
    """Who, of which unit, why, where that is told, and the form with what is known filled in."""

    who: str
    unit: str
    kind: Subject
    why: str
    found_by: Found
    told: str
    about: str
    year: int

    @property
    def begun(self) -> str:
        field = "person" if self.kind == Subject.PERSON else "unit"
        parts = {field: self.about, "found_by": self.found_by.value, "year": self.year,
                 "kind": self.kind.value}  # fmt: skip
        return f"{reverse('desk:record-new', args=['dien-hinh'])}?{urlencode(parts)}"


TOLD = (
    Column("who", _later("Cá nhân, tập thể"), lambda hint: hint.who, sort=("who",)),
    Column("unit", _later("Đơn vị"), lambda hint: hint.unit, sort=("unit",)),
    Column("kind", _later("Loại"), lambda hint: hint.kind.label, sort=("kind",)),
    Column("why", _later("Vì sao nổi bật"), lambda hint: hint.why, sort=("why",)),
    Column("found", _later("Phát hiện từ đâu"), lambda hint: hint.found_by.label, listed=False),
)
"""What a file carries too; what can be done stands on the page alone."""

HINTS = Sheet(
    slug="goi-y-dien-hinh",
    title=_later("Gợi ý phát hiện điển hình"),
    columns=(
        *TOLD,
        Column("deed", _later("Việc"), lambda _hint: _("Ghi làm điển hình"),
               address=lambda hint: hint.begun),
    ),
    order="unit",
    sieves=(
        of_values("unit", _later("Đơn vị"), lambda hint: hint.unit),
        of_values("kind", _later("Loại"), lambda hint: str(hint.kind.label)),
        of_values("why", _later("Vì sao nổi bật"), lambda hint: hint.why),
    ),
    searched=lambda hint: f"{hint.who} {hint.unit}",
    search_label=_later("Tìm theo tên, đơn vị"),
    words=Words(
        ("%(shown)s gợi ý", "%(shown)s gợi ý"),
        _later("Chưa có ai nổi bật trong dữ liệu của năm."), "",
        _later("Không có gợi ý nào khớp bộ lọc"),
    ),
    opened=lambda hint: hint.told,
)  # fmt: skip


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    year, review, hints = _asked(request)
    near = f"{reverse('desk:sweep')}?{review.query}&verdict=near"
    context = HINTS.drawn(request, hints, files_at("desk:role-model-find-file")) | {
        "lead": _("Năm %(year)s: người, tập thể nổi bật mà chưa ai đề nghị.") % {"year": year},
        "crumbs": [(_("Điển hình tiên tiến"), rows_of("dien-hinh"))],
        "deeds": [{"label": _("Người còn thiếu một điều kiện"), "address": near}],
        "carried": [("year", year)] if "year" in request.GET else [],
    }  # fmt: skip
    return render(request, "desk/lists/page.html", context)


@require_GET
def file(request: HttpRequest, form: str) -> HttpResponse:
    _year, _review, hints = _asked(request)
    kept, _order, _filters = HINTS.asked(request, hints)
    return as_file(request, HINTS.slug, form, TOLD, kept)


def _asked(request: HttpRequest) -> tuple[int, Review, list[Hint]]:
    """The year of the page and its hints. Raises NotPermitted."""
    actor = reader(request)
    require(may_see_showcase, actor)
    year = chosen_year(request)
    review = review_of({}, year)
    return year, review, [*_never(actor, review), *_beyond(actor, year)]


def _never(actor: Actor, review: Review) -> Iterator[Hint]:
    words = _("Đủ tiêu chuẩn %(award)s mà chưa từng được tặng")
    for kind, subject, about in (
        ("individual", Subject.PERSON, "person"), ("collective", Subject.COLLECTIVE, "organisation")
    ):  # fmt: skip
        for column, entry in never_given(actor, review, kind):
            uid = UUID(entry.uid)
            yield Hint(
                entry.name, entry.unit_in_full, subject, words % {"award": column.name},
                Found.SWEEP, f"{reverse('desk:why', args=[uid, column.code])}?{review.query}",
                f"{about}:{uid}", review.year,
            )  # fmt: skip


def _beyond(actor: Actor, year: int) -> Iterator[Hint]:
    """Units whose result of the year went beyond its plan, where more is better."""
    held = Hold.objects.visible_to(actor).filter(
        running(timezone.localdate()), organisation__isnull=False
    )
    rows = IndicatorResult.objects.visible_to(actor).filter(
        year=year, actual__gt=F("planned"), indicator__better="higher",
    ).exclude(indicator__shape="growth").exclude(
        organisation__in=held.values("organisation")
    ).select_related("indicator", "organisation__parent")  # fmt: skip
    words = _("Vượt kế hoạch %(indicator)s")
    for row in rows:
        unit = row.organisation
        yield Hint(
            unit.name, unit.parent.name if unit.parent else "", Subject.COLLECTIVE,
            words % {"indicator": row.indicator}, Found.RESULT,
            reverse("desk:collective", args=[unit.uid]), f"organisation:{unit.uid}", year,
        )  # fmt: skip
