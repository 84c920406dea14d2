"""The worked cases of quotas, shares and caps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from ..loading.caps import load_caps
from ..loading.nodes import Node
from ..loading.spans import folder_of
from ..loading.worked import Answer, Kind, Worked, run_cases
from ..model.law import Law, Leaf, Version
from .arithmetic import Span, at_least, share, span
from .measuring import Quota, quota_of_counts
from .ratings import Rated, measure_ratings
from .rules import quota_rules
from .sentences import quota_sentences


def worked(law: Law, root: Path | None = None) -> Iterator[Worked]:
    """Run every case of ``quotas/cases``."""
    folder = folder_of(law, root) / "quotas" / "cases"
    kinds = (
        Kind("quota", ("received", "sent", "base", "used", "lowered"), partial(_quota, law)),
        Kind("share", ("received", "sent", "part", "of"), partial(_share, law)),
        Kind("cap", ("on", "rated", "groups", "outstanding", "scope"), partial(_cap, law, root)),
    )
    return run_cases(folder, kinds)


def _quota(law: Law, entries: Mapping[str, Node]) -> Answer:
    code = entries["quota"].word(law.awards)
    rules = quota_rules(law, code, received=entries["received"].date(), sent=_sent(entries))
    if not rules:
        return {"quota": "none"}
    rule = rules[0]
    if "lowered" in entries:
        rule = rule.lowered(entries["lowered"].integer(0, 100), rule.citation)
    quota = quota_of_counts(rule, _span(entries["base"]), _span(entries["used"]))
    return _told(quota) | {"of": rule.of, "among": rule.among, "percent": rule.percent}


def _told(quota: Quota) -> dict[str, object]:
    return {
        "quota": "set", "allowed": quota.allowed, "left": quota.left, "over": quota.over,
        "base": quota.base, "used": quota.used, "outcome": quota.outcome.value,
        "formula": quota.formula, "cites": str(quota.citation),
        "sure": quota.citation.sureness.value, "says": " ".join(quota_sentences(quota, "vi")),
    }  # fmt: skip


def _span(node: Node) -> Span:
    """``100``, or ``{at_least: 95, at_most: 100}``."""
    if not node.is_map:
        return span(node.integer())
    entries = node.map(("at_least", "at_most"), ("at_least", "at_most"))
    return span(entries["at_least"].integer(), entries["at_most"].integer())


def _sent(entries: Mapping[str, Node]) -> date | None:
    return entries["sent"].date() if "sent" in entries else None


def _share(law: Law, entries: Mapping[str, Node]) -> Answer:
    """A share as the standard of an award in force asks it."""
    award = law.awards[entries["share"].word(law.awards)]
    received = entries["received"].date()
    version = award.standards[0].version_for(received=received, sent=_sent(entries))
    leaf = _share_leaf(version)
    if leaf is None:
        return {"outcome": "none"}
    percent, strictly = int(str(leaf.params["percent"])), bool(leaf.params["strictly"])
    total = entries["of"].integer()
    found = share(percent, _span(entries["part"]), total, strictly=strictly)
    return {
        "outcome": found.value, "least": at_least(percent, total, strictly=strictly),
        "percent": percent, "strictly": str(strictly).lower(), "cites": str(leaf.citation),
    }  # fmt: skip


def _share_leaf(version: Version | None) -> Leaf | None:
    if version is None or version.criteria is None:
        return None
    return next((leaf for leaf in version.criteria.leaves() if leaf.kind == "share"), None)


def _cap(law: Law, root: Path | None, entries: Mapping[str, Node]) -> Answer:
    caps = load_caps(law, root)
    day = entries["on"].date()
    versions = caps[entries["cap"].word(caps)]
    cap = next((one for one in versions if one.stands(day)), None)
    if cap is None or cap.percent is None:
        return {"outcome": "none", "sure": cap.citation.sureness.value if cap else "none"}
    quotas = measure_ratings(cap, _rated(entries), outstanding=_outstanding(entries))
    failing = [quota for quota in quotas if quota.over.high > 0]
    return _told(_chosen(entries, quotas)) | {
        "scopes": len(quotas),
        "fails_in": [(quota.scope or {}).get("post_group", "agency") for quota in failing],
        "left_out": {one.why: len(one.uids) for one in _chosen(entries, quotas).left_out},
    }


def _chosen(entries: Mapping[str, Node], quotas: tuple[Quota, ...]) -> Quota:
    """The scope the case speaks of: a group of posts, else the agency as a whole."""
    wanted = entries["scope"].text() if "scope" in entries else None
    return next(q for q in quotas if (q.scope or {}).get("post_group") == wanted)


def _outstanding(entries: Mapping[str, Node]) -> tuple[str, ...]:
    return ("agency",) if "outstanding" in entries and entries["outstanding"].boolean() else ()


def _rated(entries: Mapping[str, Node]) -> Iterator[Rated]:
    """``rated: {good: 20, excellent: 4}``, or ``groups:`` with one such a group of posts."""
    groups = entries["groups"].entries() if "groups" in entries else {"": entries["rated"]}
    for group, node in groups.items():
        for rating, count in node.entries().items():
            for number in range(count.integer()):
                yield _one(f"{group}.{rating}.{number}", rating, group)


def _one(uid: str, rating: str, group: str) -> Rated:
    known = None if rating in ("unknown", "not_rated") else rating
    return Rated(uid, known, "agency", group, not_rated=rating == "not_rated")
