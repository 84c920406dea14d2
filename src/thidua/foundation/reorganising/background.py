"""What the worker does for organisations by itself."""

from thidua.foundation.jobs.schedule import every
from thidua.foundation.policy.reach import Machine
from thidua.foundation.reorganising.actions.enact_events import enact_events


@every("enact_events", hours=1)
def carry_out_plans() -> None:
    """Carry out the plans whose day has come."""
    enact_events(actor=Machine())
