"""What the check says of one file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from thidua.bridge.dossiers import Wanted
from thidua.bridge.verdicts import Overall
from thidua.cycle.nominations.models import Nomination
from thidua.cycle.nominations.showing import Shown
from thidua.cycle.nominations.words import overall_word


class Level(StrEnum):
    BLOCKS = "blocks"
    WARNS = "warns"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Check:
    """One finding. ``field``: the part of the file it is about; ``code`` names its kind."""

    level: Level
    code: str
    text: str
    cure: str = ""
    citation: str = ""
    field: str = ""

    @property
    def sentence(self) -> str:
        return " ".join(filter(None, (self.text, self.citation)))


@dataclass(frozen=True, slots=True)
class Preflight:
    """``shown`` is None where no rule of the office judges the award."""

    nomination: Nomination
    shown: Shown | None
    checks: tuple[Check, ...]
    papers: tuple[Wanted, ...]

    @property
    def blocks(self) -> tuple[Check, ...]:
        return tuple(one for one in self.checks if one.level is Level.BLOCKS)

    @property
    def warns(self) -> tuple[Check, ...]:
        return tuple(one for one in self.checks if one.level is Level.WARNS)

    @property
    def notes(self) -> tuple[Check, ...]:
        return tuple(one for one in self.checks if one.level is Level.NOTES)

    @property
    def shape(self) -> str:
        return self.shown.shape if self.shown else "undetermined"

    @property
    def word(self) -> str:
        """The result in words; what is provisional or assumed says so in the same breath."""
        if self.shown is None:
            return _("chưa có tiêu chuẩn để đối chiếu")
        word = overall_word(self.shown.leaning.code)
        if self.shown.provisional:
            return _("tạm tính: %s") % word
        if self.shown.overall is Overall.ELIGIBLE and not self.shown.verified:
            return _("%s theo nội dung đã ghi, còn phải đối chiếu văn bản") % word
        if self.assumptions:
            return _("%s, với các giả định nêu dưới đây") % word
        return word

    @property
    def assumptions(self) -> tuple[str, ...]:
        return self.shown.explanation.assumptions if self.shown else ()

    @property
    def is_clean(self) -> bool:
        """Nothing blocks and nothing warns."""
        return not self.blocks and not self.warns
