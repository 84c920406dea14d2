"""Rows of blocs say who was in which bloc, too: beside its result a row brings the membership."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from thidua.bridge.workbooks import Say, words
from thidua.foundation.blocs.models import BlocMembership, Part
from thidua.foundation.exchange.planning.comparing import objection, refuse
from thidua.foundation.exchange.planning.item import Fault, Item, Write
from thidua.foundation.exchange.planning.scene import Scene
from thidua.foundation.exchange.words import Outcome
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation

Leads = dict[tuple[UUID, int], BlocMembership]
"""Bloc and year → who leads it."""

Held = dict[tuple[UUID, int, UUID], BlocMembership]
"""Collective, year and convener → the membership."""

CONVENERS = {Kind.MINISTRY: "ministry"}
"""Kind of the convener → the word of the workbook; every other convener is of the province."""


def convened_by(bloc: Organisation) -> str:
    """The level that organises a bloc, as results name it."""
    return CONVENERS.get(Kind(bloc.parent.kind), "province") if bloc.parent else "province"


def add_members(scene: Scene, items: list[Item]) -> list[Item]:
    """``items`` of the table of blocs in the order of its rows; only blocs that are recorded as
    organisations have members."""
    rows = scene.found.register.blocs
    known = _blocs(scene, {row.name for row in rows if row.name})
    held = _held(scene, rows) if known else {}
    leads: Leads = {
        (row.bloc.uid, row.year): row for row in held.values() if row.part == Part.LEADER
    }
    for index, (row, item) in enumerate(zip(rows, items, strict=True)):
        subject = scene.subject(row.subject)
        if item.outcome is Outcome.REFUSED or not isinstance(subject, Organisation):
            continue
        named = known.get((words(row.name or ""), row.organised_by or "province"), [])
        bloc = _nearest(named, subject)
        if bloc is None:
            continue
        part = scene.found.details.get(("blocs", index), {}).get("part", "")
        bare = item.outcome is Outcome.NEW and (row.leader, row.exceeds_targets) == (None, None)
        if bare:
            item.writes = []  # who was in the bloc, and no result
        _add(scene, item, bloc, subject, row, part, held, leads)
        if bare and item.outcome is Outcome.NEW:
            item.outcome = _membership_alone(item)
    return items


def _membership_alone(item: Item) -> Outcome:
    if not item.writes:
        return Outcome.SAME
    return Outcome.NEW if item.writes[0].is_new else Outcome.CHANGED


def _blocs(scene: Scene, names: set[str]) -> dict[tuple[str, str], list[Organisation]]:
    """Blocs that are recorded, and those that the same file is the first to tell of."""
    rows = Organisation.objects.filter(kind=Kind.BLOC, parent__isnull=False, name__in=names)
    units = [one for one in scene.subjects.values() if isinstance(one, Organisation)]
    fresh = [one for one in units if one.kind == Kind.BLOC and not one.pk]
    found: dict[tuple[str, str], list[Organisation]] = {}
    for one in [*rows.select_related("parent").order_by("pk"), *fresh]:
        found.setdefault((words(one.name), convened_by(one)), []).append(one)
    return found


def _nearest(blocs: list[Organisation], subject: Organisation) -> Organisation | None:
    """Of blocs of one name the one whose convener stands above the subject, the closest first;
    a bloc of another tree only where no other has the name."""
    above: Organisation | None = subject
    while above is not None and len(blocs) > 1:
        near = next(
            (one for one in blocs if one.parent is not None and _is(one.parent, above)), None
        )
        if near is not None:
            return near
        above = above.parent
    return blocs[0] if len(blocs) == 1 else None


def _is(one: Organisation, other: Organisation) -> bool:
    return one is other or (bool(one.pk) and one.pk == other.pk)


def _held(scene: Scene, rows: list[Any]) -> Held:
    years = {row.year for row in rows}
    kept = scene.watched(
        BlocMembership.objects.filter(year__in=years).select_related(
            "organisation", "bloc", "convener"
        )
    )
    return {(row.organisation.uid, row.year, row.convener.uid): row for row in kept}


def _two(lead: BlocMembership) -> Fault:
    return Fault(
        Say(f"Năm này cụm, khối đã có cụm trưởng, khối trưởng: {lead.organisation}.",
            f"The bloc already has a leader this year: {lead.organisation}."),
        Say("Giữ một rồi nộp lại tệp.", "Keep one and send the file again."),
    )  # fmt: skip


def _add(
    scene: Scene, item: Item, bloc: Organisation, subject: Organisation, row: Any, part: str,
    held: Held,
    leads: Leads,
) -> None:  # fmt: skip
    assert bloc.parent is not None, "only blocs with a convener are looked up"
    key = subject.uid, row.year, bloc.parent.uid
    stored = held.get(key)
    if stored is not None and part in ("", stored.part):
        return
    member = stored or BlocMembership(
        bloc=bloc, organisation=subject, convener=bloc.parent, year=row.year,
        provenance=scene.provenance | {"sheet": item.place.sheet, "row": item.place.row + 1},
    )  # fmt: skip
    before = {"part": member.part} if stored else None
    member.part = part or member.part
    lead = leads.get((bloc.uid, row.year))
    fault = objection(member) if lead in (None, member) or part != Part.LEADER else _two(lead)
    if fault:
        member.part = before["part"] if before else member.part
        refuse(item, fault)
        return
    if member.part == Part.LEADER:
        leads[bloc.uid, row.year] = member
    held[key] = member
    item.writes.append(Write(member, before))
    if item.outcome is Outcome.SAME:
        item.outcome = Outcome.CHANGED
