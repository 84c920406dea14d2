"""The paper of a decision of any kind."""

from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.papers.decision import decision_paper
from thidua.cycle.decisions.papers.proposal import proposal_paper
from thidua.foundation.documents.state_paper import StatePaper


def paper_of(decision: Decision) -> StatePaper:
    """As it stands now: without number and day where it has none yet."""
    return proposal_paper(decision) if decision.is_proposal else decision_paper(decision)
