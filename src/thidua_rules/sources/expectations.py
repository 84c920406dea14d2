"""What a case expects, compared with what the engine says; differences as sentences."""

from __future__ import annotations

from collections.abc import Iterator

from ..judging import Sweep, judge
from ..loading import Node
from ..loading.law import law_with
from ..model.law import Law
from ..model.verdict import CriterionResult, Group, Overall, Verdict
from .case import Ask, Case

EXPECT_KEYS = (
    "overall", "branch", "cites", "missing", "provisional", "assuming", "scenarios", "status",
    "value", "held", "earliest", "version", "earned", "warnings", "silent", "note",
)  # fmt: skip
_OVERALL = tuple(o.code for o in Overall)


def judge_case(case: Case, law: Law, ask: Ask) -> Sweep:
    """The sweep that answers one question of a case."""
    return judge(case.register, law_with(law, ask.overlays), ask.question)


def differences(case: Case, law: Law) -> list[str]:
    """Every way in which the verdicts differ from what the case expects; empty: they agree.

    Raises:
        CaseError: an expectation is malformed.
    """
    found = []
    if len(case.expect) not in (0, len(case.asks)):
        found.append(f"{len(case.asks)} questions but {len(case.expect)} expectations")
    for ask, node in zip(case.asks, case.expect, strict=False):
        sweep = judge_case(case, law, ask)
        uid = case.register.subjects[0].uid
        verdict = sweep.verdict(
            uid, ask.award or sweep.awards[0], plan="earliest" in node.entries()
        )
        found += [f"line {ask.line}, {ask.award} {ask.question.year}: {text}"
                  for text in _compare(verdict, node)]  # fmt: skip
    return found


def _compare(verdict: Verdict, node: Node) -> Iterator[str]:
    expect = node.map(EXPECT_KEYS)
    for key, child in expect.items():
        if key in ("overall", "branch", "version", "earliest"):
            yield from _scalar(verdict, key, child)
        elif key in ("missing", "assuming", "cites"):
            yield from _listed(verdict, key, child)
        elif key in ("warnings", "silent"):
            yield from _warned(verdict, key, child)
        elif key in ("provisional", "scenarios", "status", "value", "earned"):
            yield from _mapped(verdict, key, child)
        elif key == "held" and verdict.already != child.boolean():
            yield f"held: expected {child.text()}, got {verdict.already}"


def _scalar(verdict: Verdict, key: str, node: Node) -> Iterator[str]:
    wanted = node.word(_OVERALL) if key == "overall" else node.text()
    got = {
        "overall": verdict.overall.code, "branch": verdict.branch,
        "version": verdict.version, "earliest": str(verdict.earliest),
    }[key]  # fmt: skip
    if got != wanted:
        missing = ", ".join(r.id for r in verdict.missing)
        yield f"{key}: expected {wanted}, got {got} (missing: {missing or 'nothing'})"


def _listed(verdict: Verdict, key: str, node: Node) -> Iterator[str]:
    wanted = set(node.words())
    if key == "cites":
        got = {str(r.citation) for r in leaves(verdict)}
        lacking = [w for w in wanted if not any(w in cited for cited in got)]
        if lacking:
            yield f"cites: no criterion cites {', '.join(lacking)}; cited: {', '.join(sorted(got))}"
        return
    got = {
        "missing": {r.id for r in verdict.missing},
        "assuming": {a.award or a.kind for a in verdict.assumptions},
    }[key]
    if got != wanted:
        yield f"{key}: expected {sorted(wanted)}, got {sorted(got)}"


def _warned(verdict: Verdict, key: str, node: Node) -> Iterator[str]:
    """``warnings`` are all there, among others; of ``silent`` none is."""
    wanted, got = set(node.words()), {w.code for w in verdict.warnings}
    if key == "warnings" and wanted - got:
        yield f"warnings: {', '.join(sorted(wanted - got))} not said, but {sorted(got)}"
    if key == "silent" and wanted & got:
        yield f"silent: {', '.join(sorted(wanted & got))} said"


def _mapped(verdict: Verdict, key: str, node: Node) -> Iterator[str]:
    got: dict[str, str] = {
        "provisional": {p.reading: p.overall.code for p in verdict.provisional},
        "scenarios": {s.assumption.rating or "": s.overall.code for s in verdict.scenarios},
        "status": {r.id: r.status.code for r in leaves(verdict)},
        "value": {r.id: str(r.value) for r in leaves(verdict)},
        "earned": {r.id: str(r.tokens.get("earned") or "none") for r in leaves(verdict)},
    }[key]
    for name, child in node.entries().items():
        if got.get(name) != child.text():
            yield f"{key} of {name}: expected {child.text()}, got {got.get(name)}"


def leaves(verdict: Verdict) -> list[CriterionResult]:
    """Every criterion of a verdict's tree and readings, and its procedures."""
    found = list(verdict.procedures)
    trees = [verdict.tree, *(p.tree for p in verdict.provisional)]
    for tree in trees:
        if tree is not None:
            found += _leaves(tree)
    return found


def _leaves(group: Group) -> list[CriterionResult]:
    found: list[CriterionResult] = []
    for child in group.children:
        found += [child] if isinstance(child, CriterionResult) else _leaves(child)
    return found
