"""The tables of the room, one file a family."""

from thidua.cycle.decisions.models.decisions import Decision
from thidua.cycle.decisions.models.lines import DecisionLine

__all__ = ["Decision", "DecisionLine"]
