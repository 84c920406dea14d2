"""The tables of the room, one file a family."""

from thidua.cycle.movements.models.directions import Direction, Task
from thidua.cycle.movements.models.movements import Movement, MovementUnit
from thidua.cycle.movements.models.targets import Indicator, Target
from thidua.cycle.movements.models.years import EmulationYear

__all__ = [
    "Direction", "EmulationYear", "Indicator", "Movement", "MovementUnit", "Target", "Task",
]  # fmt: skip
