"""A preview drawn up anew, after a choice or after the registry has changed."""

from thidua.foundation.exchange.lines import write_lines
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.planning.plan import make_plan
from thidua.foundation.policy.reach import Actor


def refresh(batch: ImportBatch, actor: Actor) -> None:
    """Called in a transaction that holds the batch."""
    plan = make_plan(batch, actor)
    batch.counts, batch.plan_digest = plan.counts(), plan.digest()
    batch.edit_version += 1
    batch.save(force_update=True)
    write_lines(batch, plan)
