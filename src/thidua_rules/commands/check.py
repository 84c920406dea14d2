"""``thidua check``: one subject's history in, verdicts with reasons out."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..explaining import Explanation, Line, explain
from ..explaining.steps import say_steps
from ..explaining.words import STATUS, SURENESS
from ..facts.fold import TooOld
from ..judging import judge
from ..loading import CaseError
from ..loading.law import law_with
from ..model.law import Law
from ..model.question import Question
from ..model.verdict import Overall, Status, Sureness, Verdict
from ..planning.steps import Plan, plan_of
from ..planning.whatif import read_changes, suppose
from ..sources.case import Ask, Case, presumed_receipt, read_cases
from .asking import awards_of, day_of, law_of, year_of
from .plain import plain

_MARK = {Status.MET: "✓", Status.NOT_MET: "✗", Status.UNKNOWN: "?", Status.ATTESTED: "✎",
         Status.PROCEDURE: "○"}  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Print the verdicts of every question of the case; 0 when evaluated.

    Raises:
        InputError: the case, the law or an option cannot be used.
    """
    law = law_of(options)
    answers = [
        (verdict, plan, law_with(law, ask.overlays))
        for case in _cases(options, law)
        for ask in _asks(case, options, law)
        for verdict, plan in _verdicts(case, ask, law_with(law, ask.overlays), steps=options.steps)
    ]
    if options.json:
        found = [_plain(verdict, plan) for verdict, plan, _ in answers]
        print(json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True))
        return 0
    if options.what_if:
        print(f"▷ {_IF[options.lang]}: {'; '.join(options.what_if)}")
    for verdict, plan, laid in answers:
        print("\n".join(_lines(explain(verdict, laid, options.lang), options.lang)))
        steps = say_steps(plan, laid, options.lang) if plan else ()
        print("".join(f"    {line}\n" for line in steps), end="")
    return 0


_IF = {"vi": "Nếu", "en": "If"}


def _cases(options: argparse.Namespace, law: Law) -> Iterator[Case]:
    """The cases of the file, with what is supposed."""
    for case in read_cases(Path(options.case), law.awards):
        uid = case.register.subjects[0].uid
        changes = read_changes(options.what_if, uid, law.awards)
        yield replace(case, register=suppose(case.register, changes))


def _plain(verdict: Verdict, plan: Plan | None) -> object:
    found = plain(verdict)
    assert isinstance(found, dict)
    return found | {"steps": plain(plan.steps)} if plan else found


def _asks(case: Case, options: argparse.Namespace, law: Law) -> tuple[Ask, ...]:
    """The questions of the case, or the one typed on the command line."""
    if options.award and options.award not in law.awards:
        raise CaseError("--award", 1, f"no award «{options.award}»", "See «thidua law list»")
    if options.award and options.awards:
        raise CaseError("--awards", 1, "«--award» and «--awards» are both given", "Keep one")
    asks = _dated(case, options)
    wanted = awards_of(options.awards, law)
    if wanted is None:
        return asks
    questions = dict.fromkeys(replace(ask.question, awards=wanted) for ask in asks)
    return tuple(Ask(one, None, case.line, False) for one in questions)


def _dated(case: Case, options: argparse.Namespace) -> tuple[Ask, ...]:
    received, sent = day_of(options.received, "received"), day_of(options.sent, "sent")
    if (year := year_of(options)) is not None:
        day = received or presumed_receipt(year)
        return (Ask(Question(year, day, sent), options.award, 1, received is None),)
    if not case.asks:
        raise CaseError(case.file, case.line, "the case asks nothing",
                        "Add «ask:» to the case, or --year to the command")  # fmt: skip
    return tuple(_redated(ask, received, sent, options.award) for ask in case.asks)


def _redated(ask: Ask, received: date | None, sent: date | None, award: str | None) -> Ask:
    """A question of the case with the dates and the award typed on the command line."""
    question = replace(
        ask.question,
        received=received or ask.question.received,
        sent=sent or (None if received else ask.question.sent),
    )
    return replace(ask, question=question, award=award or ask.award)


def _verdicts(
    case: Case, ask: Ask, law: Law, *, steps: bool
) -> Iterator[tuple[Verdict, Plan | None]]:
    question = ask.question
    if ask.award:  # with the ladder beside it: the way to an award leads over others
        question = replace(question, awards=tuple(dict.fromkeys((*law.ladder, ask.award))))
    try:
        sweep = judge(case.register, law, question)
    except TooOld as problem:
        raise CaseError(case.file, case.line, str(problem), "Leave that row out") from problem
    uid = case.register.subjects[0].uid
    for award in (ask.award,) if ask.award else sweep.awards:
        verdict = sweep.verdict(uid, award)
        if ask.award or verdict.overall is not Overall.NOT_APPLICABLE:
            ahead = steps and verdict.earliest not in (None, verdict.year)
            yield verdict, plan_of(sweep, uid, award) if ahead else None


def _lines(text: Explanation, lang: str) -> Iterator[str]:
    yield f"■ {text.headline}"
    for line in text.holds:
        yield f"  ⏸ {line}"
    yield from (_line(line, lang) for line in text.lines)
    for other in text.provisional:
        yield f"  ▨ {other.headline}"
        yield from ("  " + _line(line, lang) for line in other.lines)
        yield from (f"    · {note}" for note in other.scenarios)
    yield from (_line(line, lang) for line in text.procedures)
    for note in (*text.assumptions, *text.scenarios, *text.warnings, *text.presumptions):
        yield f"  · {note}"
    if text.earliest:
        yield f"  → {text.earliest}"


def _line(line: Line, lang: str) -> str:
    indent = "  " * (line.depth + 1)
    if line.group:
        letter = f"{line.branch}) " if line.branch else ""
        nearest = " ◂" if line.nearest and line.status is not Status.MET else ""
        return f"{indent}{_MARK[line.status]} {letter}{line.text}{nearest}"
    value = f" — {line.value_text}" if line.value_text else ""
    sure = "" if line.sureness is Sureness.VERIFIED else f", {SURENESS[lang][line.sureness]}"  # type: ignore[index]
    state = "" if line.value_text else f" ({STATUS[lang][line.status]})"
    return f"{indent}{_MARK[line.status]} {line.text}{value}{state} [{line.citation_text}{sure}]"
