"""Rows of blocs say who was in which bloc, too: beside its result a row brings the membership."""

from __future__ import annotations

from typing import Any

from thidua.bridge.workbooks import Say, words
from thidua.foundation.blocs.models import BlocMembership, Part
from thidua.foundation.exchange.planning.comparing import objection, refuse
from thidua.foundation.exchange.planning.item import Fault, Item, Write
from thidua.foundation.exchange.planning.scene import Scene
from thidua.foundation.exchange.words import Outcome
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation

Leads = dict[tuple[int | None, int], BlocMembership]

CONVENERS = {Kind.MINISTRY: "ministry"}
"""Kind of the convener → the word of the workbook; every other convener is of the province."""


def convened_by(bloc: Organisation) -> str:
    """The level that organises a bloc, as results name it."""
    return CONVENERS.get(Kind(bloc.parent.kind), "province") if bloc.parent else "province"


def add_members(scene: Scene, items: list[Item]) -> list[Item]:
    """``items`` of the table of blocs in the order of its rows; only blocs that are recorded as
    organisations have members."""
    rows = scene.found.register.blocs
    known = _blocs({row.name for row in rows if row.name})
    held = _held(scene, rows) if known else {}
    leads: Leads = {
        (row.bloc_id, row.year): row for row in held.values() if row.part == Part.LEADER
    }
    for index, (row, item) in enumerate(zip(rows, items, strict=True)):
        bloc = known.get((words(row.name or ""), row.organised_by or "province"))
        subject = scene.subject(row.subject)
        if bloc is None or item.outcome is Outcome.REFUSED or not isinstance(subject, Organisation):
            continue
        part = scene.found.details.get(("blocs", index), {}).get("part", "")
        _add(scene, item, bloc, subject, row, part, held, leads)
    return items


def _blocs(names: set[str]) -> dict[tuple[str, str], Organisation]:
    rows = Organisation.objects.filter(kind=Kind.BLOC, parent__isnull=False, name__in=names)
    return {(words(one.name), convened_by(one)): one for one in rows.select_related("parent")}


def _held(scene: Scene, rows: list[Any]) -> dict[tuple[int, int, int], BlocMembership]:
    years = {row.year for row in rows}
    kept = scene.watched(BlocMembership.objects.filter(year__in=years))
    return {(row.organisation_id, row.year, row.convener_id): row for row in kept}


def _two(lead: BlocMembership) -> Fault:
    return Fault(
        Say(f"Năm này cụm, khối đã có cụm trưởng, khối trưởng: {lead.organisation}.",
            f"The bloc already has a leader this year: {lead.organisation}."),
        Say("Giữ một rồi nộp lại tệp.", "Keep one and send the file again."),
    )  # fmt: skip


def _add(
    scene: Scene, item: Item, bloc: Organisation, subject: Organisation, row: Any, part: str,
    held: dict[tuple[int, int, int], BlocMembership],
    leads: Leads,
) -> None:  # fmt: skip
    convener = bloc.parent_id or 0
    stored = held.get((subject.pk or 0, row.year, convener))
    if stored is not None and part in ("", stored.part):
        return
    member = stored or BlocMembership(
        bloc=bloc, organisation=subject, convener=bloc.parent, year=row.year,
        provenance=scene.provenance | {"sheet": item.place.sheet, "row": item.place.row + 1},
    )  # fmt: skip
    before = {"part": member.part} if stored else None
    member.part = part or member.part
    lead = leads.get((bloc.pk, row.year))
    fault = objection(member) if lead in (None, member) or part != Part.LEADER else _two(lead)
    if fault:
        member.part = before["part"] if before else member.part
        refuse(item, fault)
        return
    if member.part == Part.LEADER:
        leads[bloc.pk, row.year] = member
    held[subject.pk or 0, row.year, convener] = member
    item.writes.append(Write(member, before))
    if item.outcome is Outcome.SAME:
        item.outcome = Outcome.CHANGED
