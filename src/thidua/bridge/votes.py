"""What a vote of a council must reach, and the count held against it, as the rooms above use them.

A rule is kept with the ballot as plain values, so that a result read years later is judged by the
text that stood when the ballot was opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from thidua.bridge.belonging import belonging
from thidua_rules.ballots import (
    Absent,
    Ballots,
    BallotsError,
    Denominator,
    Method,
    Outcome,
    Regulation,
    Result,
    Rule,
    Source,
    Vote,
    count_votes,
    needed,
    result_sentences,
    vote_rule,
)
from thidua_rules.ballots.sentences import percent_of, rule_text
from thidua_rules.loading.regulations import fraction
from thidua_rules.model.verdict import Citation, Sureness

VoteMethod = Method
__all__ = [
    "Absent", "BallotsError", "Denominator", "Outcome", "Own", "OwnVote", "Rule", "Tally",
    "VoteMethod", "fraction", "judged", "kept", "least", "read", "rule_of", "said", "share_text",
    "text_of", "votes_needed",
]  # fmt: skip
ALWAYS = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class OwnVote:
    """A threshold a council set itself; ``award`` empty: for every award not named elsewhere."""

    award: str
    percent: int
    of: Denominator = Denominator.ALL_MEMBERS


@dataclass(frozen=True, slots=True)
class Own:
    """A council's own regulation, as an office types it in."""

    title: str
    number: str
    issued: date | None
    votes: tuple[OwnVote, ...] = ()
    quorum: str = ""
    absent: Absent = Absent.NOT_AGREEING
    method: Method = Method.ANY
    conflict_removed: bool = False
    ties: str | None = None

    def regulation(self) -> Regulation:
        """What the rules core reads. An office's own paper is not ours to verify: `to_confirm`
        says that it rests on what was typed."""
        label = " ".join(filter(None, (self.title or "Quy chế của hội đồng", self.number)))
        citation = Citation("", label, "", self.issued or ALWAYS, None, Sureness.TO_CONFIRM)
        words = {"vi": label, "en": label}
        return Regulation(
            code="own", issuer=words, name=words, starts=ALWAYS, ends=None, citation=citation,
            votes=tuple(
                Vote((one.award,) if one.award else (), one.percent, citation, of=one.of)
                for one in self.votes
            ),
            quorum=fraction(self.quorum) if self.quorum else None, absent=self.absent,
            method=self.method, conflict_removed=self.conflict_removed, ties=self.ties,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tally:
    """One subject's count. ``members`` of the council, ``present`` of them at the sitting;
    ``conflicted``: all who do not vote on it, ``conflicted_present`` those of them who came."""

    members: int
    present: int
    votes_for: int
    against: int = 0
    blank: int = 0
    invalid: int = 0
    written_for: int = 0
    written_against: int = 0
    conflicted: int = 0
    conflicted_present: int = 0
    hands: bool = False


def rule_of(
    award: str, *, received: date, organisation: str, own: Own | None, lawful: bool = True
) -> Rule:
    """The rule for a vote of a council of the organisation (uid).

    ``lawful`` False: the vote is about something the law has no award for (initiatives); the
    council's own regulation alone speaks.
    """
    regulation = own.regulation() if own else None
    if lawful:
        whose = belonging()
        law = whose.laws.by(whose.issuers_of(organisation))
        return vote_rule(law, award, received=received, regulation=regulation)
    vote = regulation.vote(award) if regulation else None
    if regulation is None:
        return Rule(award, None, Source.NONE, None)
    if vote is None:
        return Rule(award, None, Source.NONE, None, quorum=regulation.quorum)
    return Rule(
        award, vote.percent, Source.REGULATION, vote.citation, of=vote.of,
        absent=regulation.absent, method=regulation.method, quorum=regulation.quorum,
        conflict_removed=regulation.conflict_removed, ties=regulation.ties,
    )  # fmt: skip


def least(rule: Rule, members: int) -> int | None:
    """Members who must be present for a valid sitting; None where nothing is asked."""
    if rule.quorum is None:
        return None
    return -(-rule.quorum.numerator * members // rule.quorum.denominator)


def judged(rule: Rule, tally: Tally) -> Result:
    """The count of one subject held against the rule.

    Whether enough members came was asked of the whole sitting when the ballot was opened: a
    member who steps aside for one subject has come all the same. Where those with a conflict of
    interest stay in a share of the members present, they are counted among the present.

    Raises BallotsError: the numbers contradict each other.
    """
    stay = rule.of is Denominator.PRESENT and not rule.conflict_removed
    aside = 0 if stay else tally.conflicted
    present = tally.present if stay else tally.present - tally.conflicted_present
    if rule.of is Denominator.BALLOTS_CAST:
        rule = replace(rule, conflict_removed=True)  # no sheet, no place in the share
    ballots = Ballots(
        members=tally.members, in_favour=tally.votes_for, present=present, against=tally.against,
        blank=tally.blank, invalid=tally.invalid, written_for=tally.written_for,
        written_against=tally.written_against, conflicted=aside,
        method=Method.HANDS if tally.hands else Method.SECRET,
    )  # fmt: skip
    return count_votes(replace(rule, quorum=None), ballots)


def said(result: Result, lang: str) -> tuple[str, ...]:
    """The result with its numbers, the margin, what it rests on."""
    return result_sentences(result, lang)


def share_text(result: Result, lang: str) -> str:
    """«77,77%», cut off, never rounded up; empty where there is no share."""
    return "" if result.share is None else percent_of(result.share, lang)


def text_of(rule: Rule, lang: str) -> str:
    """What must be reached, without its article."""
    return rule_text(rule, lang)


def votes_needed(rule: Rule, total: int) -> int | None:
    """Votes that reach the share of so many; None where no share is set."""
    return None if rule.percent is None else needed(rule.percent, total, strictly=rule.strictly)


def kept(rule: Rule) -> dict[str, Any]:
    """The rule as plain values, to be kept with a ballot."""
    cited = rule.citation
    return {
        "award": rule.award, "percent": rule.percent, "source": rule.source.value,
        "strictly": rule.strictly, "of": rule.of.value, "absent": rule.absent.value,
        "method": rule.method.value, "quorum": str(rule.quorum) if rule.quorum else "",
        "conflict_removed": rule.conflict_removed, "ties": rule.ties, "floor": rule.floor,
        "last_verified": rule.last_verified,
        "citation": None if cited is None else {
            "instrument": cited.instrument, "label": cited.label, "article": cited.article,
            "starts": cited.starts.isoformat(),
            "ends": cited.ends.isoformat() if cited.ends else None,
            "sureness": cited.sureness.value, "source": cited.source, "issuer": cited.issuer,
        },
    }  # fmt: skip


def read(values: Mapping[str, Any]) -> Rule:
    """The rule again, from what ``kept`` gave."""
    cited = values["citation"]
    return Rule(
        award=values["award"], percent=values["percent"], source=Source(values["source"]),
        citation=None if cited is None else Citation(
            cited["instrument"], cited["label"], cited["article"],
            date.fromisoformat(cited["starts"]),
            date.fromisoformat(cited["ends"]) if cited["ends"] else None,
            Sureness(cited["sureness"]), cited["source"], cited["issuer"],
        ),
        strictly=values["strictly"], of=Denominator(values["of"]), absent=Absent(values["absent"]),
        method=Method(values["method"]),
        quorum=fraction(values["quorum"]) if values["quorum"] else None,
        conflict_removed=values["conflict_removed"], ties=values["ties"], floor=values["floor"],
        last_verified=values["last_verified"],
    )  # fmt: skip
