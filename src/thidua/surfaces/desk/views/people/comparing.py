"""Two records side by side, the choices to make, and the merge."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundation.keeping import StaleEdit
from thidua.foundation.people.actions.merge_people import merge_people
from thidua.foundation.people.merging.relations import column
from thidua.foundation.people.merging.side_by_side import GONE, KEPT, SideBySide, side_by_side
from thidua.foundation.people.models import Person
from thidua.surfaces.desk.addresses import address_of
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.columns import shown
from thidua.surfaces.desk.views.people.duplicates import OfPair


class Compare(OfPair):
    """``first`` of the address is kept; the other way round is the other address."""

    def get(self, request: HttpRequest, first: UUID, second: UUID) -> HttpResponse:  # noqa: ARG002 from the address
        return self.page(request, {})

    def post(self, request: HttpRequest, first: UUID, second: UUID) -> HttpResponse:  # noqa: ARG002 from the address
        chosen = {name: value for name, value in request.POST.items() if value in (KEPT, GONE)}
        reason = request.POST.get("reason", "").strip()
        if not reason:
            told = [_("Hãy ghi lý do gộp; lý do được lưu vào nhật ký.")]
            return self.page(request, chosen, told, status=422)
        try:
            merge = merge_people(
                actor=reader(request), kept=self.first, version=_version(request, "version"),
                gone=self.second, gone_version=_version(request, "gone_version"), chosen=chosen,
                reason=reason,
            )  # fmt: skip
        except (ValidationError, StaleEdit) as error:
            told = error.messages if isinstance(error, ValidationError) else [str(error)]
            return self.page(request, chosen, told, status=422)
        messages.success(request, _("Đã gộp; nếu nhầm, hoàn tác được ở “Các lần đã gộp”."))
        return redirect(address_of(merge.kept))

    def page(
        self, request: HttpRequest, chosen: dict[str, str], wrong: list[str] | None = None,
        status: int = 200,
    ) -> HttpResponse:  # fmt: skip
        found = side_by_side(self.first, self.second)
        context = {
            "kept": self.first, "gone": self.second, "wrong": wrong or [],
            "columns": [_column(one, chosen) for one in found.choices],
            "conflicts": [_conflict(one, chosen) for one in found.conflicts if not one.same],
            "same": sum(one.same for one in found.conflicts), "moving": found.tables(),
            "reason": request.POST.get("reason", ""),
            "turned": reverse("desk:duplicate", args=[self.second.uid, self.first.uid]),
            "apart": reverse("desk:tell-apart", args=[self.first.uid, self.second.uid]),
            "crumbs": [(_("Có thể là một người"), reverse("desk:duplicates"))],
            "facts": _facts(found),
        }  # fmt: skip
        return render(request, "desk/people/compare.html", context, status=status)


def _version(request: HttpRequest, name: str) -> int:
    text = request.POST.get(name, "")
    return int(text) if text.isdecimal() else 0


def _facts(found: SideBySide) -> list[tuple[str, str, str]]:
    """(label, kept, gone) of what tells the two records apart or makes them alike."""
    rows = (
        (_("Họ và tên"), lambda person: person.full_name),
        (_("Ngày sinh"), lambda person: person.birth_date),
        (_("Số hiệu cán bộ"), lambda person: person.staff_number),
        (_("Đơn vị"), lambda person: person.organisation),
        (_("Số định danh"), _identity),
    )
    return [(label, shown(read(found.kept)), shown(read(found.gone))) for label, read in rows]


def _identity(person: Person) -> str:
    return ", ".join(row.masked for row in person.identity_numbers.all())


def _column(choice: Any, chosen: dict[str, str]) -> dict[str, Any]:
    words = dict(column(choice.column).flatchoices or ())
    return {
        "key": choice.key, "title": choice.label, "required": False,
        "value": chosen.get(choice.key, choice.suggested),
        "mine": shown(words.get(choice.mine, choice.mine)),
        "theirs": shown(words.get(choice.theirs, choice.theirs)),
    }  # fmt: skip


def _conflict(conflict: Any, chosen: dict[str, str]) -> dict[str, Any]:
    def told(side: int) -> str:
        parts = [f"{one[0]}: {shown(one[side]) or '—'}" for one in conflict.differing]
        return "; ".join(parts)

    return {
        "key": conflict.key, "title": f"{conflict.table} — {conflict.mine}",
        "value": chosen.get(conflict.key, ""), "mine": told(1), "theirs": told(2),
    }  # fmt: skip
