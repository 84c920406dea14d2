"""``quotas/*.yaml`` → caps on ratings, version by version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from ..model.law import Law
from ..model.verdict import Sureness
from ..quotas.ratings import RatingCap
from ..tables import KINDS
from .criteria import Scope, read_citation
from .leaf_words import percent
from .nodes import Node
from .spans import Period, folder_of, named_files, read_periods

SUBJECTS = ("civil_servants", "public_employees", "organisations")
PER = ("agency", "post_group")
_KEYS = ("code", "name", "kind", "subjects", "versions", "note")
_VERSION_KEYS = (
    "id", "from", "to", "percent", "raised", "per", "text", "cite", "sure", "seen", "note",
)  # fmt: skip


@lru_cache(maxsize=8)
def load_caps(law: Law, root: Path | None = None) -> Mapping[str, tuple[RatingCap, ...]]:
    """The caps on the rating «excellent», by code, each with its versions in order.

    Raises:
        LawError: naming file, line, what is wrong and the cure.
    """
    folder = folder_of(law, root) / "quotas"
    return {node.entries()["code"].text(): tuple(_caps(node, law)) for node in named_files(folder)}


def _caps(node: Node, law: Law) -> Iterator[RatingCap]:
    entries = node.map(_KEYS, ("code", "name", "kind", "subjects", "versions"))
    for period in read_periods(entries["versions"]):
        yield _cap(entries, period, law)


def _cap(above: Mapping[str, Node], period: Period, law: Law) -> RatingCap:
    node = period.node
    entries = node.map(_VERSION_KEYS, ("id", "from", "text", "cite", "sure"))
    scope = Scope(law.instruments, law.sources, period.starts, period.ends)
    citation = read_citation(entries, node, scope)
    if "percent" not in entries and citation.sureness is Sureness.VERIFIED:
        node.fail("verified, but no percentage stands here", "Add «percent:» or lower «sure:»")
    return RatingCap(
        code=above["code"].text(),
        kind=above["kind"].word(KINDS),
        subjects=above["subjects"].word(SUBJECTS),
        starts=period.starts,
        ends=period.ends,
        percent=percent(entries["percent"]) if "percent" in entries else None,
        raised=_raised(entries),
        per=entries["per"].words(PER) if "per" in entries else ("agency",),
        text=entries["text"].bilingual(),
        citation=citation,
    )


def _raised(entries: Mapping[str, Node]) -> int | None:
    if "raised" not in entries:
        return None
    node = entries["raised"]
    value = percent(node)
    if "percent" not in entries or value < percent(entries["percent"]):
        node.fail("the raised percentage is below the ordinary one", "Write one that is higher")
    return value
