"""The plan of a bundle: the same items, lines and journal as a workbook's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from django.utils.translation import override

from thidua.bridge.workbooks import Place, Say
from thidua.foundation.bundles import own_rules
from thidua.foundation.bundles.arriving import BOOK_OF, Arrival, natural_key, not_here
from thidua.foundation.bundles.kept import bundle_of
from thidua.foundation.bundles.models import KnownSender
from thidua.foundation.bundles.packing import Bundle
from thidua.foundation.bundles.travelling import (
    DISCIPLINE_COUNTS,
    TRAVELLERS,
    Traveller,
    columns_of,
)
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.permissions import MAY_WRITE
from thidua.foundation.exchange.planning.comparing import objection, refuse
from thidua.foundation.exchange.planning.item import Fault, Item, Write
from thidua.foundation.exchange.planning.plan import Plan
from thidua.foundation.exchange.planning.scene import Scene, Watching
from thidua.foundation.exchange.words import Outcome
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import IdentityNumber, Person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.sealed import Sealed
from thidua.foundation.records.secrets import unseal
from thidua.foundation.reorganising.models import Event, Party, Succession
from thidua.foundation.reorganising.words import Status, Takes

TAKE, KEEP, NEW = own_rules.TAKE, own_rules.KEEP, "new"
OFTEN = 250
UNSHOWN = ("number", "plan")
_ASK_SENDER = Fault(
    Say("Chưa ai ở đây xác nhận chữ ký của bên gửi nên nội dung gói chưa được xem đến.",
        "Nobody here has confirmed the sender's signature, so nothing of the bundle was read."),
    Say("Đối chiếu dấu vân tay với bên gửi rồi xác nhận.",
        "Compare the fingerprint with the sender, then confirm it."),
)  # fmt: skip
_TWIN = Fault(
    Say("Ở đây có người có thể chính là người này.", "Somebody here may be this person."),
    Say("Chọn là ai, hoặc là người mới.", "Choose who it is, or somebody new."),
)
_OTHER = Fault(
    Say("Ở đây ghi khác, và không cũ hơn bản ghi trong gói.",
        "What stands here differs, and is no older than the bundle's."),
    Say("Chọn lấy theo gói hay giữ ở đây.", "Choose the bundle's or what stands here."),
)  # fmt: skip
_FOLLOWS = Fault(
    Say("Dòng này theo một người đang chờ chọn.", "This row follows a person not chosen yet."),
    Say("Chọn người ấy trước.", "Choose that person first."),
)
_CHAIN = Fault(
    Say("Ở đây một tiền thân khác đã được xác nhận để lại chuỗi năm.",
        "Another predecessor has been confirmed here as leaving its years."),
    Say("Rút xác nhận ấy trước, hoặc giữ như ở đây.", "Withdraw that first, or keep it."),
)  # fmt: skip
_ASK = Say("Đề nghị bên gửi gửi cả đơn vị ấy, hoặc ghi đơn vị ấy ở đây trước.",
           "Ask for that unit too, or enter it here first.")  # fmt: skip


@dataclass(slots=True)
class BundlePlan(Plan):
    """``bundle`` is told in the batch's counts, which outlive its rows."""

    bundle: Bundle | None = None
    known: bool = False

    def counts(self) -> dict[str, Any]:
        assert self.bundle is not None, "a plan of a bundle has one"
        told = {
            "sender": self.bundle.sender, "fingerprint": self.bundle.fingerprint,
            "key": self.bundle.key, "made_at": self.bundle.made_at, "known": self.known,
        }  # fmt: skip
        return Plan.counts(self) | {"bundle": told}


def plan_bundle(batch: ImportBatch, actor: Actor, tell: Callable[[int, int], None]) -> Plan:
    bundle = bundle_of(batch)
    if not KnownSender.objects.filter(key=bundle.key).exists():
        stranger = Item("", Place(bundle.sender, 0, 0), Outcome.WARNING, fault=_ASK_SENDER)
        return BundlePlan([stranger], cast("Scene", Watching()), bundle)
    arrival = Arrival(batch, actor, bundle)
    planner = Planner(arrival, dict(batch.decisions.get("rows", {})))
    items: list[Item] = []
    total = sum(map(len, bundle.rows.values()))
    for one in TRAVELLERS:
        for number, told in enumerate(bundle.rows.get(one.label, ())):
            if len(items) % OFTEN == 0:
                tell(len(items), total)
            items.append(planner.item(one, told, number))
    for number, told in enumerate(bundle.rows.get(own_rules.LABEL, ())):
        choice = planner.decisions.get(told["uid"], "")
        items.append(own_rules.plan_file(
            told, number, actor=actor, place=arrival.place, choice=choice
        ))  # fmt: skip
    return BundlePlan(items, cast("Scene", arrival), bundle, known=True)


