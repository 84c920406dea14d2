"""Records that may be one person: the list, and «not the same person»."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django.views import View
from django.views.decorators.http import require_GET

from thidua.foundation.people.actions.tell_apart import tell_apart
from thidua.foundation.people.merging.likeness import REASONS, likely_pairs
from thidua.foundation.people.models import Person
from thidua.foundation.people.permissions import may_merge_people
from thidua.foundation.policy.roles import Role
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.listing import Sheet, Sieve, Words, files_at

LEAD = _later(
    "Hai bản ghi có thể nói về cùng một người. Gộp thì quá trình về một chỗ và hoàn tác được; "
    "khác người thì không gợi ý lại."
)


def _more(person: Person) -> str:
    """What tells namesakes apart."""
    born = f"{person.birth_date:%d/%m/%Y}" if person.birth_date else ""
    return " · ".join(filter(None, (born, person.staff_number, str(person.organisation))))


PAIRS = Sheet(
    slug="trung-nguoi",
    title=_later("Có thể là một người"),
    columns=(
        Column("first", _later("Bản ghi trước"), lambda pair: pair.first.full_name,
               sort=("first",)),
        Column("first_more", _later("Ngày sinh, số hiệu, đơn vị"), lambda pair: _more(pair.first)),
        Column("second", _later("Bản ghi sau"), lambda pair: pair.second.full_name,
               sort=("second",)),
        Column("second_more", _later("Ngày sinh, số hiệu, đơn vị"),
               lambda pair: _more(pair.second)),
        Column("why", _later("Vì sao"), lambda pair: "; ".join(pair.words), sort=("why",)),
        Column("likely", _later("Mức giống nhau"), lambda pair: pair.weight, kind="num",
               sort=("likely",)),
    ),
    order="-likely",
    sieves=(
        Sieve("ly-do", _later("Lý do"), lambda _rows: list(REASONS.items()),
              lambda pair, why: why in pair.reasons),
    ),
    searched=lambda pair: f"{pair.first.full_name} {_more(pair.first)} {pair.second.full_name}",
    search_label=_later("Tìm theo tên, đơn vị"),
    words=Words(
        ("%(shown)s cặp", "%(shown)s cặp"), _later("Không thấy hai bản ghi nào giống nhau"),
        _later("So theo họ tên không kể dấu, ngày sinh, đơn vị và số hiệu cán bộ."),
        _later("Không có cặp nào khớp bộ lọc"),
    ),
    opened=lambda pair: reverse("desk:duplicate", args=[pair.first.uid, pair.second.uid]),
)  # fmt: skip


def duplicates(request: HttpRequest) -> HttpResponse:
    if not may_merge_people(reader(request)):
        raise Http404
    pairs = likely_pairs(reader(request))
    context = PAIRS.drawn(request, pairs, files_at("desk:duplicates-file")) | {
        "lead": LEAD,
        "deeds": [{"label": _("Các lần đã gộp"),
                   "address": reverse("desk:register", args=["gop-ca-nhan"])}],
    }  # fmt: skip
    return render(request, "desk/lists/page.html", context)


@require_GET
def file(request: HttpRequest, form: str) -> HttpResponse:
    if not may_merge_people(reader(request)):
        raise Http404
    return PAIRS.file(request, form, likely_pairs(reader(request)))


class OfPair(View):
    """Two people, both within the reach of whoever merges; to others they do not exist."""

    first: Person
    second: Person

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        reach = reader(request).reach(Role.DEPARTMENT_OFFICER).condition("organisation")
        people = Person.objects.filter(reach).select_related("organisation")
        found = people.in_bulk([kwargs["first"], kwargs["second"]], field_name="uid")
        if len(found) != len({kwargs["first"], kwargs["second"]}) or len(found) < 2:
            raise Http404
        self.first, self.second = found[kwargs["first"]], found[kwargs["second"]]


class TellApart(OfPair):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, first: UUID, second: UUID) -> HttpResponse:  # noqa: ARG002 from the address
        try:
            tell_apart(actor=reader(request), one=self.first, other=self.second)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Đã ghi là hai người khác nhau; không gợi ý lại."))
        return redirect("desk:duplicates")
