"""Votes of councils: the rule that stands, the count held against it, and who is first."""

from .counting import Ballots, BallotsError, Outcome, Reason, Result, count_votes, needed
from .ranking import Entry, Ranking, rank
from .regulation import Absent, Denominator, Method, Regulation, Vote
from .rules import Rule, Source, vote_rule
from .sentences import ranking_sentences, result_sentences, rule_sentences

__all__ = [
    "Absent", "Ballots", "BallotsError", "Denominator", "Entry", "Method", "Outcome", "Ranking",
    "Reason", "Regulation", "Result", "Rule", "Source", "Vote", "count_votes", "needed", "rank",
    "ranking_sentences", "result_sentences", "rule_sentences", "vote_rule",
]  # fmt: skip
