"""The quotas of a round as it stands: how many the law allows, how many are put forward."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from thidua.bridge.quotas import Outcome, Quota, QuotaRule, cited, counted, quota_rules
from thidua.cycle.nominations.awards import awards_of, law_for
from thidua.cycle.nominations.columns import language
from thidua.cycle.nominations.models import Nomination, Round
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.registry.catalogue import award_name
from thidua.foundation.registry.models import AwardHeld

Holder = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Allowance:
    """One award's quota over the whole round; it moves with every file made or withdrawn."""

    award: str
    of: str
    quota: Quota
    citation: str
    provisional: bool

    @property
    def name(self) -> str:
        return award_name(self.award)

    @property
    def base_name(self) -> str:
        return award_name(self.of)

    @property
    def share(self) -> str:
        return f"{self.quota.percent}%"

    @property
    def used(self) -> int:
        return self.quota.used.low

    @property
    def allowed(self) -> int:
        return self.quota.allowed.low

    @property
    def is_over(self) -> bool:
        return self.quota.outcome is Outcome.NOT_MET

    @property
    def over(self) -> int:
        return self.quota.over.low


def allowances(round_: Round) -> list[Allowance]:
    """The quotas of the round's awards; two queries, whatever the number of files."""
    rules = list(_rules(round_))
    if not rules:
        return []
    put = _put_forward(round_)
    held = _held(round_, {rule.of for _code, rule in rules} | {code for code, _rule in rules})
    return [
        Allowance(
            code, rule.of, counted(rule, len(put[rule.of] | held[rule.of]),
                                   len(put[code] | held[code])),
            cited(rule.citation, language()), rule.last_verified,
        )
        for code, rule in rules
    ]  # fmt: skip


def _rules(round_: Round) -> list[tuple[str, QuotaRule]]:
    """The quotas that are counted where the round is held: of awards it decides itself, over a base
    it can see. The first rule of an award that names a base is the one shown."""
    law = law_for(round_.organisation)
    found: dict[str, QuotaRule] = {}
    for code in awards_of(round_):
        for rule in quota_rules(law, code, received=round_.reckoned):
            if law.awards[code].level == "base" and rule.among == "all":
                found.setdefault(code, rule)
    return list(found.items())


def _put_forward(round_: Round) -> dict[str, set[Holder]]:
    found: dict[str, set[Holder]] = defaultdict(set)
    live = Nomination.objects.filter(round=round_).live()
    for award, *whom in live.values_list("award", "person_id", "organisation_id"):
        found[award].add((whom[0], whom[1]))
    return found


def _held(round_: Round, awards: set[str]) -> dict[str, set[Holder]]:
    """Who holds an award of the year already: they count too, once."""
    places = subtree_ids([round_.organisation_id])
    rows = AwardHeld.objects.filter(award__in=awards, year=round_.year).exclude(status="revoked")
    found: dict[str, set[Holder]] = defaultdict(set)
    wanted = rows.values_list("award", "person_id", "organisation_id", "person__organisation_id")
    for award, person, organisation, unit in wanted:
        if (organisation or unit) in places:
            found[award].add((person, organisation))
    return found


__all__ = ["Allowance", "allowances"]
