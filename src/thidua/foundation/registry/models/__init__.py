"""The tables of the registry, one file a family."""

from thidua.foundation.registry.models.achievements import Achievement, AchievementUse
from thidua.foundation.registry.models.awards import AwardHeld
from thidua.foundation.registry.models.collectives import BlocResult, BodyRating, MemberRoll
from thidua.foundation.registry.models.discipline import Discipline, Hold
from thidua.foundation.registry.models.initiatives import (
    Initiative,
    InitiativeAuthor,
    InitiativeUse,
)
from thidua.foundation.registry.models.ratings import Rating
from thidua.foundation.registry.models.statements import Attestation, Coverage

__all__ = [
    "Achievement",
    "AchievementUse",
    "Attestation",
    "AwardHeld",
    "BlocResult",
    "BodyRating",
    "Coverage",
    "Discipline",
    "Hold",
    "Initiative",
    "InitiativeAuthor",
    "InitiativeUse",
    "MemberRoll",
    "Rating",
]
