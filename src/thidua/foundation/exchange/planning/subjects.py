"""Units and people of a file: found in the registry, or announced as new."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thidua.bridge.workbooks import Place, Say
from thidua.foundation.exchange.planning.comparing import compared, fresh, refuse, rejected
from thidua.foundation.exchange.planning.item import Fault, Item, said
from thidua.foundation.exchange.planning.scene import Scene
from thidua.foundation.exchange.words import Outcome
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.belonging import left_by_death
from thidua.foundation.people.models import Person, Posting
from thidua.foundation.records.text import fold, tidy

KIND_OF_ROLE = {
    "department": Kind.DEPARTMENT, "division": Kind.DIVISION, "sub_department": Kind.UNIT,
    "public_unit": Kind.UNIT, "enterprise": Kind.ENTERPRISE, "cooperative": Kind.ENTERPRISE,
    "team": Kind.UNIT, "commune": Kind.COMMUNE, "household": Kind.HOUSEHOLD,
    "district": Kind.DISTRICT, "district_office": Kind.DISTRICT_OFFICE, "body": Kind.BODY,
    "bloc": Kind.BLOC, "other": Kind.OTHER,
}  # fmt: skip
ROLE_OF_KIND = {
    Kind.DEPARTMENT: "department", Kind.DIVISION: "division", Kind.UNIT: "public_unit",
    Kind.ENTERPRISE: "enterprise", Kind.COMMUNE: "commune", Kind.HOUSEHOLD: "household",
    Kind.DISTRICT: "district", Kind.DISTRICT_OFFICE: "district_office", Kind.BODY: "body",
    Kind.BLOC: "bloc", Kind.OTHER: "other",
}  # fmt: skip
_SAME_NAME = Say(
    "Cấp trên này đã có một tổ chức đang hoạt động cùng tên.",
    "The unit above already has a running one of this name.",
)
_BENEATH_REFUSED = Fault(
    Say("Đơn vị của dòng này không được nhận.", "The unit of this row is not taken."),
    Say("Xem dòng của đơn vị ấy trong tệp; sửa rồi nộp lại.",
        "See the row of that unit in the file; correct it and send the file again."),
)  # fmt: skip
_BY_NAME = (
    ("phong ", Kind.DIVISION), ("van phong", Kind.DIVISION), ("thanh tra", Kind.DIVISION),
    ("so ", Kind.DEPARTMENT), ("cong ty", Kind.ENTERPRISE), ("tong cong ty", Kind.ENTERPRISE),
    ("doanh nghiep", Kind.ENTERPRISE), ("xa ", Kind.COMMUNE), ("phuong ", Kind.COMMUNE),
)  # fmt: skip


def plan_subjects(scene: Scene) -> Iterator[Item]:
    """Units first, then people: a person's unit may be new in the same file."""
    rows = scene.found.register.subjects
    places = scene.found.provenance.get("subjects", [])
    pairs = list(zip(rows, places, strict=True))
    units = [(row, place) for row, place in pairs if row.kind != "individual"]
    _announce_units(scene, [row for row, _place in units])
    taken = _names_taken(scene)
    planned = [(row, _unit(scene, row, place, taken)) for row, place in units]
    _refuse_beneath_refused(scene, planned)
    yield from (item for _row, item in planned)
    posted = set(
        Posting.objects.filter(
            person__in=scene.keys_of(Person, scene.subjects.values())
        ).values_list("person_id", flat=True)
    )
    for row, place in pairs:
        scene.step()
        if row.kind == "individual":
            yield _person(scene, row, place, posted)


def _announce_units(scene: Scene, rows: list[Any]) -> None:
    """All new units exist before their parents are looked up: order in the file is free."""
    fresh_rows = [row for row in rows if scene.subject(row.uid) is None]
    for row in fresh_rows:
        name = scene.name(row.uid)
        kind = KIND_OF_ROLE.get(row.role or "") or _kind_by_name(name, row.kind)
        unit = Organisation(name=name, kind=kind, valid_from=row.founded, valid_to=row.left)
        scene.announce(row.uid, unit)
    for row in fresh_rows:
        announced = scene.unit(row.uid)
        assert announced is not None
        announced.parent = _parent(scene, row.uid, announced)


def _parent(scene: Scene, uid: str, unit: Organisation) -> Organisation:
    """The unit named above it; the place of the import where none is named, or in a circle."""
    identity = scene.found.identities.get(uid)
    above = scene.unit(identity.unit if identity else None)
    climbed = above
    while climbed is not None and climbed.pk is None:
        if climbed is unit:
            return scene.organisation
        climbed = climbed.parent
    return above or scene.organisation


