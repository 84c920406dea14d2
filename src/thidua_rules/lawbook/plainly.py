"""A difference as plain data for JSON: keys stay, sentences stand beside the words they say."""

from __future__ import annotations

from ..model.law import Leaf, Version
from ..model.verdict import Citation
from .beyond_diff import Shift
from .beyond_facts import Fact
from .coverage import sureness_of
from .diffing import AwardDiff, Change, LawDiff, Line, StandardDiff
from .saying import Speaker

Plain = dict[str, object]


def plain_diff(diff: LawDiff, speaker: Speaker) -> Plain:
    """``old``, ``new`` (ISO days), ``rules``, ``beyond`` and ``awards``; see ``diffing`` and
    ``beyond_diff`` for the words."""
    return {
        "old": diff.old.isoformat(), "new": diff.new.isoformat(),
        "rules": [
            {"kind": rule.kind, "code": rule.code, "state": rule.state,
             "day": rule.day.isoformat() if rule.day else None, "says": speaker.rule(rule)}
            for rule in diff.rules
        ],
        "beyond": [_shift(one, speaker) for one in diff.beyond],
        "awards": [_award(one, speaker) for one in diff.awards],
    }  # fmt: skip


def _award(one: AwardDiff, speaker: Speaker) -> Plain:
    changed = [_standard(standard, speaker) for standard in one.standards if standard.changed]
    beyond = [_shift(shift, speaker) for shift in one.beyond]
    return {"award": one.award, "standards": changed, "beyond": beyond}


def _shift(shift: Shift, speaker: Speaker) -> Plain:
    return {
        "topic": shift.topic, "state": shift.state, "old": _fact(shift.old),
        "new": _fact(shift.new), "says": speaker.shift(shift),
    }  # fmt: skip


def _fact(fact: Fact | None) -> Plain | None:
    if fact is None:
        return None
    cited = fact.citation
    return {"text": dict(fact.says), "instrument": cited.instrument if cited else None,
            "article": cited.article if cited else None}  # fmt: skip


def _standard(one: StandardDiff, speaker: Speaker) -> Plain:
    return {
        "kind": one.kind, "groups": list(one.groups),
        "old": _version(one.old, one.old_state), "new": _version(one.new, one.new_state),
        "changes": [_change(change, speaker, None) for change in one.changes],
        "lines": [_line(line, speaker) for line in one.lines],
        "draft": [_line(line, speaker) for line in one.draft],
    }  # fmt: skip


def _version(version: Version | None, state: str) -> Plain:
    return {"version": version.id if version else None, "state": state}


def _line(line: Line, speaker: Speaker) -> Plain:
    return {
        "part": line.part, "id": line.id, "state": line.state,
        "old": _leaf(line.old), "new": _leaf(line.new),
        "changes": [_change(change, speaker, line.new) for change in line.changes],
    }  # fmt: skip


def _leaf(leaf: Leaf | None) -> Plain | None:
    if leaf is None:
        return None
    cited = leaf.citation
    return {"text": dict(leaf.text), "instrument": cited.instrument, "article": cited.article,
            "sureness": sureness_of(leaf).value}  # fmt: skip


def _change(change: Change, speaker: Speaker, leaf: Leaf | None) -> Plain:
    return {
        "kind": change.kind, "key": change.key, "old": _value(change.old),
        "new": _value(change.new), "says": speaker.change(change, leaf),
    }  # fmt: skip


def _value(value: object) -> object:
    if isinstance(value, Citation):
        return str(value)
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    return dict(value) if isinstance(value, dict) else value
