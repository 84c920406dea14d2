"""The tables of the room, one file a family."""

from thidua.cycle.results.models.indicators import IndicatorResult
from thidua.cycle.results.models.sheets import Score, ScoreLine, ScoreSheet

__all__ = ["IndicatorResult", "Score", "ScoreLine", "ScoreSheet"]
