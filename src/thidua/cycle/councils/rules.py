"""The rule a ballot is held against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thidua.bridge import votes
from thidua.bridge.verdicts import Sureness
from thidua.cycle.councils.models import Ballot
from thidua.cycle.councils.regulation import own_of
from thidua.cycle.councils.words import INITIATIVE


def rule_for(ballot: Ballot) -> votes.Rule:
    """As it stands: of a ballot once opened the one kept with it, before that today's."""
    if ballot.rule:
        return votes.read(ballot.rule)
    council = ballot.sitting.council
    return votes.rule_of(
        ballot.award, received=ballot.received, organisation=council.organisation.uid.hex,
        own=own_of(council.regulation), lawful=ballot.award != INITIATIVE,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A rule in words: what must be reached, on what it rests, how sure that is."""

    text: str
    cited: str
    sure: bool
    status: str
    conflicts: str


def told(rule: votes.Rule) -> Told:
    """In the reader's language."""
    cited = rule.citation
    return Told(
        text=votes.text_of(rule, language()), cited=str(cited) if cited else "",
        sure=cited is not None and cited.sureness is Sureness.VERIFIED, status=_status(rule),
        conflicts=_conflicts(rule),
    )  # fmt: skip


def _status(rule: votes.Rule) -> str:
    if rule.percent is None:
        return _("Chưa có quy định về tỷ lệ phiếu; hãy nhập quy chế của hội đồng.")
    if rule.source.value == "regulation":
        return _("Theo quy chế do cơ quan nhập; hãy đối chiếu với văn bản.")
    if rule.citation is not None and rule.citation.sureness is Sureness.VERIFIED:
        return _("Đã đối chiếu với văn bản.")
    return _("Chưa kiểm chứng: còn phải đối chiếu với văn bản.")


def _conflicts(rule: votes.Rule) -> str:
    if rule.of is votes.Denominator.BALLOTS_CAST:
        return _("Người không bỏ phiếu vì liên quan không có phiếu nên không nằm trong mẫu số.")
    if rule.conflict_removed:
        return _("Người không bỏ phiếu vì liên quan được trừ khỏi mẫu số, theo quy chế.")
    return _("Người không bỏ phiếu vì liên quan vẫn nằm trong mẫu số, như phiếu không đồng ý.")


def language() -> str:
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def said(item_said: dict[str, list[str]]) -> Iterator[str]:
    """The sentences of a result as frozen, in the reader's language."""
    yield from item_said.get(language(), ())
