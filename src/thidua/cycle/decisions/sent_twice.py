"""One achievement proposed to two addressees at once: one achievement, one reward."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thidua.bridge.belonging import law_of
from thidua.bridge.principles import principle
from thidua.cycle.decisions.candidates import Candidate
from thidua.cycle.decisions.models import Decision, DecisionLine
from thidua.cycle.decisions.words import Kind, Outcome, State
from thidua.foundation.organisations.models import Organisation

Row = Candidate | DecisionLine


@dataclass(frozen=True, slots=True)
class Twice:
    """``row`` stands in ``other`` as well, which goes elsewhere."""

    row: Row
    other: DecisionLine

    @property
    def sentence(self) -> str:
        return _(
            "%(name)s: cùng thành tích đã có trong «%(title)s» gửi %(to)s (%(award)s, %(state)s)."
        ) % {
            "name": self.row.name, "title": self.other.decision,
            "to": self.other.decision.get_addressed_to_display(),
            "award": self.other.award_words,
            "state": str(self.other.decision.get_state_display()).lower(),
        }  # fmt: skip


def sent_twice(rows: Sequence[Row], addressed_to: str, own: Decision | None = None) -> list[Twice]:
    """Lines of standing proposals to another addressee about the same subject and days of work,
    or about the same achievement of the registry. Two queries."""
    people = {one.person.pk for one in rows if one.person}
    collectives = {one.organisation.pk for one in rows if one.organisation}
    found = (
        DecisionLine.objects.filter(
            Q(person__in=people) | Q(organisation__in=collectives), decision__kind=Kind.PROPOSAL
        )
        .exclude(decision__addressed_to=addressed_to)
        .exclude(decision__state=State.ANNULLED)
    )
    found = found.exclude(outcome=Outcome.REFUSED)
    if own is not None and own.pk:
        found = found.exclude(decision=own)
    others = list(found.select_related("decision", "nomination").order_by("pk"))
    return [Twice(row, other) for row in rows for other in others if _same(row, other)]


def _same(row: Row, other: DecisionLine) -> bool:
    if (_key(row.person), _key(row.organisation)) != (other.person_id, other.organisation_id):
        return False
    mine = row.nomination.achievement_id if row.nomination else None
    theirs = other.nomination.achievement_id if other.nomination else None
    if mine and theirs:
        return mine == theirs
    return _overlap((row.achievement_from, row.achievement_to),
                    (other.achievement_from, other.achievement_to))  # fmt: skip


def _key(row: Any) -> int | None:
    return None if row is None else int(row.pk)


def _overlap(one: tuple[date | None, date | None], two: tuple[date | None, date | None]) -> bool:
    (first, last), (start, end) = one, two
    if first is None or last is None or start is None or end is None:
        return False
    return first <= end and start <= last


def one_reward(organisation: Organisation, received: date) -> tuple[str, str]:
    """The principle in the reader's language, and where it stands."""
    lang = "en" if (get_language() or "vi").startswith("en") else "vi"
    law = law_of(organisation.uid.hex)
    return principle(law, "one_reward", received=received, lang=lang)


def names_twice(found: Iterable[Twice]) -> set[str]:
    return {one.row.name for one in found}
