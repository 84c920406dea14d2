"""Whose overlays judge together: at most one province's and one ministry's, never two of a kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from thidua_rules.loading.law import bare_law, lay
from thidua_rules.loading.overlays import check_together
from thidua_rules.model.law import Law, Places
from thidua_rules.model.overlay import Overlay

KINDS = ("province", "ministry")


class Issuers(NamedTuple):
    """Codes of the province and of the ministry whose overlays are laid on; empty: none."""

    province: str = ""
    ministry: str = ""

    @classmethod
    def of(cls, law: Law) -> Issuers:
        """Whose overlays are laid on a law."""
        codes = {one.issuer: one.holder.code for one in law.overlays}
        return cls(*(codes.get(kind, "") for kind in KINDS))

    @property
    def key(self) -> str:
        """As an address says it: ``ha_tinh+industry_trade``; ``law`` where nobody adds to it."""
        return "+".join(filter(None, self)) or "law"


@dataclass(frozen=True, slots=True)
class Laws:
    """Every overlay the office has; a law for each set of issuers, made when it is first asked for.

    A sample (an overlay marked ``demonstration``) stands in for the province or ministry whose own
    rules the office does not have.
    """

    places: Places
    overlays: tuple[Overlay, ...]
    made: dict[Issuers, Law] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        """Raises InputError where two overlays of one issuer stand on the same day."""
        for kind in KINDS:
            for code in self.of_kind(kind):
                check_together(self.by_issuer(kind, code))
            check_together(self._samples(kind))

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """Codes of the provinces (or ministries) whose own rules the office has."""
        own = [one for one in self.overlays if one.issuer == kind and not one.demonstration]
        return tuple(dict.fromkeys(one.holder.code for one in own))

    def by_issuer(self, kind: str, code: str) -> tuple[Overlay, ...]:
        """The overlays of one issuer; of a kind, one code is one issuer."""
        return tuple(o for o in self.overlays if (o.issuer, o.holder.code) == (kind, code))

    def _samples(self, kind: str) -> tuple[Overlay, ...]:
        return tuple(o for o in self.overlays if o.issuer == kind and o.demonstration)

    def sample(self, kind: str) -> str:
        """The code of the sample that stands in; empty: there is none."""
        return next((one.holder.code for one in self._samples(kind)), "")

    @property
    def divided(self) -> bool:
        """Whether there are two of a kind, so that no law is everybody's."""
        return any(len(self.of_kind(kind)) > 1 for kind in KINDS)

    @property
    def several(self) -> bool:
        """Whether the office has rules of its own that need not be everybody's."""
        return any(self.of_kind(kind) for kind in KINDS)

    @property
    def general(self) -> Issuers:
        """Who judges where no organisation says: the only issuer of a kind; of several, none."""
        return self.judging(Issuers(), frozenset())

    def judging(self, named: Issuers, joined: frozenset[str]) -> Issuers:
        """Whose overlays judge a subject.

        Args:
            named: the nearest issuer of each kind that an organisation above the subject names.
            joined: kinds of which any organisation of the office names an issuer.
        """
        return Issuers(*(self._of(kind, code, kind in joined)
                         for kind, code in zip(KINDS, named, strict=True)))  # fmt: skip

    def _of(self, kind: str, code: str, joined: bool) -> str:
        own = self.of_kind(kind)
        if code in own:
            return code
        if joined or not own:
            return self.sample(kind)
        return own[0] if len(own) == 1 else ""

    def by(self, issuers: Issuers) -> Law:
        """The law with exactly the overlays of these issuers laid on."""
        if issuers not in self.made:
            chosen = [one for kind, code in zip(KINDS, issuers, strict=True) if code
                      for one in self.by_issuer(kind, code)]  # fmt: skip
            self.made[issuers] = lay(bare_law(self.places.root), chosen, self.places)
        return self.made[issuers]

    @property
    def digest(self) -> str:
        """Names the law data and all overlays together."""
        total = sha256(bare_law(self.places.root).digest.encode())
        for one in self.overlays:
            total.update(f"{one.code}\0{one.text}\0".encode())
        return total.hexdigest()[:16]
