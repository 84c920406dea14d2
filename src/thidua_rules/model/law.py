"""The law as small frozen types: what the YAML files say, checked and typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .setting import Setting
from .verdict import Citation, Nature, Sureness

if TYPE_CHECKING:
    from ..service.model import Service
    from .overlay import Overlay

Text = Mapping[str, str]  # {"vi": …, "en": …}
RELATIONS = {
    "replaces": "replaced_by", "replaced_by": "replaces",
    "amends": "amended_by", "amended_by": "amends",
}  # fmt: skip
"""What one instrument is to another, and what the other is to it."""
SHELVES = (
    "ladder", "order", "medal", "honour", "prize", "commemorative", "certificate", "community",
    "forces", "party", "learner",
)  # fmt: skip
"""Where an award stands in the catalogue; the ladder is what a department works with each year."""
FAMILIES = ("title", "form", "outside")
"""Emulation title, commendation form (Law 06/2022/QH15 Art 9, 19), or neither: other bodies'."""
OBJECTS = ("certificate", "insignia", "badge", "flag", "frame", "box", "money")
"""What may be handed over; ``insignia`` is the order, medal or commemorative medal itself."""


def in_language(text: Text | None, lang: str) -> str:
    """The text in ``lang``; a missing English text falls back visibly."""
    if not text:
        return ""
    return text.get(lang) or f"[vi] {text['vi']}"


@dataclass(frozen=True, slots=True)
class Transition:
    """Which files stay under the older text: ``test`` date before ``before``; ``favourable``:
    unless the newer text is more favourable to them."""

    before: date
    test: str  # sent | received
    text: Text
    cite: str
    sure: Sureness
    favourable: bool = False


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, decree, circular, decision, letter or draft."""

    code: str
    kind: str
    number: str
    name: Text
    short: Text
    issued: date | None
    starts: date | None
    ends: date | None  # half-open
    sure: Sureness
    seen: tuple[str, ...]
    note: Text | None
    transitions: tuple[Transition, ...]
    relations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """RELATIONS word → codes of other instruments; as written, and the reverse of the others'."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One criterion. ``kind`` is a leaf word, ``params`` its typed parameters."""

    id: str
    kind: str
    params: Mapping[str, object]
    text: Text
    nature: Nature
    citation: Citation
    branch: str | None = None
    facet_of: str | None = None  # the criterion of which this is one side, not a second demand
    strict: Leaf | None = None  # doubt: the narrow and the wide reading
    lenient: Leaf | None = None
    when: tuple[str, str] | None = None  # asked only where this setting has this value

    @property
    def verified(self) -> bool:
        return self.citation.sureness is Sureness.VERIFIED


@dataclass(frozen=True, slots=True)
class Since:
    """The years after the earliest prior award from which every year passes ``every_year``."""

    award: str
    issuers: tuple[str, ...]
    every_year: YearTest
    restart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearTest:
    """A test of one year: a rating at least so, or a title held for it (any of them)."""

    ratings: tuple[str, ...] = ()  # each «at least»
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Branching:
    """ALL or ANY of criteria, in the law's order."""

    op: str  # all | any
    children: tuple[Leaf | Branching, ...]
    text: Text | None = None
    branch: str | None = None
    since: Since | None = None

    def leaves(self) -> Iterator[Leaf]:
        for child in self.children:
            if isinstance(child, Leaf):
                yield child
            else:
                yield from child.leaves()


@dataclass(frozen=True, slots=True)
class Reading:
    """Another reading shown beside a rule whose text is not verified."""

    code: str  # last_verified | draft
    criteria: Branching
    citation: Citation
    version: str | None  # the version it is taken from


