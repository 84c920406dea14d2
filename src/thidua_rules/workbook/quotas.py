"""How many of an award the law allows, held against the people of a sweep."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from thidua_rules.judging import Sweep
from thidua_rules.model.law import in_language
from thidua_rules.model.verdict import Overall
from thidua_rules.quotas import Quota, QuotaRule, Span, quota_rules, quota_sentences
from thidua_rules.quotas.measuring import quota_of_counts
from thidua_rules.quotas.rules import BLOC_LEADERS
from thidua_rules.quotas.sentences import cited
from thidua_rules.sources.report import Say

Truths = NDArray[np.bool_]


def quotas_of(sweep: Sweep, code: str) -> list[Say]:
    """What each quota in force for ``code`` allows, against those who meet the standard."""
    received, sent = sweep.question.terms.receipt(sweep.law.awards[code].level)
    rules = quota_rules(sweep.law, code, received=received, sent=sent)
    return [_say(sweep, rule) for rule in rules]


def _say(sweep: Sweep, rule: QuotaRule) -> Say:
    if rule.of not in sweep.awards:
        return Say(*(f"{in_language(rule.text, lang)} {cited(rule.citation, lang)}."
                     for lang in ("vi", "en")))  # fmt: skip
    quota, award = quota_here(sweep, rule), sweep.law.awards[rule.of]
    return Say(*(" ".join(quota_sentences(quota, lang, in_language(award.name, lang)))
                 for lang in ("vi", "en")))  # fmt: skip


def quota_here(sweep: Sweep, rule: QuotaRule) -> Quota:
    """The quota over everyone in the sweep: those who meet the standard or hold the award count,
    those whose verdict is open may."""
    sure, may = _standing(sweep, rule.of)
    if rule.among == BLOC_LEADERS:
        leads, may_lead = _leaders(sweep)
        sure, may = sure & leads, may & may_lead
    used, may_use = _standing(sweep, rule.code)
    return quota_of_counts(
        rule, Span(int(sure.sum()), int(may.sum())), Span(int(used.sum()), int(may_use.sum()))
    )


def _standing(sweep: Sweep, code: str) -> tuple[Truths, Truths]:
    """Who surely counts as having an award, and who may."""
    column = sweep.awards.index(code)
    results, held = sweep.overall[:, column], sweep.held[:, column]
    sure = (results == Overall.ELIGIBLE) | held
    return sure, sure | (results == Overall.UNDETERMINED) | (results == Overall.ON_HOLD)


def _leaders(sweep: Sweep) -> tuple[Truths, Truths]:
    """Who surely led a cluster or bloc in the reference year, and who may have."""
    said = {row.subject: row.leader for row in sweep.register.blocs
            if row.year == sweep.question.year}  # fmt: skip
    leads = np.array([said.get(uid) is True for uid in sweep.subjects], dtype=bool)
    return leads, leads | np.array([said.get(uid) is None for uid in sweep.subjects], dtype=bool)


def count_of(sweep: Sweep, code: str) -> int:
    """Subjects who meet the standard of an award or hold it for the very year."""
    return int(_standing(sweep, code)[0].sum())
