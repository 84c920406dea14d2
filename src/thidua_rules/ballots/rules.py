"""The rule a vote is held against: the law where it speaks, else the council's own regulation.

A regulation may ask more than the law, never less; where the law counts all members of the
council, so must it, and nobody leaves that number for a conflict of interest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from ..model.law import Law
from ..model.verdict import Citation, Sureness
from ..procedures import Procedure, procedures_of
from .regulation import Absent, Denominator, Method, Regulation, Vote


class Source(StrEnum):
    """Where the threshold comes from."""

    LAW = "law"
    REGULATION = "regulation"
    UNTIL_SET = "until_set"  # the older decree, until the issuer sets its own
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a vote must reach; ``percent`` None where neither law nor regulation sets it.

    ``floor`` is the law's own percentage where a regulation asks more or tried to ask less.
    """

    award: str
    percent: int | None
    source: Source
    citation: Citation | None
    strictly: bool = False
    of: Denominator = Denominator.ALL_MEMBERS
    absent: Absent = Absent.NOT_AGREEING
    method: Method = Method.ANY
    quorum: Fraction | None = None
    conflict_removed: bool = False
    ties: str | None = None
    floor: int | None = None
    last_verified: bool = False


def vote_rule(
    law: Law,
    code: str,
    *,
    received: date,
    sent: date | None = None,
    kind: str | None = None,
    regulation: Regulation | None = None,
) -> Rule:
    """The rule for votes on an award, for files received on that day.

    Raises:
        KeyError: the law data has no such award.
    """
    found = procedures_of(law.awards[code], "vote", received=received, sent=sent, kind=kind)
    own = regulation if regulation is not None and regulation.stands(received) else None
    lawful = _lawful(code, found)
    if lawful.source is Source.LAW:
        return _tightened(lawful, own, own.vote(code) if own else None)
    vote = own.vote(code) if own else None
    if own is not None and vote is not None:
        rule = _of_regulation(code, own, vote)
        return replace(rule, quorum=_stricter(rule.quorum, lawful.quorum))
    return _with_council(lawful, own)


def _lawful(code: str, found: tuple[Procedure, ...]) -> Rule:
    """The law's own rule; of several the one that asks most, as each kind has the same today."""
    for key, source in (("percent", Source.LAW), ("until_set", Source.UNTIL_SET)):
        numbered = [p for p in found if isinstance(p.leaf.params.get(key), int)]
        if numbered:
            chosen = max(numbered, key=lambda p: int(str(p.leaf.params[key])))
            return replace(_rule(code, chosen, key, source), quorum=_quorum(found))
    cited = found[0].leaf.citation if found else None
    return Rule(code, None, Source.NONE, cited, quorum=_quorum(found))


def _quorum(found: tuple[Procedure, ...]) -> Fraction | None:
    """What a ministry or a province set for its councils, percent of the members."""
    asked = [p.leaf.params.get("quorum") for p in found]
    numbers = [one for one in asked if isinstance(one, int)]
    return Fraction(max(numbers), 100) if numbers else None


def _rule(code: str, procedure: Procedure, key: str, source: Source) -> Rule:
    params, cited = procedure.leaf.params, procedure.leaf.citation
    if procedure.last_verified and cited.sureness is Sureness.VERIFIED:
        cited = replace(cited, sureness=Sureness.TO_CONFIRM)
    return Rule(
        award=code,
        percent=int(str(params[key])),
        source=source,
        citation=cited,
        of=Denominator(str(params["of"])),
        absent=Absent(str(params.get("absent") or Absent.NOT_AGREEING)),
        method=Method(str(params.get("method") or Method.ANY)),
        last_verified=procedure.last_verified,
    )


def _tightened(rule: Rule, own: Regulation | None, vote: Vote | None) -> Rule:
    """The law's rule with what a council may add to it."""
    rule, least = _with_council(rule, own), rule.percent
    if vote is None or least is None:
        return rule
    rule = replace(
        rule,
        quorum=_stricter(rule.quorum, vote.quorum),
        absent=vote.absent or rule.absent,
        method=_narrower(rule.method, vote.method),
    )
    if (vote.percent, vote.strictly) > (least, rule.strictly):
        return replace(rule, percent=vote.percent, floor=least, source=Source.REGULATION,
                       citation=vote.citation, strictly=vote.strictly)  # fmt: skip
    return replace(rule, floor=least) if vote.percent < least else rule


def _with_council(rule: Rule, own: Regulation | None) -> Rule:
    if own is None:
        return rule
    written = rule.absent is Absent.WRITTEN or own.absent is Absent.WRITTEN
    return replace(
        rule,
        quorum=_stricter(rule.quorum, own.quorum),
        absent=Absent.WRITTEN if written else Absent.NOT_AGREEING,
        method=_narrower(rule.method, own.method),
        ties=own.ties,
    )


def _of_regulation(code: str, own: Regulation, vote: Vote) -> Rule:
    return Rule(
        award=code,
        percent=vote.percent,
        source=Source.REGULATION,
        citation=vote.citation,
        strictly=vote.strictly,
        of=vote.of,
        absent=vote.absent or own.absent,
        method=vote.method or own.method,
        quorum=_stricter(own.quorum, vote.quorum),
        conflict_removed=own.conflict_removed,
        ties=own.ties,
    )


def _stricter(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    asked = [quorum for quorum in (one, other) if quorum is not None]
    return max(asked) if asked else None


def _narrower(lawful: Method, own: Method | None) -> Method:
    """A secret ballot the law asks for stays secret."""
    return own if lawful is Method.ANY and own is not None else lawful
