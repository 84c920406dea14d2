"""What the room's papers say: decisions, proposals, bonus sheets.

They are papers of the state: in Vietnamese, whoever draws them up.
"""

from thidua.cycle.decisions.papers.bonus import bonus_paper
from thidua.cycle.decisions.papers.decision import decision_paper
from thidua.cycle.decisions.papers.proposal import proposal_paper
from thidua.cycle.decisions.papers.whole import paper_of

__all__ = ["bonus_paper", "decision_paper", "paper_of", "proposal_paper"]
