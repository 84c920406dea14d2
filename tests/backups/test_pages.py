"""The page of backups: the administrator of the whole office makes, lists and fetches them."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.office import Office
from thidua.foundation.access.models import Grant, User
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.backups.background import back_up_daily, latest_due
from thidua.foundation.backups.checking import check
from thidua.foundation.backups.folder import all_kept, drop_old
from thidua.foundation.backups.refusals import Unusable
from thidua.foundation.backups.sealing import MAGIC, opened_seal
from thidua.foundation.jobs.models import Job
from thidua.foundation.policy.roles import Role


@pytest.fixture
def office(db: None, standing_office: Office, tmp_path: Path, settings: Any) -> Office:
    settings.THIDUA = replace(settings.THIDUA, data_dir=tmp_path, backup_at="02:00", overlays="")
    return deepcopy(standing_office)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def keeper(office: Office) -> Client:
    """The administrator of the department, and of its neighbour: of everything there is."""
    user = office.user(Role.ADMINISTRATOR)
    Grant.objects.create(
        user=user, role=Role.ADMINISTRATOR, organisation=office.neighbour,
        valid_from=date(2020, 1, 1),
    )  # fmt: skip
    return signed_in(User.objects.get(pk=user.pk))


def test_made_listed_and_fetched_sealed(keeper: Client, tmp_path: Path, settings: Any) -> None:
    home = keeper.get(reverse("desk:home")).content.decode()
    assert "Cơ quan chưa có bản sao lưu nào." in home
    keeper.post(reverse("desk:backup-make"))
    job = Job.objects.get(kind="make_backup")
    assert job.outcome.startswith("Đã sao lưu"), job.outcome
    (kept,) = all_kept()
    page = keeper.get(reverse("desk:backups")).content.decode()
    assert kept.name in page
    assert "Theo yêu cầu" in page
    assert "bản sao lưu" not in keeper.get(reverse("desk:home")).content.decode()
    table = keeper.get(reverse("desk:backups-file", args=["csv"])).content.decode("utf-8-sig")
    assert kept.name in table
    carried = tmp_path / "carried.thidua"
    answer: Any = keeper.get(reverse("desk:backup-fetch", args=[kept.name]))
    carried.write_bytes(b"".join(answer.streaming_content))
    assert AuditEvent.objects.filter(verb="fetch_backup").count() == 1
    assert carried.read_bytes().startswith(MAGIC)
    assert "Hương An".encode() not in carried.read_bytes()
    with opened_seal(carried) as plain:
        assert plain.read_bytes() == kept.path.read_bytes()
        assert check(plain).rows > 0
    carried.write_bytes(carried.read_bytes()[:-1])
    with pytest.raises(Unusable, match="bị hỏng"), opened_seal(carried):
        pass
    settings.FIELDS_KEYS = ["YW5vdGhlci1rZXktb2YtYW5vdGhlci1vZmZpY2UtMTI="]
    with pytest.raises(Unusable, match="cơ quan khác"), opened_seal(carried):
        pass


@pytest.mark.parametrize("role", list(Role))
def test_to_everybody_else_there_is_no_such_page(office: Office, role: Role) -> None:
    client = signed_in(office.user(role))
    assert client.get(reverse("desk:backups")).status_code == 404
    assert client.post(reverse("desk:backup-make")).status_code == 404
    assert client.get(reverse("desk:backup-fetch", args=["thidua-x.zip"])).status_code == 404


def test_once_a_day_after_the_hour_and_old_ones_go(office: Office) -> None:
    day = timezone.localtime().replace(hour=10)
    assert latest_due(day, time(2)).date() == day.date()
    assert latest_due(day, time(11)).date() == (day - timedelta(days=1)).date()
    back_up_daily()
    back_up_daily()
    assert [(one.why.value, Job.objects.count()) for one in all_kept()] == [("hang-ngay", 1)]
    folder = all_kept()[0].path.parent
    for number in range(1, 5):
        stamp = datetime(2020, 1, number, 2, tzinfo=timezone.get_current_timezone())
        (folder / f"thidua-{stamp:%Y%m%d-%H%M%S}-hang-ngay.zip").write_bytes(b"")
    (folder / "thidua-20200101-000000-an-toan.zip").write_bytes(b"")
    assert len(drop_old(2)) == 3
    assert sorted(one.why.value for one in all_kept()) == ["an-toan", "hang-ngay", "hang-ngay"]
