"""Large workbooks, in the background: the same actions, heard as they go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from thidua.bridge.workbooks import Unreadable
from thidua.foundation.access.models import User
from thidua.foundation.exchange.actions.decide_import import decide_import
from thidua.foundation.exchange.actions.import_batch import import_batch
from thidua.foundation.exchange.actions.preview_import import preview_import
from thidua.foundation.exchange.actions.undo_import import undo_import
from thidua.foundation.exchange.marking import marked_name, marked_workbook
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.permissions import may_import, may_see_imports
from thidua.foundation.exchange.refusals import NotNow, PreviewChanged
from thidua.foundation.exchange.sizes import MOST_ROWS
from thidua.foundation.exchange.words import Outcome
from thidua.foundation.exchange.words import Result as LineResult
from thidua.foundation.jobs.kinds import job
from thidua.foundation.jobs.run import Refused, Result, Run
from thidua.foundation.keeping import StaleEdit

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@contextmanager
def _told() -> Iterator[None]:
    """Refusals of the exchange, as the job tells them."""
    try:
        yield
    except (NotNow, PreviewChanged) as refused:
        raise Refused(str(refused)) from refused
    except StaleEdit as stale:
        raise Refused(
            _("Bản xem trước đã được lập lại từ lúc bạn yêu cầu. Chưa có gì thay đổi; hãy xem lại.")
        ) from stale
    except Unreadable as unreadable:
        told = unreadable.in_language("en" if get_language() == "en" else "vi")
        raise Refused(_("%s Chưa có gì được nhận vào sổ.") % told) from unreadable


def _batch(uid: str) -> ImportBatch:
    return ImportBatch.objects.select_related("organisation").get(uid=uid)


def _many(count: int) -> str:
    return number_format(count, use_l10n=True, force_grouping=True)


@job("preview_import", title=gettext_lazy("Đọc bảng tính"), may=may_import, safe=True)
def preview(run: Run, *, file_name: str) -> Result:
    place, actor = run.job.organisation, run.actor
    assert place is not None, "asked for with a place"
    assert isinstance(actor, User), "only a person brings a file"
    with _told():
        batch = preview_import(
            actor=actor, organisation=place, file_name=file_name, data=run.given(),
            run=run, row_limit=MOST_ROWS,
        )  # fmt: skip
    found = batch.counts["outcomes"]
    values = {"all": _many(sum(found.values())), "wrong": _many(found.get(Outcome.ERROR, 0))}
    return Result(
        _("Đã đọc %(all)s dòng, %(wrong)s ô lỗi. Chưa ghi gì vào sổ; hãy xem trước.") % values,
        about=batch.uid,
    )


@job("decide_import", title=gettext_lazy("Lập lại bản xem trước"), may=may_import, safe=True)
def decide(
    run: Run, *, batch: str, version: int, choices: dict[str, str] | None = None,
    confirm: tuple[int, ...] = (), leave: tuple[int, ...] = (),
) -> Result:  # fmt: skip
    with _told():
        done = decide_import(
            actor=run.actor, batch=_batch(batch), version=version, confirm=confirm, leave=leave,
            choices={int(index): value for index, value in (choices or {}).items()}, run=run,
        )  # fmt: skip
    return Result(_("Đã lập lại bản xem trước theo các lựa chọn."), about=done.uid)


@job("import_rows", title=gettext_lazy("Nhập bảng tính"), may=may_import, safe=True)
def write(run: Run, *, batch: str, version: int, with_changes: bool = True) -> Result:
    with _told():
        done = import_batch(
            actor=run.actor, batch=_batch(batch), version=version, with_changes=with_changes,
            run=run,
        )  # fmt: skip
    told = _("Đã ghi %(count)s dòng vào sổ. Nếu nhầm, có thể hoàn tác lần nhập này.")
    return Result(told % {"count": _many(done.counts["written"])}, about=done.uid)


@job("undo_import", title=gettext_lazy("Hoàn tác lần nhập"), may=may_import, safe=True)
def take_back(run: Run, *, batch: str, version: int, reason: str) -> Result:
    with _told():
        done = undo_import(
            actor=run.actor, batch=_batch(batch), version=version, reason=reason, run=run
        )
    return Result(outcome_of_undo(done), about=done.uid)


def outcome_of_undo(done: ImportBatch) -> str:
    results: dict[str, Any] = done.counts["results"]
    told = _("Đã hoàn tác: gỡ %(removed)s dòng, trả lại như cũ %(restored)s dòng.")
    values = {
        "removed": _many(results.get(LineResult.REMOVED, 0)),
        "restored": _many(results.get(LineResult.RESTORED, 0)),
    }
    kept = results.get(LineResult.KEPT, 0)
    if not kept:
        return told % values
    more = _("Giữ lại %(count)s dòng vì đã được sửa hoặc có bản ghi khác dựa vào.")
    return f"{told % values} {more % {'count': _many(kept)}}"


@job(
    "mark_workbook", title=gettext_lazy("Đánh dấu ô lỗi trong tệp"), may=may_see_imports, safe=True
)
def mark(run: Run, *, batch: str) -> Result:
    found = _batch(batch)
    seen = ImportBatch.objects.visible_to(run.actor).filter(pk=found.pk).exists()
    run.tell(0, 0, _("Đánh dấu từng ô"))
    data = marked_workbook(run.actor, found, get_language() or "vi") if seen else None
    if data is None:
        raise Refused(
            _(
                "Tệp đã nộp không còn được giữ, hoặc có số định danh mà bạn không được xem, "
                "nên không đánh dấu được."
            )
        )
    return Result(
        _("Tệp đã đánh dấu sẵn sàng để tải."), data, marked_name(found), XLSX, about=found.uid
    )
