"""Every principle that touches a verdict, as a notice with its citation.

Computed for subjects shown only; what decides (holds, the restart after discipline, merit awards
only, titles of the dead) is compiled into the criteria and judged for everyone.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..model.law import Law, PrincipleVersion
from ..model.question import Question
from ..model.verdict import Notice
from . import files, persons, rewards
from .revocation import Dependent
from .seen import Rule, Seen

RULES: Mapping[str, Rule] = {
    "holds": persons.holds,
    "restart": persons.restart,
    "posthumous": persons.posthumous,
    "one_reward": rewards.one_reward,
    "initiative_again": rewards.initiative_again,
    "merit_only": rewards.merit_only,
    "counted_from": rewards.counted_from,
    "collective_years": rewards.collective_years,
    "evidence": rewards.recognised,
    "revocation": rewards.revocation,
    "head_and_unit": persons.head_and_unit,
    "maternity": persons.maternity,
    "study_time": persons.study_time,
    "transfer": persons.transfer,
    "secondment": persons.secondment,
    "long_absence": persons.long_absence,
    "unrated_year": persons.unrated_year,
    "report_freshness": files.report_freshness,
    "one_state_award": files.one_state_award,
    "collective_bodies": files.collective_bodies,
    "outsiders": files.outsiders,
    "occasions": rewards.occasions,
    "priority": persons.priority,
    "enterprise_papers": files.enterprise_papers,
    "enterprise_route": files.enterprise_route,
}


def notices(seen: Seen) -> tuple[Notice, ...]:
    """What the principles in force on the file's days say of this verdict."""
    received, sent = seen.receipt
    found = []
    for code, rule in RULES.items():
        principle = seen.law.principles.get(code)
        version = principle and principle.version_for(received=received, sent=sent)
        if version:
            found += [Notice(word, {**tokens, **cited(code, version)})
                      for word, tokens in rule(seen, version)]  # fmt: skip
    return tuple(found)


def of_fallen(seen: Seen, built: tuple[Dependent, ...]) -> tuple[Notice, ...]:
    """A word on awards that rest on revoked ones: this very award, or what its verdict counts."""
    found = [
        Notice("built_on_revoked", {"overall": one.without})
        for one in built
        if seen.already and (one.award, one.year) == (seen.award.code, seen.year)
    ]
    rows = {row for leaf in seen.leaves for row in leaf.evidence if row.table == "awards"}
    shown = {(row.label, row.year) for row in rows}
    if counted := [one.award for one in built if (one.award, one.year) in shown]:
        found.append(Notice("rests_on_built", {"awards": counted}))
    return tuple(of_principle(seen.law, seen.question, "revocation", one) for one in found)


def cited(code: str, version: PrincipleVersion) -> dict[str, object]:
    """The tokens that name a principle and where it stands."""
    citation = version.citation
    return {"principle": code, "instrument": citation.instrument, "article": citation.article,
            "sureness": citation.sureness.value}  # fmt: skip


def of_principle(law: Law, question: Question, code: str, notice: Notice) -> Notice:
    """A notice found elsewhere, with the principle it follows from, where one is in force."""
    principle = law.principles.get(code)
    version = principle and principle.version_for(received=question.received, sent=question.sent)
    return Notice(notice.code, {**notice.tokens, **cited(code, version)}) if version else notice
