"""Checks of the papers: what the law asks of this file, what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from thidua.bridge.dossiers import File, Wanted, wanted
from thidua.bridge.verdicts import CriterionResult, Group, Status
from thidua.cycle.nominations.awards import award_of, kind_of
from thidua.cycle.nominations.checking.file import MINUTES
from thidua.cycle.nominations.checking.found import Check, Level
from thidua.cycle.nominations.checking.scene import Scene, about
from thidua.cycle.nominations.columns import language
from thidua.cycle.nominations.models import Nomination
from thidua.cycle.nominations.showing import Shown
from thidua.cycle.nominations.states import RoundKind
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.people.models import Person

SUBMISSION, REPORT, WORK = "submission", "report", "work_certificate"
BY_OTHERS = ("council", "proposing_body", "head_of_ministry_or_province", "home_affairs")
"""Written after the unit's part is done: the unit's file does not wait for them."""


def papers_of(made: Scene, nomination: Nomination, shown: Shown | None) -> tuple[Wanted, ...]:
    """What the law asks of this file; nothing where its lists say nothing of the award."""
    award = award_of(nomination)
    if award is None:
        return ()
    file = File(
        nomination.award, kind_of(nomination.subject), made.round.method, made.round.reckoned,
        nomination.submitted_on or made.today,
    )  # fmt: skip
    works = list(works_of(shown))
    proved = bool(works) and all(row.decision_no for row in works)
    have = _have(made, nomination, proved=proved)
    return wanted(made.law, file, _subject(nomination, by_work=bool(works)), have, language())


def works_of(shown: Shown | None) -> Iterator[Any]:
    """Every initiative that carries a criterion, as the rules read it from the registry."""
    tree = shown.verdict.tree if shown else None
    for leaf in _leaves(tree) if tree else ():
        if leaf.leaf == "initiatives" and leaf.status is Status.MET:
            yield from leaf.evidence


def _leaves(tree: Group) -> Iterator[CriterionResult]:
    for child in tree.children:
        if isinstance(child, Group):
            yield from _leaves(child)
        else:
            yield child


def _have(made: Scene, nomination: Nomination, *, proved: bool) -> dict[str, bool | None]:
    """What is there: papers kept or waived, the signed minutes, the unit's submission and the
    report, which the office draws up, and works whose decision the registry holds."""
    kept = made.papers.get(nomination.pk, {})
    have: dict[str, bool | None] = dict.fromkeys(kept, True)
    have[SUBMISSION] = True
    have[REPORT] = REPORT in kept or bool(nomination.summary.strip())
    if (about(nomination), nomination.award) in made.lines:
        have[MINUTES] = True
    if proved:
        have[WORK] = True
    return have


def _subject(nomination: Nomination, *, by_work: bool) -> dict[str, bool | None]:
    """Conditions the registry can tell; the others stay unknown."""
    subject = nomination.subject
    if isinstance(subject, Person):
        return {
            "posthumous": subject.died is not None, "foreign": subject.group == "foreigner",
            "enterprise": subject.group == "businessperson", "by_work": by_work,
        }  # fmt: skip
    return {
        "posthumous": False, "foreign": False, "by_work": by_work,
        "enterprise": subject.kind == Kind.ENTERPRISE,
    }  # fmt: skip


def about_papers(made: Scene, papers: tuple[Wanted, ...]) -> Iterator[Check]:
    """Of the minutes of a yearly round the check of the meeting itself speaks."""
    told = (MINUTES,) if made.round.kind == RoundKind.ANNUAL else ()
    if not papers:
        yield Check(
            Level.NOTES, "no_list",
            _("Chưa có danh mục giấy tờ đã đọc cho ngày này; theo quy định của bộ, tỉnh."),
        )  # fmt: skip
    for paper in papers:
        if paper.word == "paper" and paper.writes not in BY_OTHERS and paper.id not in told:
            yield from _paper(paper)


def _paper(paper: Wanted) -> Iterator[Check]:
    cure = _("Đính kèm giấy tờ này, hoặc ghi lý do không kèm.")
    if paper.is_missing:
        level = Level.BLOCKS if paper.verified else Level.WARNS
        text = _("Thiếu: %s.") % paper.text
        yield Check(level, "paper_missing", text, cure, paper.citation, paper.id)
    elif paper.status == "unknown":
        text = _("Chưa rõ có cần: %s.") % paper.text
        yield Check(Level.NOTES, "paper_unknown", text, cure, paper.citation, paper.id)
