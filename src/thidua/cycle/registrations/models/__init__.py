"""The tables of the room, one file a family."""

from thidua.cycle.registrations.models.promises import RegisteredTarget, RegisteredTitle
from thidua.cycle.registrations.models.registrations import Registration, Remark

__all__ = ["RegisteredTarget", "RegisteredTitle", "Registration", "Remark"]
