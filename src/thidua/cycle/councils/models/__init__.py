"""The tables of the room, one file a family."""

from thidua.cycle.councils.models.ballots import Ballot, BallotItem, Conflict
from thidua.cycle.councils.models.bodies import Council, Member
from thidua.cycle.councils.models.secret import Box, RollMark, TellerCount
from thidua.cycle.councils.models.sittings import Attendance, Sitting

__all__ = [
    "Attendance", "Ballot", "BallotItem", "Box", "Conflict", "Council", "Member", "RollMark",
    "Sitting", "TellerCount",
]  # fmt: skip