@dataclass(frozen=True, slots=True)
class Version:
    """One standard as it stands from ``starts`` until before ``ends``."""

    id: str
    starts: date
    ends: date | None
    enters: str  # sent | received: which date of a file is compared with ``starts``
    citation: Citation
    text: Text | None
    criteria: Branching | None  # None: the text has not been read
    procedures: tuple[Leaf, ...]
    readings: tuple[Reading, ...]
    note: Text | None = None
    overlay: str | None = None  # code of the overlay laid on it
    base: Version | None = None  # the law's version of which this is a later part

    def entered(self, received: date, sent: date | None) -> bool:
        """Whether a file received (and sent) on these days comes under this text or a later one."""
        day = (sent or received) if self.enters == "sent" else received
        return day >= self.starts and (self.base is None or self.base.entered(received, sent))


@dataclass(frozen=True, slots=True)
class Standard:
    """What the law asks of one class of recipients, version by version."""

    kind: str
    groups: tuple[str, ...]  # empty: every group
    versions: tuple[Version, ...]

    def version_for(self, *, received: date, sent: date | None) -> Version | None:
        """The version that judges a file, by each transition's own test; never by «today».

        None: before the first version (earlier texts are not in the data), or ``over``.
        """
        chosen = None
        for version in self.versions:
            if version.entered(received, sent):
                chosen = version
        return None if self.over(received) else chosen

    def over(self, received: date) -> bool:
        """Whether the last text has ended without a follower: the standard is not in force."""
        ends = self.versions[-1].ends
        return ends is not None and received >= ends


@dataclass(frozen=True, slots=True)
class Given:
    """Objects handed over with an award, and where that stands."""

    objects: tuple[str, ...]  # OBJECTS
    citation: Citation


@dataclass(frozen=True, slots=True)
class Posthumous:
    """Whether the award may be given after death (truy tặng)."""

    allowed: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class Decider:
    """Who gives an award, by decisions from ``starts`` until before ``ends``."""

    starts: date
    ends: date | None
    text: Text
    citation: Citation


@dataclass(frozen=True, slots=True)
class Award:
    """A title or a form, with its dated standards.

    Without standards it is an entry of the catalogue: recorded and found, never judged.
    """

    code: str
    name: Text
    short: Text
    aliases: tuple[str, ...]
    family: str  # FAMILIES
    recipients: tuple[str, ...]
    level: str
    rank: int
    deciders: tuple[Decider, ...]  # in order of time, never empty
    settings: Mapping[str, Setting]
    standards: tuple[Standard, ...]
    note: Text | None = None
    shelf: str = "ladder"  # SHELVES
    article: Citation | None = None  # where the award itself is provided for
    posthumous: Posthumous | None = None
    gives: tuple[Given, ...] = ()

    def decider_on(self, day: date) -> Decider | None:
        """Who decides on a day; None where the data does not say."""
        return next(
            (d for d in self.deciders if d.starts <= day and (not d.ends or day < d.ends)), None
        )


@dataclass(frozen=True, slots=True)
class PrincipleVersion:
    """One dated version of a principle; ``applies`` holds its typed values."""

    starts: date
    ends: date | None
    enters: str  # sent | received
    text: Text
    citation: Citation
    applies: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Gate:
    """A criterion or a procedure that a ministry or a province may ask for by filling a setting.

    It stands in the versions that begin from ``starts`` until before ``ends``, of the awards named,
    for one kind of recipient.
    """

    awards: tuple[str, ...]
    kind: str | None  # None: every kind
    groups: tuple[str, ...]  # the standard of exactly these groups; empty: every standard
    starts: date
    ends: date | None  # half-open
    leaf: Leaf

    def stands(self, award: Award, standard: Standard, version: Version) -> bool:
        """Whether this version of a standard waits for it."""
        whom = self.kind in (None, standard.kind) and self.groups in ((), standard.groups)
        begins = version.starts >= self.starts and (not self.ends or version.starts < self.ends)
        return award.code in self.awards and whom and begins


