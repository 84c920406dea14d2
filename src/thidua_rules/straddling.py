"""Files that straddle a change of text: what the newer text gives stands beside the older one.

Law 06/2026/QH16 Article 4: a file received before 1 October 2026 stays under the text before the
amendment; where the amended text is more favourable, it applies. Which of the two is more
favourable is for a person to say, so the second evaluation is shown and never preferred.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from .compiling.plan import Judged
from .model.law import Law, Version
from .model.question import Question, Receipt
from .model.verdict import Group, Overall, Provisional

AMENDED = "amended"

Reckoned = tuple[Overall, Group | None, tuple[Provisional, ...]]
"""A result, its criteria and its other readings."""


def newer_text(law: Law, judged: Judged | None) -> Version | None:
    """The version that follows the judging one, where its instrument lets the more favourable
    of the two apply to files received before it (``favourable:`` of a transition)."""
    if judged is None or judged.version is None:
        return None
    versions = judged.standard.versions
    following = versions[versions.index(judged.version) + 1 :]
    if not following:
        return None
    transitions = law.instruments[following[0].citation.instrument].transitions
    applies = any(t.favourable and t.before == following[0].starts for t in transitions)
    return following[0] if applies else None


def as_received(law: Law, question: Question, day: date) -> Question:
    """The same question as if every level of review had received the file on ``day``; the records
    are still read as of the day it was received."""
    levels = sorted({award.level for award in law.awards.values()})
    return replace(question, receipts=tuple(Receipt(level, day) for level in levels))


def beside(newer: Reckoned, version: Version) -> tuple[Provisional, ...]:
    """What the newer text gives, and its draft where its enacted wording has not been read."""
    overall, tree, others = newer
    amended = Provisional(AMENDED, overall, tree, version.citation)
    return amended, *(other for other in others if other.reading == "draft")
