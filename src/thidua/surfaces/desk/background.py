"""Files too long to wait for: registers, workbooks of the registry, verdicts of many."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from thidua.cycle.nominations.listing import word_document
from thidua.cycle.nominations.matrix import Matrix, matrix
from thidua.cycle.nominations.reviewing import review_of
from thidua.cycle.nominations.tables import FORMATS as MATRIX_FORMATS
from thidua.foundation.access.models import User
from thidua.foundation.documents.media import WORD
from thidua.foundation.exchange.actions.export_list import export_list
from thidua.foundation.exchange.exporting import registry_workbook, verdict_workbook
from thidua.foundation.exchange.permissions import may_export
from thidua.foundation.jobs.kinds import job
from thidua.foundation.jobs.models import Job
from thidua.foundation.jobs.run import Refused, Result, Run
from thidua.foundation.policy.reach import Actor
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.exporting import BYTES, MOST, XLSX
from thidua.surfaces.desk.registers.taken import asked_of

FETCHED = 2_000
"""Rows fetched at a time."""

MOST_ON_PAPER = 5_000
"""Lines of a list in Word: some hundred pages, about a minute to lay out."""


def _ready(count: int) -> str:
    told = _("Tệp %(count)s dòng đã sẵn sàng để tải.")
    return told % {"count": number_format(count, use_l10n=True, force_grouping=True)}


def _still_sees(actor: Actor, done: Job) -> bool:
    """Whoever may no longer open the register fetches no file of it either."""
    from thidua.surfaces.desk.registers.books import REGISTERS

    register = REGISTERS.get(str(done.arguments.get("slug")))
    return register is not None and register.may_see(actor)


@job(
    "export_register", title=gettext_lazy("Xuất sổ"), may=readers, safe=True, still=_still_sees
)  # fmt: skip
def export_register(run: Run, *, slug: str, form: str, query: str) -> Result:
    """The rows an address asks for, by the rights of whoever asked."""
    from thidua.surfaces.desk.registers.books import REGISTERS

    register = REGISTERS[slug]
    actor = run.actor
    if not isinstance(actor, User) or not register.may_see(actor):
        raise Refused(_("Bạn không còn quyền xem sổ này nên chưa có tệp nào được tạo."))
    request = HttpRequest()
    request.GET, request.user = QueryDict(query), actor
    rows, _filters = register.narrowed(request)
    rows, _order = register.sorted(rows, request.GET.get("sort", ""))
    total = rows.count()
    if total > MOST:
        raise Refused(_("Danh sách dài hơn một trang tính nên chưa có tệp nào. Hãy lọc bớt."))
    write, media_type = BYTES[form]
    note = _("Ghi từng dòng vào tệp")
    data = write(
        slug, register.columns_for(actor), rows.iterator(chunk_size=FETCHED),
        lambda done: run.tell(min(done, total), total, note),
    )  # fmt: skip
    export_list(
        actor=actor, about=actor, name=slug, form=form, rows=total,
        asked=asked_of(request.GET.dict()),
    )  # fmt: skip
    return Result(_ready(total), data, f"{slug}.{form}", media_type)


@job("export_registry", title=gettext_lazy("Xuất sổ làm việc"), may=may_export, safe=True)
def export_registry(run: Run, *, since: int | None = None) -> Result:
    place = run.job.organisation
    assert place is not None, "asked for with a place"
    run.tell(0, 0, _("Đọc sổ và ghi vào bảng tính"))
    data = registry_workbook(run.actor, place, since)
    return Result(_("Sổ làm việc đã sẵn sàng để tải."), data, f"So lam viec - {place}.xlsx", XLSX)


@job("export_verdicts", title=gettext_lazy("Xuất kết quả đối chiếu"), may=may_export, safe=True)
def export_verdicts(run: Run, *, year: int, query: dict[str, Any]) -> Result:
    place = run.job.organisation
    assert place is not None, "asked for with a place"
    run.tell(0, 0, _("Đối chiếu từng người, từng tập thể với tiêu chuẩn"))
    review = review_of(query, year)
    data = verdict_workbook(run.actor, place, review.asked())
    name = f"Doi chieu tieu chuan {review.year} - {place}.xlsx"
    return Result(_("Kết quả đối chiếu đã sẵn sàng để tải."), data, name, XLSX)


@job("export_matrix", title=gettext_lazy("Xuất bảng rà soát"), may=readers, safe=True)
def export_matrix(run: Run, *, year: int, form: str, query: dict[str, Any]) -> Result:
    found = _selected(run, year, query)
    _told(run, query, form, len(found.rows))
    write, media_type = MATRIX_FORMATS[form]
    name = f"ra-soat-{found.board.review.year}.{form}"
    return Result(_("Bảng rà soát đã sẵn sàng để tải."), write(found), name, media_type)


@job("export_word_list", title=gettext_lazy("Lập danh sách Word"), may=readers, safe=True)
def export_word_list(run: Run, *, year: int, query: dict[str, Any]) -> Result:
    """A list to be signed, of a large place."""
    found = _selected(run, year, query, "vi")  # an official paper, whoever asks
    if len(found.rows) > MOST_ON_PAPER:
        raise Refused(
            _("Danh sách dài hơn %(most)s dòng nên chưa có tệp Word. Hãy lọc bớt, hoặc tải Excel.")
            % {"most": number_format(MOST_ON_PAPER, use_l10n=True, force_grouping=True)}
        )  # fmt: skip
    _told(run, query, "docx", len(found.rows))
    name = f"danh-sach-{found.board.review.year}.docx"
    return Result(_ready(len(found.rows)), word_document(run.actor, found), name, WORD)


def _selected(run: Run, year: int, query: dict[str, Any], language: str | None = None) -> Matrix:
    run.tell(0, 0, _("Đối chiếu từng người, từng tập thể với tiêu chuẩn"))
    with override(language or get_language()):
        found = matrix(run.actor, review_of(query, year), query, to_export=True)
    run.tell(0, 0, _("Ghi từng dòng vào tệp"))
    return found


def _told(run: Run, query: dict[str, Any], form: str, rows: int) -> None:
    actor = run.actor
    assert isinstance(actor, User), "only a person asks for it"
    export_list(
        actor=actor, about=actor, name="ra-soat", form=form, rows=rows, asked=asked_of(query)
    )
