"""How many the law allows at most, and how many a share needs at least: whole people, no floats."""

from .arithmetic import Outcome, Span, at_least, at_most, share
from .measuring import LeftOut, Member, Quota, measure
from .ratings import Rated, RatingCap, measure_ratings
from .rules import QuotaRule, quota_rules
from .sentences import quota_sentences, rule_sentences

__all__ = [
    "LeftOut", "Member", "Outcome", "Quota", "QuotaRule", "Rated", "RatingCap", "Span", "at_least",
    "at_most", "measure", "measure_ratings", "quota_rules", "quota_sentences", "rule_sentences",
    "share",
]  # fmt: skip
