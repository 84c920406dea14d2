"""What a file begins with: a summary of the achievements and the class in the statistics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.utils import translation

from thidua.cycle.nominations.histories import History, Subject, histories
from thidua.cycle.nominations.models import Round
from thidua.foundation.people.models import Person, Posting
from thidua.foundation.registry.models import AwardHeld, InitiativeAuthor
from thidua.foundation.registry.object_classes import class_of_kind, class_of_post
from thidua.foundation.registry.words import LEVEL_WORDS, RATING_WORDS

RECENT = 5
"""Years of awards a summary looks back on."""

KINDS = (("/TB-", "Thông báo"), ("/BB-", "Biên bản"), ("/XN-", "Văn bản xác nhận"))
"""Papers that rate or confirm without being decisions (Decree 30/2020, Annex III)."""


@dataclass(frozen=True, slots=True)
class Draft:
    summary: str
    object_class: str


def drafts(round_: Round, subjects: Sequence[Subject]) -> dict[UUID, Draft]:
    """Drafts from the registry, in the language of the state's papers."""
    with translation.override(settings.LANGUAGE_CODE):
        found = histories(subjects, to=round_.year)
        return {
            uid: Draft(summary_of(one, round_.year), class_of(one, round_.year))
            for uid, one in found.items()
        }


def summary_of(history: History, year: int) -> str:
    """One sentence a line: the year's rating, works, achievements, then the awards behind it."""
    done = (f"{row.title} (năm {row.year})." for row in history.achievements_of((year,)))
    return "\n".join((
        *_rated(history, year), *_worked(history, year), *done, *_awarded(history, year),
    ))  # fmt: skip


def recorded(history: History, year: int) -> Iterator[str]:
    """The sentences of a summary that a report tells in parts of its own."""
    yield from _rated(history, year)
    yield from _worked(history, year)
    yield from _awarded(history, year)


def _rated(history: History, year: int) -> Iterator[str]:
    rating = history.rating_of(year)
    if rating:
        word, decided = RATING_WORDS[rating.rating], cited(rating.decision_no, rating.decided)
        yield f"Năm {year}: {word}{decided}."


def _worked(history: History, year: int) -> Iterator[str]:
    for work in history.works_of((year, year - 1)):
        yield f"{work_text(work)}."


def _awarded(history: History, year: int) -> Iterator[str]:
    awards = [award_text(row) for row in history.awards if year - RECENT <= row.year < year]
    if awards:
        yield f"Đã được tặng: {'; '.join(awards)}."


def work_text(work: InitiativeAuthor) -> str:
    """An initiative or topic with its level, its author's share and its decision."""
    one = work.initiative
    kind = "Sáng kiến" if one.kind == "initiative" else "Đề tài, đề án"
    share = f", tỷ lệ đóng góp {work.share}%" if work.share < 100 else ""
    level = str(LEVEL_WORDS[one.level]).lower()
    decided = cited(one.decision_no, one.decided)
    return f"{kind} «{one.title}», công nhận {level} năm {one.year}{share}{decided}"


def award_text(row: AwardHeld) -> str:
    return f"{row.name} năm {row.year}{cited(row.decision_no, row.decided)}"


def cited(number: str, day: date | None) -> str:
    """« (Quyết định số … ngày …)», empty where no number is on record."""
    told = basis(number, day)
    return f" ({told})" if told else ""


def basis(number: str, day: date | None) -> str:
    """«Thông báo số 12/TB-SCT ngày …»: the kind of paper is read from its symbol."""
    if not number:
        return ""
    kind = next((word for mark, word in KINDS if mark in number), "Quyết định")
    return f"{kind} số {number}" + (f" ngày {day:%d/%m/%Y}" if day else "")


def class_of(history: History, year: int) -> str:
    """The row of the state's forms a subject counts in, as far as its post tells."""
    subject = history.subject
    if isinstance(subject, Person):
        return _class_of_person(subject, history.post_on(date(year, 12, 31)))
    return class_of_kind(subject.kind)


def _class_of_person(person: Person, post: Posting | None) -> str:
    if person.group == "businessperson":
        return "businessperson"
    return class_of_post(post.post, post.title, head=post.is_head) if post else "direct"
