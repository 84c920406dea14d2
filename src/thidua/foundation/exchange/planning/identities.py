"""Identity numbers of a file: sealed before anything of it is kept, shown nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thidua.bridge.workbooks import Import, Place, Say
from thidua.foundation.exchange.planning.comparing import nobody, refuse, rejected
from thidua.foundation.exchange.planning.item import Item, Write
from thidua.foundation.exchange.planning.scene import Scene
from thidua.foundation.exchange.words import Outcome
from thidua.foundation.people.models import IdentityNumber, Person
from thidua.foundation.people.numbers import kind_of
from thidua.foundation.records.bulk import chunked
from thidua.foundation.records.digests import keyed_digest, keyed_digests
from thidua.foundation.records.sealed import DOTS, Sealed

TABLE = "identities"
KEPT = "identity_numbers"
_MODEL = IdentityNumber._meta.label_lower  # noqa: SLF001 Django's own name
_ANOTHERS = Say("Số này đã ghi cho một người khác.", "This number is recorded for somebody else.")


def sealed_numbers(found: Import) -> dict[str, Any]:
    """What the batch keeps of the numbers until it is decided."""
    return {
        KEPT: [
            [uid, Sealed.of(digits).kept, list(place)]
            for uid, (digits, place) in found.identity_numbers.items()
        ]
    }


def plan_identities(scene: Scene, parsed: Mapping[str, Any]) -> list[Item]:
    """Each number beside the one recorded; the preview says that there is one, never which."""
    told = [(uid, Sealed(kept).opened(), Place(*place))
            for uid, kept, place in parsed.get(KEPT, ())]  # fmt: skip
    owners = _owners([digits for _uid, digits, _place in told])
    people = scene.keys_of(Person, [row for uid, *_rest in told if (row := scene.subject(uid))])
    rows = scene.watched(IdentityNumber.objects.filter(person__in=people)) if people else []
    recorded = {(row.person_id, row.kind): row for row in rows}
    return [_item(scene, uid, digits, place, recorded, owners) for uid, digits, place in told]


def _owners(numbers: list[str]) -> dict[str, Any]:
    """Digest under the key in use → the person's key; those of this file are added as they come."""
    wanted = {old: digests[0] for one in numbers for digests in [keyed_digests(one)]
              for old in digests}  # fmt: skip
    found: dict[str, Any] = {}
    for some in chunked(wanted):
        rows = IdentityNumber.objects.filter(digest__in=some)
        found |= {wanted[old]: person for old, person in rows.values_list("digest", "person_id")}
    return found


def _item(
    scene: Scene, uid: str, digits: str, place: Place,
    recorded: Mapping[tuple[int, str], IdentityNumber], owners: dict[str, Any],
) -> Item:  # fmt: skip
    person = scene.subject(uid)
    if not isinstance(person, Person):
        return nobody(place, TABLE, scene.name(uid))
    item = Item(TABLE, place, Outcome.NEW, person.full_name, _MODEL, {"number": DOTS})
    barred = scene.forbidden(TABLE, person)
    if barred:
        return refuse(item, barred)
    owner = owners.setdefault(keyed_digest(digits), person.pk or uid)
    if owner not in (person.pk, uid):
        return refuse(item, rejected(_ANOTHERS))
    return _written(item, person, digits, recorded.get((person.pk, kind_of(digits))))


def _written(item: Item, person: Person, digits: str, row: IdentityNumber | None) -> Item:
    if row is None:
        item.writes.append(Write(IdentityNumber.of(person, digits)))
        return item
    if row.number.opened() == digits:
        item.outcome = Outcome.SAME
        return item
    item.outcome, item.before = Outcome.CHANGED, {"number": DOTS}
    item.writes.append(Write(row, {"number": row.number.kept}))
    row.number = Sealed.of(digits)
    return item
