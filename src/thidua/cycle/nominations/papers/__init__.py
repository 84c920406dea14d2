"""What the room's papers say: minutes of a review, the unit's submission, achievement reports.

They are papers of the state: in Vietnamese, whoever draws them up.
"""

from thidua.cycle.nominations.papers.minutes import minutes
from thidua.cycle.nominations.papers.report import report
from thidua.cycle.nominations.papers.submission import submission

__all__ = ["minutes", "report", "submission"]