class Planner:
    """One row after another; what a row announces, the next ones may point to."""

    def __init__(self, arrival: Arrival, decisions: dict[str, str]) -> None:
        self.here, self.decisions = arrival, decisions

    def item(self, one: Traveller, told: dict[str, Any], number: int) -> Item:
        item = Item(one.table, self.here.where(one, number), Outcome.NEW, model=one.label)
        item.subject = str(told.get("name") or told.get("full_name") or "")
        values, missing = self._values(one, told)
        if missing is not None:
            return missing(item)
        row = one.model(uid=told["uid"], **values)
        item.subject = item.subject or str(row.subject if hasattr(row, "subject") else
                                           getattr(row, "person", "") or row)  # fmt: skip
        item.values = {name: value for name, value in values.items() if name not in UNSHOWN}
        barred = self._barred(one, row)
        if barred is not None:
            return refuse(item, barred)
        self.here.shelf(one)
        stored = self.here.known.get(told["uid"]) or self._same_thing(one, row, values)
        if stored is None:
            return self._fresh(one, item, row, told)
        barred = self._barred(one, stored)
        if barred is not None:  # it stands elsewhere here: nothing is told of it, nothing taken
            return refuse(item, barred)
        self.here.known[told["uid"]] = stored
        return self._compared(one, item, stored, told, values)

    # --- what a row says ------------------------------------------------------------------

    def _values(self, one: Traveller, told: dict[str, Any]) -> tuple[dict[str, Any], Any]:
        """Columns with rows for their uids; or what to do with a row that points nowhere."""
        values: dict[str, Any] = {}
        for field in columns_of(one.model):
            value = told.get(field.name)
            if field.is_relation and value is not None:
                if value in self.here.waiting:
                    return {}, partial(_waiting, _FOLLOWS)
                if value not in self.here.known:
                    return {}, partial(_refused, self._not_here(value))
                value = self.here.known[value]
            elif value is not None:
                value = field.to_python(value)
            values[field.name] = value
        for uid, _after in told.get("parties", ()):
            if uid not in self.here.known:
                return {}, partial(_refused, self._not_here(uid))
        if one.model is Organisation and values["parent"] is None:
            values["parent"] = self.here.place
        if one.model is IdentityNumber:
            values["number"] = Sealed.of(unseal(told["sealed"]).decode())
        return values, None

    def _not_here(self, uid: str) -> Fault:
        return Fault(not_here(self.here.bundle.outer.get(uid, uid)), _ASK)

    def _barred(self, one: Traveller, row: Any) -> Fault | None:
        table = one.table
        if table == "subjects":
            table = "units" if one.model is Organisation else "people"
        place = row.place
        while place is not None and place.pk is None:
            place = place.parent
        rule = MAY_WRITE[table]
        if rule(self.here.actor, place.pk if place else None):
            return None
        with override("vi"):
            who = rule.says()
        return Fault(
            Say(f"Dòng này do {who} ghi, trong phạm vi được giao.",
                "This row is for the keeper of that part of the office to record."),
            Say("Nhờ người có quyền nhận gói.", "Ask whoever may to take the bundle in."),
        )  # fmt: skip

    def _same_thing(self, one: Traveller, row: Any, values: dict[str, Any]) -> Any:
        """The row here that says the same thing under another uid, if there is one."""
        if isinstance(row, Organisation):
            rows = Organisation.objects.filter(
                parent=row.parent if row.parent and row.parent.pk else None, name=row.name,
                valid_to__isnull=True,
            )  # fmt: skip
            return self.here.watched(rows)[0] if row.valid_to is None and rows.exists() else None
        key = natural_key(one, row)
        book = BOOK_OF.get(one.model)
        for stored in self.here.shelf(one).get(key or (), ()):
            if book is None or book.match(values, stored):
                return stored
        return None

    # --- what it comes to -----------------------------------------------------------------

    def _fresh(self, one: Traveller, item: Item, row: Any, told: dict[str, Any]) -> Item:
        twins = self.here.twins.get(told["uid"], [])
        if twins:
            choice = self.decisions.get(told["uid"], "")
            listed = [[str(person.uid), _twin(person)] for person in twins]
            item.more = {"bundle": told["uid"], "choices": [*listed, [NEW, ""]], "chosen": choice}
            same = next((person for person in twins if str(person.uid) == choice), None)
            if same is not None:
                self.here.known[told["uid"]] = same
                self.here.by_key.clear()
                item.outcome = Outcome.SAME
                return item
            if choice != NEW:
                self.here.waiting.add(told["uid"])
                return _wait(item, _TWIN)
        if hasattr(row, "provenance"):
            row.provenance = {"door": "bundle", "sender": self.here.bundle.sender,
                              "batch": str(self.here.batch.uid)}  # fmt: skip
        found = self._objection(one, row) if one.model is not IdentityNumber else None
        if found:
            return refuse(item, found)
        uses = [(award, year) for award, year in told.get("uses", ())]
        item.writes.append(Write(row, uses=uses, beside=self._parties(row, told)))
        self.here.known[told["uid"]] = row
        key = natural_key(one, row) if one.model not in (Organisation, Person) else None
        if key is not None:
            self.here.shelf(one).setdefault(key, []).append(row)
        return item

    def _compared(
        self, one: Traveller, item: Item, stored: Any, told: dict[str, Any],
        values: dict[str, Any],
    ) -> Item:  # fmt: skip
        changes = {
            name: value for name, value in values.items()
            if getattr(stored, name) != value and not self._stays(one, stored, name, told)
        }  # fmt: skip
        if not changes or stored.pk is None:
            item.outcome = Outcome.SAME
            return item
        item.before = {name: getattr(stored, name) for name in changes if name not in UNSHOWN}
        newer = told["version"] > stored.edit_version and str(stored.uid) == told["uid"]
        choice = self.decisions.get(told["uid"], "")
        if not newer or choice:
            item.more = {"bundle": told["uid"], "choices": [[TAKE, ""], [KEEP, ""]],
                         "chosen": choice}  # fmt: skip
        if choice == KEEP:
            item.outcome = Outcome.SAME
            return item
        if not newer and choice != TAKE:
            return _wait(item, _OTHER)
        return self._changed(one, item, stored, changes, self._parties(stored, told))

    def _stays(self, one: Traveller, stored: Any, name: str, told: dict[str, Any]) -> bool:
        """What the bundle does not speak of; the unit it hangs from is where this office put it."""
        if name in DISCIPLINE_COUNTS:
            return not self.here.bundle.secrets  # left out, which says nothing
        if isinstance(stored, Event):  # what was decided stays, and what is done is not undone
            return name == "plan" or (name == "status" and stored.status == Status.DONE)
        return one.model is Organisation and name == "parent" and told.get("parent") is None

    def _parties(self, row: Any, told: dict[str, Any]) -> list[Party]:
        return [Party(event=row, organisation=self.here.known[uid], after=after)
                for uid, after in told.get("parties", ())]  # fmt: skip

    def _objection(self, one: Traveller, row: Any) -> Fault | None:
        """Why its table would refuse it, or another row of the table stands against it."""
        if isinstance(row, Succession) and row.takes == Takes.ALL:
            kept = [other for rows in self.here.shelf(one).values() for other in rows]
            if any(other.successor == row.successor and other.takes == Takes.ALL
                   and other.predecessor != row.predecessor for other in kept):  # fmt: skip
                return _CHAIN
        return objection(row)

    def _changed(
        self, one: Traveller, item: Item, stored: Any, changes: dict[str, Any],
        parties: list[Party],
    ) -> Item:  # fmt: skip
        fields = {name: stored._meta.get_field(name) for name in changes}  # noqa: SLF001 Django's own name
        old = {field.attname: getattr(stored, field.attname) for field in fields.values()}
        was = {name: getattr(stored, name) for name in changes}
        for name, value in changes.items():
            setattr(stored, name, value)
        found = self._objection(one, stored)
        if found:
            for name, value in was.items():
                setattr(stored, name, value)
            return refuse(item, found)
        item.outcome = Outcome.CHANGED
        item.writes.append(Write(stored, old, beside=parties))
        return item


def _wait(item: Item, fault: Fault) -> Item:
    item.outcome, item.fault = Outcome.WAITING, fault
    return item


def _waiting(fault: Fault, item: Item) -> Item:
    return _wait(item, fault)


def _refused(fault: Fault, item: Item) -> Item:
    return refuse(item, fault)


def _twin(person: Person) -> str:
    born = f"{person.birth_date:%d/%m/%Y}" if person.birth_date else ""
    return " · ".join(filter(None, (str(person), born, person.staff_number,
                                    str(person.organisation))))  # fmt: skip
