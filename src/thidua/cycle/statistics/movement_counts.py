"""Form 0601: how many movements, by who launched them, how long they last, how they are held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.bridge.reporting import Stretch
from thidua.cycle.movements.models import Movement
from thidua.cycle.statistics.tables import Case, Counted, Line, Table
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.policy.among import among
from thidua.foundation.policy.reach import Actor

CENTRAL = ("state", "government", "front", "party")
MIDDLE = ("ministry", "province")
COLUMNS: tuple[tuple[Any, Callable[[Movement], bool]], ...] = (
    (_("Tổng số"), lambda _one: True),
    (_("Trung ương"), lambda one: one.launched_by in CENTRAL),
    (_("Bộ, ban, ngành, tỉnh"), lambda one: one.launched_by in MIDDLE),
    (_("Cơ quan, đơn vị"), lambda one: one.launched_by not in (*CENTRAL, *MIDDLE)),
)
YEAR = 12
"""Months."""

LINES: tuple[tuple[Any, Callable[[Movement], bool] | None], ...] = (
    (_("Tổng số"), lambda _one: True),
    (_("Theo phạm vi (bốn loại, chưa đọc được)"), None),
    (_("Thời hạn dưới 1 năm"), lambda one: months(one) < YEAR),
    (_("Thời hạn 1 năm"), lambda one: months(one) == YEAR),
    (_("Thời hạn trên 1 năm đến dưới 3 năm"), lambda one: YEAR < months(one) < 3 * YEAR),
    (_("Thời hạn từ 3 năm đến dưới 5 năm"), lambda one: 3 * YEAR <= months(one) < 5 * YEAR),
    (_("Thời hạn từ 5 năm trở lên"), lambda one: months(one) >= 5 * YEAR),
    (_("Theo chuyên đề"), lambda one: one.kind == "thematic"),
    (_("Thường xuyên"), lambda one: one.kind == "regular"),
    (_("Hội thi, cuộc thi (biểu không nêu riêng)"), lambda one: one.kind == "contest"),
)
NOTE = _(
    "Thời hạn tính từ ngày bắt đầu đến ngày kết thúc của phong trào. Cách xếp cấp phát động và "
    "danh mục phạm vi cần đối chiếu với biểu của Thông tư 18/2025/TT-BNV."
)


def movements_of(
    actor: Actor, first: date, last: date, root: Organisation | None
) -> QuerySet[Movement]:
    """Launched movements that run on a day of the stretch."""
    rows = Movement.objects.visible_to(actor).exclude(state="draft")
    rows = rows.filter(starts__lte=last, ends__gte=first)
    if root is not None:
        ids = subtree_ids([root.pk])
        mine = Q(**among("organisation", ids)) | Q(**among("units__organisation", ids))
        rows = rows.filter(pk__in=Movement.objects.filter(mine).values("pk"))
    return rows


def movement_table(
    actor: Actor, stretch: Stretch, cutoff: date, root: Organisation | None
) -> Table:
    last = min(stretch.ends, cutoff)
    rows = list(movements_of(actor, stretch.starts, last, root).select_related("organisation"))
    lines = tuple(_line(label, fits, rows) for label, fits in LINES)
    columns = tuple(Case(label) for label, _fits in COLUMNS)
    return Table(_("Số phong trào thi đua"), columns, lines, "movements", (NOTE,))


def _line(label: Any, fits: Callable[[Movement], bool] | None, rows: list[Movement]) -> Line:
    if fits is None:
        return Line(Case(label, unread=True), tuple(Counted(None, {}) for _one in COLUMNS))
    mine = [one for one in rows if fits(one)]
    cells = [[one for one in mine if of(one)] for _label, of in COLUMNS]
    return Line(Case(label), tuple(Counted(len(some), _those(some)) for some in cells))


def _those(rows: list[Movement]) -> dict[str, str]:
    """Few enough to be named one by one."""
    return {"rows": ",".join(str(one.pk) for one in rows)} if rows else {}


def months(movement: Movement) -> int:
    """From the first day to the day after the last one; a part of a month counts as none."""
    starts, ends = movement.starts, date.fromordinal(movement.ends.toordinal() + 1)
    whole = (ends.year - starts.year) * YEAR + ends.month - starts.month
    return whole - (ends.day < starts.day)
