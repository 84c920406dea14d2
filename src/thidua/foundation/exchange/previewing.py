"""A preview drawn up: when a file comes, after a choice, after the registry has changed."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from thidua.foundation.exchange.lines import lines_of, write_lines
from thidua.foundation.exchange.models import ImportBatch, ImportLine
from thidua.foundation.exchange.planning.plan import Plan, make_plan
from thidua.foundation.jobs.run import UNHEARD, Progress
from thidua.foundation.policy.reach import Actor

PLANNERS: dict[str, Callable[..., Plan]] = {}
"""Other forms than workbooks bring their own way of planning, by ``parsed["form"]``."""


def planned(batch: ImportBatch, actor: Actor, run: Progress) -> Plan:
    """The file beside the registry; nothing is written."""
    make = PLANNERS.get((batch.parsed or {}).get("form", ""), make_plan)
    return make(
        batch, actor, lambda done, total: run.tell(done, total, _("Đối chiếu từng dòng với sổ"))
    )


def draw_up(batch: ImportBatch, actor: Actor, run: Progress) -> list[ImportLine]:
    """The batch as it would be previewed now, and its lines; nothing is written."""
    plan = planned(batch, actor, run)
    run.tell(0, 0, _("Lập bản xem trước"))
    batch.counts, batch.plan_digest = plan.counts(), plan.digest()
    return lines_of(batch, plan)


def redraw(batch: ImportBatch, lines: list[ImportLine], run: Progress = UNHEARD) -> None:
    """Save a preview that was drawn up anew; called in a transaction that holds the batch."""
    batch.edit_version += 1
    batch.save(force_update=True)
    write_lines(batch, lines, run)