def _kind_by_name(name: str, kind: str) -> Kind:
    if kind == "household":
        return Kind.HOUSEHOLD
    folded = fold(name)
    return next((found for start, found in _BY_NAME if folded.startswith(start)), Kind.UNIT)


def _names_taken(scene: Scene) -> set[tuple[int, str]]:
    rows = Organisation.objects.filter(
        parent__in=scene.keys_of(Organisation, scene.subjects.values()), valid_to__isnull=True
    )
    return set(rows.values_list("parent_id", "name"))


def _unit(scene: Scene, row: Any, place: Place, taken: set[tuple[int, str]]) -> Item:
    unit = scene.subjects[row.uid]
    assert isinstance(unit, Organisation)
    name = scene.name(row.uid)
    kind = KIND_OF_ROLE.get(row.role or "")
    values = {"kind": kind, "valid_from": row.founded, "valid_to": row.left}
    item = Item("subjects", place, Outcome.NEW, name, "organisations.organisation")
    item.values = said(values)
    barred = scene.forbidden("units", unit)
    if unit.pk:
        lax = {"kind": unit.kind} if ROLE_OF_KIND.get(Kind(unit.kind)) == row.role else {}
        if barred:
            return _only_named(item, unit, values, lax, barred)
        return compared(item, unit, values, lax)
    if unit.parent and (unit.parent.pk, tidy(name)) in taken:
        del scene.subjects[row.uid]
        return refuse(item, rejected(_SAME_NAME))
    item.values |= {"parent": unit.parent, "kind": unit.kind}
    item = refuse(item, barred) if barred else fresh(item, unit)
    if item.outcome is Outcome.REFUSED:
        del scene.subjects[row.uid]
    return item


def _refuse_beneath_refused(scene: Scene, planned: list[tuple[Any, Item]]) -> None:
    """A new unit under one that is not taken hangs from nothing, and so do those beneath it."""
    while True:
        written = {id(one.row) for _row, item in planned for one in item.writes}
        orphans = [(row, item) for row, item in planned if _hangs(item, written)]
        for row, item in orphans:
            refuse(item, _BENEATH_REFUSED)
            del scene.subjects[row.uid]
        if not orphans:
            return


def _hangs(item: Item, written: set[int]) -> bool:
    above = next((one.row.parent for one in item.writes if one.is_new), None)
    return above is not None and not above.pk and id(above) not in written


def _only_named(item: Item, row: Any, values: Any, lax: Any, barred: Any) -> Item:
    """Whoever may not change a unit may still name it: a list by unit needs its name."""
    tried = compared(item, row, values, lax)
    if tried.outcome is Outcome.SAME:
        return tried
    for write in tried.writes:
        for column, value in (write.before or {}).items():
            setattr(write.row, column, value)
    tried.before = {}
    return refuse(tried, barred)


def _gone(scene: Scene, row: Any) -> dict[str, Any]:
    """The ends of service and of life; a day of death alone ends service too."""
    died = scene.died.get(row.uid)
    return {"left": left_by_death(died, row.left) if died else row.left, "died": died}


def _person(scene: Scene, row: Any, place: Place, posted: set[int]) -> Item:
    recorded = scene.subject(row.uid)
    identity = scene.found.identities[row.uid]
    unit = scene.unit(row.unit)
    values = {
        "sex": row.sex, "birth_date": row.born, "staff_number": identity.code,
        "group": row.group, "joined": row.joined, "organisation": unit, **_gone(scene, row),
    }  # fmt: skip
    item = Item("subjects", place, Outcome.NEW, identity.name, "people.person")
    item.values = said(values)
    if isinstance(recorded, Person):
        barred = scene.forbidden("people", recorded)
        if recorded.pk in posted:
            values.pop("organisation")  # where posts are recorded, they say where a person serves
        lax = {"group": "official"}
        return (
            _only_named(item, recorded, values, lax, barred)
            if barred
            else compared(item, recorded, values, lax)
        )
    if row.unit and unit is None:
        return refuse(item, _BENEATH_REFUSED)
    person = Person(
        full_name=identity.name, **said(values | {"organisation": unit or scene.organisation})
    )
    item.values["organisation"] = person.organisation
    barred = scene.forbidden("people", person)
    item = refuse(item, barred) if barred else fresh(item, person)
    if item.outcome is Outcome.NEW:
        scene.announce(row.uid, person)
    return item
