"""One achievement, one use: what a title and a form of the same round would both rest on.

An initiative or topic that serves a title cannot serve a form, nor the reverse; once a decision
is signed its use is recorded, before that only the round's own results can tell.
"""

from __future__ import annotations

from ..model.verdict import CriterionResult, Evidence, Group, Status

Work = frozenset[Evidence]
_NONE: Work = frozenset()


def needed_work(item: CriterionResult | Group) -> Work:
    """The initiatives and topics without which the tree would not be met."""
    if item.status is not Status.MET:
        return _NONE
    if isinstance(item, CriterionResult):
        return frozenset(e for e in item.evidence if e.table == "initiatives")
    met = [needed_work(child) for child in item.children if child.status is Status.MET]
    if item.op == "any" and not all(met):
        return _NONE  # something else carries it
    return frozenset().union(*met)
