"""Who cites what: every value of the law data under the instrument and the articles it rests on.

A value that goes on unchanged from one version to the next is one use, from the day it was first
in force to the day it was dropped or changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from ..model.law import Award, Branching, Law, Leaf, Standard, Text, Version
from ..model.verdict import Citation, Sureness
from .articles import article_keys, article_order

KINDS = (
    "article", "standard", "criterion", "procedure", "decides", "setting", "posthumous", "gives",
    "money", "deadline", "dossier", "vote", "cap", "principle", "transition", "overlay",
)  # fmt: skip
"""What may cite: the order in which a page lists them."""


OF_AWARDS = KINDS[:7]
"""What stands in an award."""


@dataclass(frozen=True, slots=True)
class Use:
    """One value that cites an instrument.

    ``award`` is the code of the award it stands in (``OF_AWARDS``), else of the principle,
    instrument, overlay, deadline, dossier list, regulation, cap or rule of money;
    ``id`` the criterion's or setting's own id; ``recipient`` and ``groups`` name the standard;
    ``versions`` the ids of the versions in which it stands unchanged; ``starts`` to before ``ends``
    the time of these. ``reading`` is ``draft`` where it stands in a draft beside an unread text.
    """

    kind: str
    award: str
    id: str
    text: Text
    instrument: str
    article: str
    sureness: Sureness
    seen: str | None
    starts: date | None = None
    ends: date | None = None
    recipient: str = ""
    groups: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    reading: str = ""

    @property
    def articles(self) -> tuple[str, ...]:
        return article_keys(self.article)

    def on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return (self.starts is None or self.starts <= day) and (
            self.ends is None or day < self.ends
        )


@lru_cache(maxsize=8)
def uses(law: Law) -> tuple[Use, ...]:
    """Every value of the law data that cites an instrument, awards in their order first."""
    found: list[Use] = []
    for award in law.awards.values():
        found += _of_award(award)
    found += _of_principles(law)
    found += _of_transitions(law)
    found += _of_overlays(law)
    return tuple(found)


@lru_cache(maxsize=8)
def all_uses(law: Law) -> tuple[Use, ...]:
    """The same with money, deadlines, dossiers, votes and caps, which have files of their own."""
    from .beyond import beyond  # reason: reads more files

    return (*uses(law), *beyond(law))


@lru_cache(maxsize=8)
def by_instrument(law: Law) -> dict[str, tuple[Use, ...]]:
    """Instrument → what cites it; an instrument nobody cites has no entry."""
    found: dict[str, list[Use]] = {}
    for use in all_uses(law):
        found.setdefault(use.instrument, []).append(use)
    return {code: tuple(them) for code, them in found.items()}


def citing(law: Law, instrument: str, article: str | None = None) -> tuple[Use, ...]:
    """What cites an instrument, or one of its articles (a key of ``article_keys``)."""
    them = by_instrument(law).get(instrument, ())
    return them if article is None else tuple(use for use in them if article in use.articles)


def articles_of(law: Law, instrument: str) -> dict[str, int]:
    """Article → how many values cite it, in the order of the instrument."""
    counts: dict[str, int] = {}
    for use in by_instrument(law).get(instrument, ()):
        for key in use.articles:
            counts[key] = counts.get(key, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: article_order(item[0])))


def awards_in(found: Iterable[Use]) -> tuple[str, ...]:
    """The awards that these values stand in, in their order."""
    named = (use.award for use in found if use.kind in OF_AWARDS)
    return tuple(dict.fromkeys(named))


# -- where citations stand ------------------------------------------------------------------------
def _of_award(award: Award) -> Iterator[Use]:
    if award.article is not None:
        yield _use("article", award.code, "", award.name, award.article)
    for one in award.deciders:
        use = _use("decides", award.code, "", one.text, one.citation)
        yield replace(use, starts=one.starts if one.starts.year > 1 else None, ends=one.ends)
    if award.posthumous is not None:
        yield _use("posthumous", award.code, "", award.name, award.posthumous.citation)
    for given in award.gives:
        yield _use("gives", award.code, "", award.name, given.citation)
    for setting in award.settings.values():
        yield _use("setting", award.code, setting.name, setting.text, setting.citation)
    for standard in award.standards:
        yield from _merged(_of_standard(award, standard))


def _use(kind: str, award: str, id_: str, text: Text, citation: Citation) -> Use:
    return Use(
        kind, award, id_, text, citation.instrument, citation.article, citation.sureness,
        citation.source,
    )  # fmt: skip


def _of_standard(award: Award, standard: Standard) -> Iterator[Use]:
    for version in standard.versions:
        for use in _of_version(award, version):
            yield replace(
                use, starts=version.starts, ends=version.ends, recipient=standard.kind,
                groups=standard.groups, versions=(version.id,),
            )  # fmt: skip


def _of_version(award: Award, version: Version) -> Iterator[Use]:
    yield _use("standard", award.code, "", version.text or {}, version.citation)
    if version.criteria is not None:
        yield from _of_tree(award, version.criteria)
    for leaf in version.procedures:
        yield _use("procedure", award.code, leaf.id, leaf.text, leaf.citation)
    for reading in version.readings:
        if reading.version is None:  # taken from another version, it is cited there
            for use in _of_tree(award, reading.criteria):
                yield replace(use, reading=reading.code)


def _of_tree(award: Award, tree: Branching) -> Iterator[Use]:
    for leaf in tree.leaves():
        yield from _of_leaf(award, leaf)


def _of_leaf(award: Award, leaf: Leaf) -> Iterator[Use]:
    use = _use("criterion", award.code, leaf.id, leaf.text, leaf.citation)
    # What nobody has read is not sure, whatever the article it would stand in.
    yield replace(use, sureness=Sureness.UNKNOWN) if leaf.kind == "unread" else use


def _merged(found: Iterable[Use]) -> Iterator[Use]:
    """Uses that say the same in versions that follow each other, as one."""
    open_: dict[tuple[object, ...], Use] = {}
    for use in found:
        key = (use.kind, use.id, use.text.get("vi"), use.instrument, use.article, use.sureness,
               use.reading)  # fmt: skip
        before = open_.get(key)
        if before is not None and before.ends != use.starts:
            yield before
            before = None
        open_[key] = use if before is None else _longer(before, use)
    yield from open_.values()


def _longer(before: Use, use: Use) -> Use:
    return replace(use, starts=before.starts, versions=(*before.versions, *use.versions))


def _of_principles(law: Law) -> Iterator[Use]:
    for principle in law.principles.values():
        for version in principle.versions:
            use = _use("principle", principle.code, "", version.text, version.citation)
            yield replace(use, starts=version.starts, ends=version.ends)


def _of_transitions(law: Law) -> Iterator[Use]:
    for instrument in law.instruments.values():
        for one in instrument.transitions:
            code, _, article = one.cite.partition(" ")
            yield Use("transition", instrument.code, "", one.text, code, article, one.sure, None,
                      instrument.starts, instrument.ends)  # fmt: skip


def _of_overlays(law: Law) -> Iterator[Use]:
    settings = law.settings
    for overlay in law.overlays:
        whole = _use("overlay", overlay.code, "", overlay.name, overlay.citation)
        yield replace(whole, starts=overlay.starts, ends=overlay.ends)
        for name, fill in overlay.fills.items():
            if name in settings:
                use = _use("overlay", overlay.code, name, settings[name].text, fill.citation)
                yield replace(use, starts=overlay.starts, ends=overlay.ends)
