"""What stands beside the standards on a day: money, deadlines, dossiers, votes, quotas.

One statement in both languages with its article, keyed so that the statements of two days can be
held against each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ..ballots.rules import vote_rule
from ..ballots.sentences import rule_text as vote_text
from ..deadlines.told import rule_text as term_text
from ..dossiers.selecting import dossier_of
from ..dossiers.sentences import item_text
from ..loading.calendar import load_calendar
from ..loading.caps import load_caps
from ..loading.dossiers import load_dossiers
from ..loading.money import load_money
from ..loading.regulations import load_regulations
from ..model.law import Award, Law, Text
from ..model.verdict import Citation
from ..money.model import Regime, Row
from ..money.told import ISSUER, KIND, amount
from ..quotas.rules import quota_rules
from ..quotas.sentences import rule_text as quota_text

LANGS = ("vi", "en")
TOPICS = ("salary", "bonus", "rounding", "multiple", "deadline", "dossier", "vote", "quota",
          "regulation", "cap")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of a day.

    ``award`` is empty for what is no award's own; ``name`` parts statements of one topic, as a kind
    of recipient or the name of a deadline. ``number`` orders statements that are amounts.
    ``unread``: this says that the text of the day has not been read, so that nothing of the topic
    can be compared.
    """

    topic: str  # TOPICS
    award: str
    key: str
    name: Text
    says: Text
    citation: Citation | None
    number: Decimal | None = None
    unread: bool = False


def general_facts(law: Law, on: date) -> Iterator[Fact]:
    """What holds whatever the award: base salary, rounding, deadlines, councils, caps."""
    yield from _general_money(law, on)
    yield from _terms(law, "", on)
    root = law.places.root if law.places else None
    for code, regulation in load_regulations(law, root).items():
        if regulation.stands(on):
            yield Fact("regulation", "", code, {}, regulation.name, regulation.citation)
    for code, caps in load_caps(law, root).items():
        for cap in caps:
            if cap.stands(on):
                yield Fact("cap", "", code, {}, cap.text, cap.citation,
                           None if cap.percent is None else Decimal(cap.percent))  # fmt: skip


def award_facts(law: Law, award: Award, on: date) -> Iterator[Fact]:
    """What stands beside one award's standards; votes and quotas of judged awards only."""
    yield from _bonuses(law, award.code, on)
    yield from _terms(law, award.code, on)
    for kind in award.recipients:
        yield from _papers(law, award, kind, on)
    if award.standards:
        yield _vote(law, award.code, on)
        yield from _quotas(law, award.code, on)


def _both(texts: Mapping[str, str]) -> Text:
    return {lang: texts[lang] for lang in LANGS}


# -- money ----------------------------------------------------------------------------------------
def _general_money(law: Law, on: date) -> Iterator[Fact]:
    money = load_money(law.places.root if law.places else None)
    salary, regime = money.salary_on(on), money.regime_on(on)
    if salary is not None:
        says = _both({lang: f"{amount(salary.dong, lang)} đồng" for lang in LANGS})
        yield Fact("salary", "", "", {}, says, salary.citation, Decimal(salary.dong))
    scale = regime.scale if regime else None
    if scale is not None:
        said = scale.rounding.said
        yield Fact("rounding", "", "", {}, said.text, said.citation)
        for number, one in enumerate(scale.multiples):
            yield Fact("multiple", "", f"{one.kind} {number}", {}, one.text, one.citation)


def _bonuses(law: Law, award: str, on: date) -> Iterator[Fact]:
    money = load_money(law.places.root if law.places else None)
    regime = money.regime_on(on)
    if regime is None:
        return
    if regime.scale is None:
        if award in money.awards():
            says = {"vi": "chưa đọc được mức của thời kỳ này",
                    "en": "the amounts of this time have not been read"}  # fmt: skip
            yield Fact("bonus", award, "", {}, says, regime.citation, unread=True)
        return
    for row in regime.scale.rows:
        if row.award == award:
            yield _coefficient(row, regime)


def _coefficient(row: Row, regime: Regime) -> Fact:
    issuers = ",".join(row.issuers)
    name = _both({
        lang: ", ".join([KIND[lang][row.kind], *(ISSUER[lang].get(i, i) for i in row.issuers)])
        for lang in LANGS
    })  # fmt: skip
    says = _both({lang: _amount_of(row, lang) for lang in LANGS})
    citation = replace(row.citation, starts=regime.starts, ends=regime.ends)
    return Fact("bonus", row.award, f"{row.kind} {issuers}", name, says, citation, row.coefficient)


def _amount_of(row: Row, lang: str) -> str:
    if row.coefficient is None:
        return {"vi": "hệ số chưa đọc được", "en": "a coefficient that has not been read"}[lang]
    number = amount(row.coefficient, lang)
    if not row.at_most:
        return number
    return {"vi": f"không quá {number}", "en": f"at most {number}"}[lang]


# -- deadlines and dossiers -----------------------------------------------------------------------
def _terms(law: Law, award: str, on: date) -> Iterator[Fact]:
    """The deadlines that name the award, or that name none."""
    calendar = load_calendar(law.places.root if law.places else None)
    for code, term in calendar.terms.items():
        version = term.version_on(on)
        mine = award in term.awards if award else not term.awards
        if mine and version is not None:
            says = _both({lang: term_text(version, term.event, lang) for lang in LANGS})
            yield Fact("deadline", award, code, term.name, says, version.citation)


def _papers(law: Law, award: Award, kind: str, on: date) -> Iterator[Fact]:
    """The list of a kind of recipient: how many sets, then paper by paper."""
    name = _both({lang: KIND[lang][kind] for lang in LANGS})
    dossiers = load_dossiers(law, law.places.root if law.places else None)
    found = dossier_of(dossiers, award, kind, received=on)
    if not found.known:
        if any(one.serves(award.code, kind, "merit") for one in dossiers.lists):
            says = {"vi": "chưa đọc được danh mục của thời kỳ này",
                    "en": "the list of this time has not been read"}  # fmt: skip
            yield Fact("dossier", award.code, f"{kind} ", name, says, None, unread=True)
        return
    says = {"vi": "số bộ chưa đọc được", "en": "the number of sets has not been read"}
    if found.originals is not None:
        says = {"vi": f"{found.originals:02d} bộ bản chính",
                "en": f"{found.originals} original set(s)"}  # fmt: skip
    yield Fact("dossier", award.code, f"{kind} sets", name, says, found.originals_citation)
    seen: dict[str, int] = {}
    for item in found.items:
        number = seen[item.id] = seen.get(item.id, 0) + 1
        said = _both({lang: item_text(item, found.given, lang) for lang in LANGS})
        yield Fact("dossier", award.code, f"{kind} {item.id} {number}", name, said, item.citation)


# -- votes and quotas -----------------------------------------------------------------------------
def _vote(law: Law, code: str, on: date) -> Fact:
    """Of a text nobody has read the last verified rule is said, as the pages do."""
    rule = replace(vote_rule(law, code, received=on), last_verified=False)
    says = _both({lang: vote_text(rule, lang) for lang in LANGS})
    number = None if rule.percent is None else Decimal(rule.percent)
    return Fact("vote", code, "", {}, says, rule.citation, number)


def _quotas(law: Law, code: str, on: date) -> Iterator[Fact]:
    for rule in quota_rules(law, code, received=on):
        says = _both({lang: quota_text(law, rule, lang) for lang in LANGS})
        yield Fact("quota", code, f"{rule.kind} {rule.of} {rule.among}", {}, says, rule.citation,
                   Decimal(rule.percent))  # fmt: skip
