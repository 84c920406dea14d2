"""The tables of the room, one file a family."""

from thidua.cycle.initiatives.models.confirmations import Confirmation
from thidua.cycle.initiatives.models.criteria import Criterion
from thidua.cycle.initiatives.models.likenesses import Likeness
from thidua.cycle.initiatives.models.reviews import Review
from thidua.cycle.initiatives.models.submissions import Submission, SubmissionAuthor

__all__ = ["Confirmation", "Criterion", "Likeness", "Review", "Submission", "SubmissionAuthor"]
