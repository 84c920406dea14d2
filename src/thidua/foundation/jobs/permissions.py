"""Who sees and stops jobs. Who starts one, the kind itself says (``Kind.may``)."""

from django.utils.translation import gettext as _

from thidua.foundation.jobs.kinds import kind_of
from thidua.foundation.jobs.models import Job
from thidua.foundation.policy.predicates import NotPermitted, holds
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role

may_oversee = holds(Role.ADMINISTRATOR)


def may_stop(actor: Actor, job: Job) -> bool:
    """One's own, and the administrator those of his or her part of the tree."""
    mine = job.owner is not None and job.owner.uid == actor.uid
    return mine or may_oversee(actor, job.organisation_id or -1)


def require_stop(actor: Actor, job: Job) -> None:
    """Raises NotPermitted."""
    if not may_stop(actor, job):
        raise NotPermitted(
            _("Chỉ người yêu cầu hoặc quản trị tài khoản dừng được việc này. Việc vẫn chạy tiếp.")
        )


def require_owner(actor: Actor, job: Job) -> None:
    """Raises NotPermitted."""
    if not job.belongs_to(actor):
        raise NotPermitted(_("Chỉ người yêu cầu chạy lại được việc này. Chưa có gì thay đổi."))


def may_fetch(actor: Actor, job: Job) -> bool:
    """The owner's, for as long as he or she may do what the job did."""
    kind = kind_of(job.kind)
    return (
        job.belongs_to(actor)
        and kind is not None
        and kind.may(actor, job.organisation_id)
        and kind.still(actor, job)
    )
