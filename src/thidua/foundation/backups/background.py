"""Backups in the background: asked for on the page, and every day at the hour of the settings."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundation.backups.actions.make_backup import make_backup
from thidua.foundation.backups.folder import all_kept, drop_old
from thidua.foundation.backups.permissions import may_keep_backups
from thidua.foundation.backups.refusals import Unusable
from thidua.foundation.backups.words import Why
from thidua.foundation.jobs.actions.start_job import start_job
from thidua.foundation.jobs.kinds import job
from thidua.foundation.jobs.models import Job
from thidua.foundation.jobs.run import Refused, Result, Run
from thidua.foundation.jobs.schedule import every
from thidua.foundation.policy.reach import Machine

AGAIN = timedelta(hours=1)
"""A daily backup that could not be made is tried again after so long."""


@job("make_backup", title=gettext_lazy("Sao lưu"), may=may_keep_backups, safe=True)
def back_up(run: Run, *, why: str = Why.ASKED) -> Result:
    try:
        path, row = make_backup(actor=run.actor, why=Why(why), run=run)
    except Unusable as refused:
        raise Refused(str(refused)) from refused
    if why == Why.DAILY:
        drop_old(settings.THIDUA.backups_kept)
    count = number_format(row.rows, use_l10n=True, force_grouping=True)
    told = _("Đã sao lưu %(count)s dòng vào %(name)s; tệp đã được đọc lại và khớp.")
    return Result(told % {"count": count, "name": path.name})


@every("daily_backup", minutes=5)
def back_up_daily() -> None:
    """Once a day after the hour of the settings; the demonstration is not worth keeping."""
    options = settings.THIDUA
    if not options.backup_at or options.demonstration:
        return
    due = latest_due(timezone.localtime(), time.fromisoformat(options.backup_at))
    if any(one.why == Why.DAILY and one.made_at >= due for one in all_kept()):
        return
    tried = Job.objects.filter(kind="make_backup", owner=None, queued_at__gte=due)
    if not tried.filter(queued_at__gt=timezone.now() - AGAIN).exists():
        start_job(actor=Machine(), kind="make_backup", arguments={"why": str(Why.DAILY)})


def latest_due(now: datetime, at: time) -> datetime:
    """The last moment a daily backup was due: today's hour, or yesterday's before it has come."""
    today = now.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    return today if today <= now else today - timedelta(days=1)
