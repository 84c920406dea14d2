"""The whole file beside the registry: what each row comes to, in the order of the file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from thidua.bridge.parsed import from_plain
from thidua.bridge.workbooks import SHEET_TITLES, Say
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.planning.books import plan_book
from thidua.foundation.exchange.planning.decided import Decisions, doubts, settle
from thidua.foundation.exchange.planning.initiatives import plan_initiatives
from thidua.foundation.exchange.planning.item import Fault, Item
from thidua.foundation.exchange.planning.scene import Scene
from thidua.foundation.exchange.planning.subjects import plan_subjects
from thidua.foundation.exchange.planning.tables import BOOKS
from thidua.foundation.exchange.words import Outcome
from thidua.foundation.keeping import digest
from thidua.foundation.policy.reach import Actor

NOT_KEPT = ("memberships", "proposals")
_ELSEWHERE = Fault(
    Say(
        "Sổ đăng ký không giữ bảng này: biên chế suy ra từ chức vụ, đề nghị lập trong đợt xét.",
        "The registry keeps no such table: rolls follow from posts, proposals belong to a round.",
    ),
    Say("Không cần làm gì.", "Nothing to do."),
)


@dataclass(slots=True)
class Plan:
    items: list[Item] = field(default_factory=list)

    def counts(self) -> dict[str, Any]:
        """How many of each outcome, in all and by sheet."""
        whole = Counter(str(item.outcome) for item in self.items)
        sheets: dict[str, Counter[str]] = {}
        for item in self.items:
            sheets.setdefault(item.place.sheet, Counter())[str(item.outcome)] += 1
        return {
            "outcomes": dict(whole),
            "sheets": [[sheet, dict(found)] for sheet, found in sheets.items()],
            "unproven": sum(item.unproven for item in self.items),
        }  # fmt: skip

    def digest(self) -> str:
        """Names the preview: two plans that would show and write the same have the same."""
        return digest([
            [item.table, list(item.place), str(item.outcome), item.subject, item.plain()]
            for item in self.items
        ])  # fmt: skip


def make_plan(batch: ImportBatch, actor: Actor, *, lock: bool = False) -> Plan:
    """Compare the batch's rows with the registry as it is now. Writes nothing."""
    assert batch.parsed is not None, "only a previewed batch has rows"
    found = from_plain(batch.parsed)
    decisions = Decisions.read(batch.decisions)
    waiting = settle(found, decisions)
    scene = Scene(actor, batch.organisation, found, lock=lock)
    scene.provenance = {"door": "import", "batch": str(batch.uid), "file": batch.file_name}
    items = [*plan_subjects(scene)]
    for book in BOOKS:
        items += plan_book(book, scene)
    items += plan_initiatives(scene)
    items += [
        Item(table, place, Outcome.REFUSED, fault=_ELSEWHERE)
        for table in NOT_KEPT
        for place in found.provenance.get(table, [])
    ]
    items += [*waiting, *doubts(found)]
    items.sort(key=_order)
    return Plan(items)


def _order(item: Item) -> tuple[int, str, int, int]:
    sheet = item.place.sheet
    turn = SHEET_TITLES.index(sheet) if sheet in SHEET_TITLES else len(SHEET_TITLES)
    return turn, sheet, item.place.row, item.place.column
