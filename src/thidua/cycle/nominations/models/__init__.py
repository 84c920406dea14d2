"""The tables of the room, one file a family."""

from thidua.cycle.nominations.models.nominations import DossierPaper, FileRemark, Nomination
from thidua.cycle.nominations.models.reviews import ReviewLine, UnitReview
from thidua.cycle.nominations.models.rounds import Round

__all__ = ["DossierPaper", "FileRemark", "Nomination", "ReviewLine", "Round", "UnitReview"]
