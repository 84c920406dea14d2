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
    least: int = 90  # percent killed; 0: those alive are looked at, no share is asked


_PROCEDURES = "tests/cases/test_procedure_cases.py"
_RECKONING = "tests/cases/test_reckoning.py"
_WORDS = "tests/rules/test_explaining.py"
# Whole histories drawn at random, through every engine: minutes, not seconds.
_SLOW = tuple(
    f"--ignore=tests/rules/test_{name}.py"
    for name in ("many_sweep", "many_store", "many_fold", "plain", "explaining")
)
_WHOLE = ("quotas", "ballots", "money", "deadlines", "evaluating")


def _package(
    name: str, *tests: str, also: str, sample: int | None = None, more: tuple[str, ...] = ()
) -> Part:
    listed = (*(f"tests/rules/test_{test}.py" for test in tests), also, *more)
    return Part((f"{CORE}/{name}/*",), listed, sample=sample)


PARTS = {
    "quotas": _package("quotas", "quotas", "quota_edges", also=_PROCEDURES),
    "ballots": _package("ballots", "ballots", "vote_rules", "vote_edges", also=_PROCEDURES),
    "money": _package("money", "money", "money_together", "money_edges", also=_RECKONING),
    "deadlines": _package("deadlines", "deadlines", "deadline_edges", also=_RECKONING),
    "evaluating": _package(
        "evaluating", "kleene", "versions", "catalogue", "catalogue_leaves", "leaf_words",
        "service", "many_pitfalls", "native", "assumptions", "principles", "ties",
        "evaluating_edges", "evaluating_notices", "left_out",
        also="tests/cases/test_cases.py", sample=200,
        more=(f"{_WORDS}::test_what_was_read_against_what_is_wanted",
              f"{_WORDS}::test_a_row_not_counted_stands_among_the_evidence_and_says_so"),
    ),
    "rest": Part(
        (f"{CORE}/*",),
        ("tests/rules", "tests/cases", "tests/cli", "tests/lawbook", "tests/sources",
         "tests/workbook", *_SLOW),
        spare=tuple(f"{CORE}/{name}/*" for name in _WHOLE),
        sample=500,
        least=0,
    ),
}  # fmt: skip
