"""Quotas of the law, as the rooms above read them."""

from thidua_rules.quotas import Outcome, Quota, QuotaRule, Span, at_most, quota_rules
from thidua_rules.quotas.measuring import quota_of_counts
from thidua_rules.quotas.sentences import cited, quota_sentences


def counted(rule: QuotaRule, base: int, used: int) -> Quota:
    """The quota where ``used`` of ``base`` are known by their numbers only."""
    return quota_of_counts(rule, Span(base, base), Span(used, used))


__all__ = [
    "Outcome",
    "Quota",
    "QuotaRule",
    "Span",
    "at_most",
    "cited",
    "counted",
    "quota_rules",
    "quota_sentences",
]
