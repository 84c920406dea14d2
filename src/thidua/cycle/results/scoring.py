"""Points of a member on the lines of a sheet, checked together and saved together."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.results.models import Score, ScoreLine, ScoreSheet
from thidua.cycle.results.queries import members_of
from thidua.foundation.keeping import save
from thidua.foundation.organisations.models import Organisation


def require_member(sheet: ScoreSheet, organisation: Organisation) -> None:
    if organisation not in members_of(sheet):
        raise ValidationError(
            _("%(name)s không phải thành viên cụm, khối năm %(year)s.")
            % {"name": organisation, "year": sheet.year}
        )


def require_points(line: ScoreLine, value: Decimal | None) -> None:
    if value is not None and not 0 <= value <= line.most:
        raise ValidationError(
            _("%(line)s: điểm phải từ 0 đến %(most)s.") % {"line": line, "most": line.most}
        )


def write_scores(
    sheet: ScoreSheet, organisation: Organisation, values: Mapping[int, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Save columns by line; returns what they say now, for the trail. Raises ValidationError of
    every line at once."""
    kept = {
        one.line_id: one
        for one in Score.objects.filter(line__sheet=sheet, organisation=organisation)
    }
    told, faults = [], []
    for line in sheet.lines.all():
        if line.pk not in values:
            continue
        row = kept.get(line.pk) or Score(line=line, organisation=organisation)
        try:
            _write(row, line, values[line.pk])
        except ValidationError as error:
            faults += [f"{line}: {text}" for text in error.messages]
        told.append({"line": str(line), **{name: str(value) for name, value in
                                          values[line.pk].items()}})  # fmt: skip
    if faults:
        raise ValidationError(faults)
    return told


def _write(row: Score, line: ScoreLine, columns: Mapping[str, Any]) -> None:
    for name, value in columns.items():
        if name != "reason":
            require_points(line, value)
        setattr(row, name, value)
    new = row.pk is None
    if not new:
        row.edit_version += 1
    save(row, new=new)
