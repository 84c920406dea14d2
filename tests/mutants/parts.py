"""The parts of the rules core, and the quick tests that concern each."""

from __future__ import annotations

from dataclasses import dataclass

CORE = "src/thidua_rules"


@dataclass(frozen=True)
class Part:
    """Modules to change, tests to run; ``sample``: so many mutants, chosen by the seed."""

    mutate: tuple[str, ...]
    tests: tuple[str, ...]
    spare: tuple[str, ...] = ()
    sample: int | None = None
    least: int = 90  # percent killed


_PROCEDURES = "tests/cases/test_procedure_cases.py"
_RECKONING = "tests/cases/test_reckoning.py"
_JUDGING = (
    *(f"tests/rules/test_{name}.py" for name in (
        "kleene", "versions", "catalogue", "catalogue_leaves", "leaf_words", "service",
        "many_pitfalls", "native", "assumptions", "principles")),
    "tests/cases/test_cases.py",
)  # fmt: skip
_WHOLE = ("quotas", "ballots", "money", "deadlines", "evaluating")


def _package(name: str, *tests: str, sample: int | None = None) -> Part:
    return Part((f"{CORE}/{name}/*",), tests, sample=sample)


PARTS = {
    "quotas": _package("quotas", "tests/rules/test_quotas.py", _PROCEDURES),
    "ballots": _package(
        "ballots", "tests/rules/test_ballots.py", "tests/rules/test_vote_rules.py", _PROCEDURES
    ),
    "money": _package(
        "money", "tests/rules/test_money.py", "tests/rules/test_money_together.py", _RECKONING
    ),
    "deadlines": _package("deadlines", "tests/rules/test_deadlines.py", _RECKONING),
    "evaluating": _package("evaluating", *_JUDGING, sample=300),
    "rest": Part(
        (f"{CORE}/*",),
        ("tests/rules", "tests/cases", "tests/cli", "tests/lawbook", "tests/sources",
         "tests/workbook"),
        spare=tuple(f"{CORE}/{name}/*" for name in _WHOLE),
        sample=500,
    ),
}  # fmt: skip
