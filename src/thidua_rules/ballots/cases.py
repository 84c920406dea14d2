"""The worked cases of votes and of the order among those who passed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from ..loading.nodes import Node
from ..loading.regulations import inline_regulation, load_regulations
from ..loading.spans import folder_of
from ..loading.worked import Answer, Kind, Worked, run_cases
from ..model.law import Law
from .counting import Ballots, BallotsError, count_votes
from .ranking import Entry, rank
from .regulation import Method, Regulation
from .rules import vote_rule
from .sentences import ranking_sentences, result_sentences

_NUMBERS = (
    "present", "against", "blank", "invalid", "written_for", "written_against", "conflicted",
)  # fmt: skip


def worked(law: Law, root: Path | None = None) -> Iterator[Worked]:
    """Run every case of ``ballots/cases``."""
    folder = folder_of(law, root) / "ballots" / "cases"
    keys = ("received", "sent", "regulation", "members", "for", "method", *_NUMBERS)
    kinds = (
        Kind("vote", keys, partial(_vote, law, root)),
        Kind("rank", ("places", "ties"), _rank),
    )
    return run_cases(folder, kinds)


def _vote(law: Law, root: Path | None, entries: Mapping[str, Node]) -> Answer:
    received = entries["received"].date()
    code = entries["vote"].word(law.awards)
    sent = entries["sent"].date() if "sent" in entries else None
    own = _regulation(law, root, entries)
    rule = vote_rule(law, code, received=received, sent=sent, regulation=own)
    try:
        result = count_votes(rule, _ballots(entries))
    except BallotsError as problem:
        return {"error": f"{problem.key} ≤ {problem.most}"}
    return {
        "outcome": result.outcome.value,
        "reason": result.reason.value if result.reason else "none",
        "yes": result.yes,
        "total": result.total,
        "needed": result.needed,
        "margin": result.margin,
        "source": rule.source.value,
        "percent": rule.percent,
        "ignored": result.ignored,
        "cites": str(rule.citation),
        "sure": rule.citation.sureness.value if rule.citation else "none",
        "says": " ".join(result_sentences(result, "vi")),
    }


def _regulation(law: Law, root: Path | None, entries: Mapping[str, Node]) -> Regulation | None:
    if "regulation" not in entries:
        return None
    node = entries["regulation"]
    if node.is_map:
        return inline_regulation(node)
    known = load_regulations(law, root)
    return known[node.word(known)]


def _ballots(entries: Mapping[str, Node]) -> Ballots:
    numbers = {name: entries[name].integer() for name in _NUMBERS if name in entries}
    method = Method(entries["method"].word(tuple(Method))) if "method" in entries else None
    return Ballots(entries["members"].integer(), entries["for"].integer(), method=method, **numbers)


def _rank(entries: Mapping[str, Node]) -> Answer:
    """``rank: {an: 8/9, binh: 9/9}``: who has how many votes of how many."""
    listed = []
    for uid, node in entries["rank"].entries().items():
        yes, _, total = node.text().partition("/")
        if not (yes.isdigit() and total.isdigit()):
            node.fail(f"«{node.text()}» is no count of votes", "Write it as 8/9")
        listed.append(Entry(uid, int(yes), int(total)))
    ranking = rank(listed, entries["places"].integer())
    ties = entries["ties"].word(("chair",)) if "ties" in entries else None
    return {
        "chosen": [one.uid for one in ranking.chosen],
        "tied": [one.uid for one in ranking.tied],
        "out": [one.uid for one in ranking.out],
        "left": ranking.places,
        "says": " ".join(ranking_sentences(ranking, "vi", ties=ties)),
    }
