"""What the first page counts for those who keep the house rather than the awards."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundation.access.models import Grant, User
from thidua.foundation.access.permissions import may_keep_accounts
from thidua.foundation.access.second_factor import has_second_factor
from thidua.foundation.audit.permissions import may_read_trail
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.views.trail.finding import visible
from thidua.surfaces.desk.year.tally import Tally, rows_of

WEEK = timedelta(days=7)


def house(request: HttpRequest) -> list[Tally]:
    """The administrator's accounts, the auditor's trail; nothing for anybody else."""
    return [*_accounts(reader(request)), *_trail(request)]


def _accounts(user: User) -> list[Tally]:
    if not may_keep_accounts(user):
        return []
    seen = User.objects.visible_to(user)
    plain = seen.annotate(secured=has_second_factor()).filter(secured=False)
    grants = Grant.objects.visible_to(user).running()
    return [
        Tally(seen.filter(is_active=True).count(), _("tài khoản đang dùng"),
              rows_of("tai-khoan", "?state=open")),
        Tally(plain.count(), _("tài khoản chưa bật xác thực hai bước"),
              rows_of("tai-khoan", "?state=plain")),
        Tally(grants.count(), _("vai trò đang có hiệu lực"),
              rows_of("giao-quyen", "?state=running")),
    ]  # fmt: skip


def _trail(request: HttpRequest) -> list[Tally]:
    if not may_read_trail(reader(request)):
        return []
    since = timezone.localdate() - WEEK
    first = timezone.make_aware(datetime.combine(since, time.min))
    count = visible(request).filter(at__gte=first).count()
    address = f"{reverse('desk:trail')}?from={since:%d/%m/%Y}"
    return [Tally(count, _("thay đổi trong bảy ngày qua"), address)]
