"""What the check said when a file was sent: frozen in Vietnamese, with its digest.

It holds what anyone may be told: nothing of it rests on discipline, holds or complaints.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from thidua.cycle.nominations.checking import Check, Preflight
from thidua.cycle.nominations.checking.papers import works_of
from thidua.cycle.nominations.showing import Shown, ShownLine
from thidua.foundation.keeping import digest


def frozen(found: Preflight, on: date) -> tuple[dict[str, Any], str]:
    """(content, digest) of a check made with nothing secret."""
    one = found.nomination
    content: dict[str, Any] = {
        "subject": str(one.subject), "subject_uid": one.subject.uid.hex, "award": one.award,
        "award_name": one.award_words, "year": one.round.year, "checked": on.isoformat(),
        "received": one.round.reckoned.isoformat(),
        "achievement": [one.achievement_from.isoformat(), one.achievement_to.isoformat()],
        "summary": one.summary, "said": found.word,
        "checks": [_check(check) for check in found.checks],
        "papers": [[paper.id, paper.status, paper.text] for paper in found.papers],
    }  # fmt: skip
    if found.shown:
        content["verdict"] = _verdict(found.shown)
    return content, digest(content)


def _check(one: Check) -> dict[str, str]:
    return {"level": one.level.value, "code": one.code, "text": one.sentence, "cure": one.cure}


def _verdict(shown: Shown) -> dict[str, Any]:
    by = shown.verdict.provenance
    return {
        "overall": shown.overall.code, "leaning": shown.leaning.code,
        "branch": shown.verdict.branch, "version": shown.verdict.version,
        "missing": list(shown.missing),
        "criteria": [_line(line) for line in shown.lines],
        "works": sorted({(row.year or 0, row.label) for row in works_of(shown)}),
        "law": by.law, "engine": by.engine, "as_of": by.as_of.isoformat(),
    }  # fmt: skip


def _line(shown: ShownLine) -> list[Any]:
    line = shown.line
    return [
        line.depth, shown.status, line.text, line.value_text, line.citation_text,
        list(line.evidence_texts),
    ]  # fmt: skip
