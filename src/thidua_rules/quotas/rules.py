"""The quotas that stand for an award on a day; an issuer may lower one, never raise it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ..model.law import Law, Text
from ..model.verdict import Citation, Sureness
from ..procedures import Procedure, procedures_of

ALL, BLOC_LEADERS = "all", "bloc_leaders"


@dataclass(frozen=True, slots=True)
class QuotaRule:
    """At most ``percent`` of those who get or meet the award ``of``; ``among`` says which of them:
    ``all``, or ``bloc_leaders`` (those that lead a cluster or bloc)."""

    code: str
    percent: int
    of: str
    among: str
    text: Text
    citation: Citation
    kind: str | None = None
    last_verified: bool = False

    def lowered(self, percent: int, citation: Citation) -> QuotaRule:
        """The rule with an issuer's own, lower percentage.

        Raises:
            ValueError: the percentage is higher than the law's, which no issuer may set.
        """
        if not 0 <= percent <= self.percent:
            raise ValueError(f"{percent} % may not stand: the law allows at most {self.percent} %")
        return replace(self, percent=percent, citation=citation)


def quota_rules(
    law: Law, code: str, *, received: date, sent: date | None = None, kind: str | None = None
) -> tuple[QuotaRule, ...]:
    """The quotas of an award for files received on that day; none where the law sets none.

    Raises:
        KeyError: the law data has no such award.
    """
    found = procedures_of(law.awards[code], "quota", received=received, sent=sent, kind=kind)
    return tuple(_rule(code, procedure) for procedure in found if _numbered(procedure))


def _numbered(procedure: Procedure) -> bool:
    """A quota whose percentage or base has not been read says nothing that can be counted."""
    params = procedure.leaf.params
    return isinstance(params.get("percent"), int) and isinstance(params.get("of"), str)


def _rule(code: str, procedure: Procedure) -> QuotaRule:
    leaf, params = procedure.leaf, procedure.leaf.params
    cited = leaf.citation
    if procedure.last_verified and cited.sureness is Sureness.VERIFIED:
        cited = replace(cited, sureness=Sureness.TO_CONFIRM)
    return QuotaRule(
        code=code,
        percent=int(str(params["percent"])),
        of=str(params["of"]),
        among=str(params.get("among") or ALL),
        text=leaf.text,
        citation=cited,
        kind=procedure.kind,
        last_verified=procedure.last_verified,
    )
