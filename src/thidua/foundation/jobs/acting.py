"""On whose account a job runs: whoever asked for it, for whom he or she stood in then."""

from __future__ import annotations

from thidua.foundation.access.models import User
from thidua.foundation.jobs.models import Job
from thidua.foundation.policy.reach import Actor, Machine


def owners_of(actor: Actor) -> dict[str, User | None]:
    """The columns of a job that say who asked for it; empty for the machine itself."""
    return {"owner": _user(actor), "on_behalf": _user(actor.acting_for)}


def _user(actor: Actor | None) -> User | None:
    return User.objects.get(uid=actor.uid) if actor and actor.uid else None


def actor_of(job: Job) -> Actor:
    """The owner with the rights of today; the machine for what nobody in person asked for."""
    return job.owner or Machine()
