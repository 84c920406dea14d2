"""The officer's choices, laid on what the reader found."""

from __future__ import annotations

from typing import Any, NamedTuple

from thidua.bridge.workbooks import Import, Pending, Problem, Say, Severity
from thidua.foundation.exchange.planning.item import Fault, Item
from thidua.foundation.exchange.words import Outcome

SKIP = "-"
"""The choice that leaves a waiting row out."""

YEARS = range(1945, 2063)
_WAITING_CODES = frozenset(
    ("ambiguous", "unknown_subject", "clash", "unclear_year", "unclear_award")
)
_CHOOSE = Fault(
    Say("Dòng này chờ chọn.", "This row waits for a choice."),
    Say("Chọn ở mục «Chờ chọn», hoặc bỏ qua.", "Choose under «Waiting», or leave it out."),
)


class Decisions(NamedTuple):
    """``choices``: index of a waiting row → the value chosen, or SKIP. ``confirmed``: indexes of
    suggestions a person has confirmed."""

    choices: dict[int, str]
    confirmed: frozenset[int]

    @classmethod
    def read(cls, kept: dict[str, Any]) -> Decisions:
        choices = {int(index): str(value) for index, value in kept.get("choices", {}).items()}
        return cls(choices, frozenset(kept.get("confirmed", ())))

    def plain(self) -> dict[str, Any]:
        return {
            "choices": {str(index): value for index, value in self.choices.items()},
            "confirmed": sorted(self.confirmed),
        }  # fmt: skip


def fits(waiting: Pending, value: str) -> bool:
    """Whether a value may be chosen for a waiting row."""
    if value == SKIP:
        return True
    if waiting.field == "year":
        return value.isdigit() and int(value) in YEARS
    return value in waiting.candidates


def settle(found: Import, decisions: Decisions) -> list[Item]:
    """Put chosen rows into the register and confirmed kinds into their rows; returns what waits."""
    for index in decisions.confirmed:
        one = found.suggestions[index]
        rows = getattr(found.register, one.table)
        rows[one.index] = rows[one.index]._replace(**{one.field: one.value})
    return [
        item
        for index, waiting in enumerate(found.pending)
        if (item := _settle_one(found, index, waiting, decisions.choices.get(index, "")))
        is not None
    ]


def _settle_one(found: Import, index: int, waiting: Pending, choice: str) -> Item | None:
    if choice and choice != SKIP and fits(waiting, choice):
        value: Any = int(choice) if waiting.field == "year" else choice
        found.add(waiting.table, waiting.row._replace(**{waiting.field: value}), waiting.place)
        if waiting.field == "award" and choice.startswith("other:"):
            number = len(found.provenance[waiting.table]) - 1
            found.details[waiting.table, number] = {"award": waiting.given}
        return None
    told = next(
        (p for p in found.problems if p.place == waiting.place and p.code in _WAITING_CODES), None
    )
    fault = Fault(told.what, told.cure) if told else _CHOOSE
    name = waiting.given if waiting.field == "subject" else _subject_of(found, waiting)
    return Item(
        waiting.table, waiting.place, Outcome.WAITING, name, fault=fault,
        more={"waiting": index, "field": waiting.field, "skipped": choice == SKIP,
              "given": waiting.given},
    )  # fmt: skip


def _subject_of(found: Import, waiting: Pending) -> str:
    identity = found.identities.get(getattr(waiting.row, "subject", ""))
    return identity.name if identity else ""


def doubts(found: Import) -> list[Item]:
    """The reader's problems, but for those a waiting row tells already."""
    waiting = {one.place for one in found.pending}
    return [
        _doubt(problem)
        for problem in found.problems
        if not (problem.place in waiting and problem.code in _WAITING_CODES)
    ]


def _doubt(problem: Problem) -> Item:
    error = problem.severity is Severity.ERROR
    return Item(
        "", problem.place, Outcome.ERROR if error else Outcome.WARNING,
        fault=Fault(problem.what, problem.cure),
        more={"value": problem.value, "code": problem.code},
    )  # fmt: skip
