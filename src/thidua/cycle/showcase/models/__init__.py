"""The tables of the room, one file a family."""

from thidua.cycle.showcase.models.conferences import AgendaItem, Conference, Delegate, Speech
from thidua.cycle.showcase.models.honours import HonourEntry
from thidua.cycle.showcase.models.role_models import RoleModel, TakenUp

__all__ = [
    "AgendaItem", "Conference", "Delegate", "HonourEntry", "RoleModel", "Speech", "TakenUp",
]  # fmt: skip