@dataclass(frozen=True, slots=True)
class Principle:
    code: str
    versions: tuple[PrincipleVersion, ...]
    name: Text = field(default_factory=dict)
    note: Text | None = None
    settings: Mapping[str, Setting] = field(default_factory=dict)
    gates: tuple[Gate, ...] = ()

    def version_for(self, *, received: date, sent: date | None) -> PrincipleVersion | None:
        """The version that governs a file, by each transition's own test."""
        chosen = None
        for number, version in enumerate(self.versions):
            day = (sent or received) if version.enters == "sent" else received
            if version.starts <= day:
                chosen = version if self._reaches(number, received) else None
        return chosen

    def _reaches(self, number: int, received: date) -> bool:
        """A version passes over by its follower's own test; without one it ends on its day."""
        version, after = self.versions[number], self.versions[number + 1 : number + 2]
        followed = bool(after) and after[0].starts == version.ends
        return followed or version.ends is None or received < version.ends


@dataclass(frozen=True, slots=True)
class Places:
    """Where a law was read from: its folder, and the folder of this installation's overlays."""

    root: Path
    own: Path | None


@dataclass(frozen=True, slots=True, eq=False)
class Law:
    """Everything loaded; immutable. ``digest`` names the data it was made from."""

    awards: Mapping[str, Award]
    instruments: Mapping[str, Instrument]
    sources: Mapping[str, Mapping[str, str]]
    principles: Mapping[str, Principle]
    overlays: tuple[Overlay, ...]
    digest: str
    issued: Mapping[str, Law] = field(default_factory=dict)  # issuer → its own reading
    places: Places | None = None
    service: Service | None = None

    @property
    def ladder(self) -> tuple[str, ...]:
        """Codes of the awards that everyone is compared with when no award is named."""
        return tuple(a.code for a in self.awards.values() if a.shelf == "ladder" and a.standards)

    @property
    def judged(self) -> tuple[str, ...]:
        """Codes of the awards that have a standard; the others are recorded only."""
        return tuple(a.code for a in self.awards.values() if a.standards)

    def asked(self, codes: tuple[str, ...] | None) -> tuple[str, ...]:
        """The awards a question is about: those it names, else the ladder."""
        return codes or self.ladder

    def on_shelf(self, shelf: str) -> tuple[Award, ...]:
        """The awards of one shelf, in the order of the catalogue."""
        return tuple(award for award in self.awards.values() if award.shelf == shelf)

    @property
    def settings(self) -> Mapping[str, Setting]:
        """Every parameter a ministry or a province may fill, by name."""
        declared = [award.settings for award in self.awards.values()]
        declared += [principle.settings for principle in self.principles.values()]
        return {name: one for settings in declared for name, one in settings.items()}

    @property
    def managing(self) -> str | None:
        """Whose overlay the base titles follow: the province's where one is laid on."""
        issuers = {overlay.issuer for overlay in self.overlays}
        return next((word for word in ("province", "ministry") if word in issuers), None)

    def for_issuer(self, issuer: str | None) -> Law:
        """The law as a ministry's, or a province's, own titles and certificates are judged."""
        return self.issued.get(issuer or "", self)

    def overlay(self, day: date, issuer: str | None = None) -> Overlay | None:
        """The overlay in force on a day; of the managing issuer where none is named."""
        wanted = issuer or self.managing
        found = (o for o in self.overlays if o.issuer == wanted and o.covers(day))
        return next(found, None)

    def setting(self, name: str, day: date, issuer: str | None = None) -> tuple[str, ...] | None:
        """What the overlay in force on ``day`` set; None where nobody did."""
        overlay = self.overlay(day, issuer)
        return overlay.sets.get(name) if overlay else None

    def number(self, name: str, day: date, issuer: str | None = None) -> int | None:
        """A numeric setting as the overlay in force on ``day`` filled it."""
        filled = self.setting(name, day, issuer)
        return int(filled[0]) if filled else None

    def whose(self, name: str, lang: str) -> str:
        """An issuer named in a citation (by its Vietnamese name), in a language."""
        holders = (overlay.holder for overlay in self.overlays)
        found = next((h for h in holders if h.name["vi"] == name), None)
        return in_language(found.name, lang) if found else name
