"""The upload with its problem cells coloured and commented, and a sheet that lists them."""

from __future__ import annotations

from thidua.bridge.workbooks import Place, Problem, Say, Severity, returned
from thidua.foundation.exchange.kept_files import may_take_back
from thidua.foundation.exchange.models import ImportBatch, ImportFile, ImportLine
from thidua.foundation.exchange.words import Outcome
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.sealed_files import opened

TOLD = (Outcome.ERROR, Outcome.WARNING, Outcome.WAITING, Outcome.REFUSED)


def marked_workbook(actor: Actor, batch: ImportBatch, language: str) -> bytes | None:
    """What of the file the actor may see marked; None once the file is no longer
    kept, or where it holds identity numbers the actor may not read."""
    file = ImportFile.objects.filter(batch=batch).first()
    if file is None or not may_take_back(actor, batch, bytes(file.content)):
        return None
    lines = batch.lines.visible_to(actor).filter(outcome__in=TOLD)
    return returned(opened(bytes(file.content)), [_problem(line) for line in lines], language)


def marked_name(batch: ImportBatch) -> str:
    return f"{batch.file_name.rsplit('.', 1)[0]} - can sua.xlsx"


def _problem(line: ImportLine) -> Problem:
    """The line as the writer of marked workbooks knows it: at its cell, in both languages."""
    letters = line.cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    content = line.content
    severity = Severity.WARNING if line.outcome == Outcome.WARNING else Severity.ERROR
    return Problem(
        Place(line.sheet, line.row - 1, column - 1),
        content.get("value") or content.get("given", ""),
        Say(*content.get("what", ["", ""])), Say(*content.get("cure", ["", ""])), severity,
    )  # fmt: skip
