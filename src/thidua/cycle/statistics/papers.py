"""A report as a state paper: what the officer has not written yet stays open, marked by dots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from thidua.cycle.nominations.papers.letterhead import agency, in_vietnamese, seat_of
from thidua.cycle.statistics import content as said
from thidua.cycle.statistics.drafting import draft
from thidua.cycle.statistics.heads import head_signature
from thidua.cycle.statistics.models import Report
from thidua.cycle.statistics.tables import Counted, Table
from thidua.foundation.documents.state_paper import (
    Annex,
    Block,
    Grid,
    Heading,
    StatePaper,
    Text,
)
from thidua.foundation.policy.reach import Actor

OPEN = "…………………………………………………………"
ROMAN = ("I", "II", "III", "IV", "V")
WIDE = 6
"""Columns beyond which an annex lies across."""


@in_vietnamese
def report_paper(actor: Actor, report: Report) -> StatePaper:
    made = draft(actor, report)
    return StatePaper(
        agency=agency(report.organisation), name="BÁO CÁO", about=made.title, symbol="BC",
        place=seat_of(report.organisation), year=report.cutoff.year,
        body=tuple(_body(made)), recipients=("Cấp trên trực tiếp;", "Các đơn vị trực thuộc;",
                                             "Lưu: VT."),
        signatures=(head_signature(report.organisation, report.cutoff),),
        annexes=tuple(_annexes(made)),
    )  # fmt: skip


def _body(made: said.Content) -> Iterator[Block]:
    for section in made.sections:
        yield Heading(section.title.upper())
        for block in section.blocks:
            yield from _block(block)


def _block(block: said.Block) -> Iterator[Block]:
    if isinstance(block, said.Sentence):
        yield Text(str(block))
    elif isinstance(block, said.Written):
        yield Heading(str(block.label), level=3)
        yield from (
            Text(line.strip()) for line in (block.text or OPEN).splitlines() if line.strip()
        )
    elif isinstance(block, said.Figures):
        yield Heading(block.title, level=3)
        rows = [[str(cell) for cell in row] for row in block.rows]
        yield Grid(block.head, rows, numbers=set(block.numbers), size=11, widths=block.widths)
    else:
        yield Text(_short(block))


def _short(table: Table) -> str:
    """A wide table is an annex; in the body its first column says it in one sentence."""
    told = [f"{line.case.label} {_number(line.cells[0])}" for line in table.lines
            if not line.case.deep and line.cells[0].count]  # fmt: skip
    return _("Cụ thể: %(told)s (chi tiết tại phụ lục).") % {"told": "; ".join(told[1:] or told)}


def _annexes(made: said.Content) -> Iterator[Annex]:
    for place, (name, table) in enumerate(made.annexes):
        label = f"Phụ lục {ROMAN[place]}" if len(made.annexes) > 1 else ""
        notes = (Text(str(one), italic=True) for one in table.notes)
        yield Annex(
            "SỐ LIỆU", name, (grid_of(table), *notes), label=label,
            landscape=len(table.columns) > WIDE,
        )  # fmt: skip


def grid_of(table: Table) -> Grid:
    """Lines under one another, those that are part of the one above set in."""
    head = ["Nội dung", *(str(one.label) for one in table.columns)]
    rows = [[_label(line.case), *map(_number, line.cells)] for line in table.lines]
    bold = {place for place, line in enumerate(table.lines) if not line.case.deep}
    share = 70 / len(table.columns)
    return Grid(
        head, rows, numbers=set(range(1, len(head))), bold_rows=bold, size=10,
        widths=(30, *([share] * len(table.columns))),
    )  # fmt: skip


def _label(case: Any) -> str:
    return f"– {case.label}" if case.deep else str(case.label)


def _number(cell: Counted) -> str:
    if cell.count is None:
        return "×"
    return number_format(cell.count, use_l10n=True, force_grouping=True)
