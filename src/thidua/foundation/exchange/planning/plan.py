"""The whole file beside the registry: what each row comes to, in the order of the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

from thidua.bridge.parsed import from_plain
from thidua.bridge.workbooks import SHEET_TITLES, Import, Say
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.planning.bloc_members import add_members
from thidua.foundation.exchange.planning.books import plan_book
from thidua.foundation.exchange.planning.deaths import end_posts_of_the_dead
from thidua.foundation.exchange.planning.decided import Decisions, doubts, settle
from thidua.foundation.exchange.planning.identities import plan_identities
from thidua.foundation.exchange.planning.initiatives import plan_initiatives
from thidua.foundation.exchange.planning.item import Fault, Item
from thidua.foundation.exchange.planning.scene import Scene, Step
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


Tell = Callable[[int, int], None]
OFTEN = 250
"""Rows between two words on how far it is."""


def _unheard(_done: int, _total: int) -> None:
    """Nobody listens."""


@dataclass(slots=True)
class Plan:
    """``scene`` knows what the plan was made from."""

    items: list[Item]
    scene: Scene

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


def make_plan(batch: ImportBatch, actor: Actor, tell: Tell = _unheard) -> Plan:
    """Compare the batch's rows with the registry as it is now. Writes nothing.

    ``tell`` hears how many rows are done, of how many.
    """
    assert batch.parsed is not None, "only a previewed batch has rows"
    found = from_plain(batch.parsed)
    decisions = Decisions.read(batch.decisions)
    waiting = settle(found, decisions)
    scene = Scene(actor, batch.organisation, found, _counter(found, tell))
    scene.provenance = {"door": "import", "batch": str(batch.uid), "file": batch.file_name}
    items = [*plan_subjects(scene), *plan_identities(scene, batch.parsed)]
    for book in BOOKS:
        planned = plan_book(book, scene)
        items += add_members(scene, planned) if book.table == "blocs" else planned
    end_posts_of_the_dead(scene, items)
    items += plan_initiatives(scene)
    items += [
        Item(table, place, Outcome.REFUSED, fault=_ELSEWHERE)
        for table in NOT_KEPT
        for place in found.provenance.get(table, [])
    ]
    items += [*waiting, *doubts(found)]
    items.sort(key=_order)
    return Plan(items, scene)


def _counter(found: Import, tell: Tell) -> Step:
    """Counts rows, and says so every so many."""
    total = sum(len(rows) for _table, rows in found.register.tables())
    numbers = count(1)

    def step() -> None:
        number = next(numbers)
        if number % OFTEN == 0:
            tell(min(number, total), total)

    tell(0, total)
    return step


def _order(item: Item) -> tuple[int, str, int, int]:
    sheet = item.place.sheet
    turn = SHEET_TITLES.index(sheet) if sheet in SHEET_TITLES else len(SHEET_TITLES)
    return turn, sheet, item.place.row, item.place.column
