"""On whose account a job runs: whoever asked for it, for whom he or she stood in then."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundation.access.models import StandIn, User
from thidua.foundation.jobs.models import Job
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.reach import Actor, Machine


def owners_of(actor: Actor) -> dict[str, User | None]:
    """The columns of a job that say who asked for it; empty for the machine itself."""
    return {"owner": _user(actor), "on_behalf": _user(actor.acting_for)}


def _user(actor: Actor | None) -> User | None:
    return User.objects.get(uid=actor.uid) if actor and actor.uid else None


def actor_of(job: Job) -> Actor:
    """The owner with the rights of today, under the stand-in the job was asked for under; the
    machine for what nobody in person asked for. Raises NotPermitted once the stand-in is over."""
    owner = job.owner
    if owner is None:
        return Machine()
    if job.on_behalf_id is not None:
        running = StandIn.objects.running(timezone.localdate()).select_related("absent")
        found = running.filter(
            deputy=owner, absent=job.on_behalf_id, absent__is_active=True
        ).first()
        if found is None:
            raise NotPermitted(
                _("Thời gian làm thay đã hết nên việc này không chạy. Dữ liệu không thay đổi.")
            )
        owner.act_under(found)
    return owner
