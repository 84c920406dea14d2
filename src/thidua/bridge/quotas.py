"""Quotas of the law, as the rooms above read them."""

from thidua_rules.quotas import QuotaRule, at_most, quota_rules

__all__ = ["QuotaRule", "at_most", "quota_rules"]
