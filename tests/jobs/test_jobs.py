"""Jobs: asked for, run, refused, stopped, tried again, given up for dead, expired."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.office import MACHINE, Office
from thidua.foundation.access.models import StandIn
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.jobs.actions.cancel_job import cancel_job
from thidua.foundation.jobs.actions.expire_results import expire_results
from thidua.foundation.jobs.actions.reap_jobs import ATTEMPTS, reap_jobs
from thidua.foundation.jobs.actions.retry_job import retry_job
from thidua.foundation.jobs.actions.start_job import Given, start_job
from thidua.foundation.jobs.models import Duty, Job, JobFile, Use, Worker
from thidua.foundation.jobs.queries import mine, someone_works
from thidua.foundation.jobs.run import Cancelled, Leaving, Run, TakenAway, leaving
from thidua.foundation.jobs.runner import run_job
from thidua.foundation.jobs.schedule import DUTIES, every, run_due
from thidua.foundation.jobs.tasks import any_ready, forget, is_queued
from thidua.foundation.jobs.words import State
from thidua.foundation.jobs.working import Working
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role

IN_WORKERS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
LONG_AGO = timedelta(hours=1)


def ask(office: Office, kind: str = "rename", **arguments: Any) -> Job:
    return start_job(
        actor=office.officer, kind=kind, organisation=office.energy,
        arguments={"to": "Phòng Năng lượng"} | arguments,
        given=Given("vao.txt", b"cho", "text/plain"),
    )  # fmt: skip


def name_of(office: Office) -> str:
    office.energy.refresh_from_db()
    return office.energy.name


def running(office: Office, kind: str = "rename", **columns: Any) -> Job:
    """A job a worker took up and then said nothing more of."""
    then = timezone.now() - LONG_AGO
    columns = {"state": State.RUNNING, "started_at": then, "heartbeat": then} | columns
    return Job.objects.create(
        owner=office.officer, organisation=office.energy, kind=kind,
        arguments={"to": "Phòng Năng lượng"}, **columns,
    )  # fmt: skip


def test_a_job_runs_keeps_its_result_and_leaves_two_lines_in_the_trail(office: Office) -> None:
    job = ask(office)
    assert (job.state, job.outcome, job.done, job.total) == (State.DONE, "Đã đổi tên.", 2, 2)
    assert name_of(office) == "Phòng Năng lượng"
    kept = {file.use: (file.name, file.opened()) for file in job.files.all()}
    assert kept == {Use.RESULT: ("ten.txt", "Phòng Năng lượng".encode())}
    assert job.result_until is not None
    assert AuditEvent.objects.filter(verb="start_job", target_uid=job.uid).count() == 1
    assert "to" not in str(AuditEvent.objects.get(verb="start_job").after)
    assert mine(office.officer) == (0, 1)


@pytest.mark.parametrize(
    ("fail", "told"), [("refused", "Chưa đổi được tên."), ("no disk", "lỗi của phần mềm")]
)
def test_what_fails_half_way_changes_nothing_and_can_be_run_again(
    office: Office, fail: str, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    job = ask(office, fail=fail)
    assert job.state == State.FAILED
    assert told in job.outcome
    assert name_of(office) == "Phòng Quản lý năng lượng"
    assert job.files.get().use == Use.GIVEN
    Job.objects.filter(pk=job.pk).update(arguments={"to": "Phòng Điện"})
    again = retry_job(actor=office.officer, job=job)
    assert (again.state, again.attempt, name_of(office)) == (State.DONE, 2, "Phòng Điện")
    assert retry_job(actor=office.officer, job=again).attempt == 2


def test_only_whoever_may_do_it_starts_it_and_only_the_owner_runs_it_again(office: Office) -> None:
    auditor, administrator = office.user(Role.AUDITOR), office.user(Role.ADMINISTRATOR)
    with pytest.raises(NotPermitted):
        start_job(actor=auditor, kind="rename", organisation=office.energy)
    assert not Job.objects.exists()
    job = ask(office, fail="refused")
    with pytest.raises(NotPermitted):
        retry_job(actor=administrator, job=job)
    with pytest.raises(NotPermitted):
        cancel_job(actor=auditor, job=job)
    assert set(Job.objects.visible_to(office.officer)) == {job}
    assert set(Job.objects.visible_to(administrator)) == {job}
    assert not Job.objects.visible_to(auditor).exists()
    assert not Job.objects.visible_to(office.neighbour_officer).exists()
    assert not job.belongs_to(administrator)


def test_an_account_that_was_closed_runs_nothing(office: Office) -> None:
    job = running(office, state=State.WAITING, started_at=None, heartbeat=None)
    type(office.officer).objects.filter(pk=job.owner_id).update(is_active=False)
    assert run_job(str(job.uid), 1) == State.FAILED
    job.refresh_from_db()
    assert "đã ngừng dùng" in job.outcome
    assert run_job(str(job.uid), 1) == "", "an ended job is not taken up again"


def test_a_waiting_job_stops_at_once_a_running_one_at_its_next_step(
    office: Office, settings: Any
) -> None:
    settings.TASKS = IN_WORKERS
    waiting = ask(office)
    assert is_queued(waiting)
    assert waiting.state == State.WAITING
    stopped = cancel_job(actor=office.user(Role.ADMINISTRATOR), job=waiting)
    assert (stopped.state, stopped.files.count()) == (State.CANCELLED, 0)
    assert run_job(str(stopped.uid), 1) == ""
    job = running(office, heartbeat=timezone.now())
    cancel_job(actor=office.officer, job=job)
    job.refresh_from_db()
    assert job.state == State.RUNNING
    with pytest.raises(Cancelled):
        Run(job, at_once=True).tell(1, 2)
    with pytest.raises(Cancelled), Run(job, at_once=False).change():
        pytest.fail("a job that was told to stop begins no change")


def lose_half_way(job: Job) -> None:
    with Run(job, at_once=True).change():
        Organisation.objects.filter(pk=job.organisation_id).update(name="Nửa chừng")
        Job.objects.filter(pk=job.pk).update(attempt=2)


def test_a_run_that_lost_its_job_writes_nothing(office: Office) -> None:
    job = running(office)
    with pytest.raises(TakenAway):
        lose_half_way(job)
    assert name_of(office) == "Phòng Quản lý năng lượng"


def test_a_worker_that_is_told_to_end_gives_a_safe_job_back(office: Office) -> None:
    run = Run(running(office, "rename_safely"), at_once=True, safe=True)
    leaving.set()
    try:
        with pytest.raises(Leaving):
            run.tell(1, 2)
    finally:
        leaving.clear()


def test_the_reaper_settles_what_a_killed_worker_left(office: Office) -> None:
    lost = running(office)
    silent_but_done = running(office, changed_at=timezone.now())
    safe = running(office, "rename_safely")
    thrice = running(office, "rename_safely", attempt=ATTEMPTS)
    alive = running(office, heartbeat=timezone.now())
    forgotten = running(
        office, state=State.WAITING, started_at=None, heartbeat=None,
        queued_at=timezone.now() - LONG_AGO,
    )  # fmt: skip
    assert reap_jobs(actor=MACHINE) == 5
    states = {job.pk: (job.state, job.attempt) for job in Job.objects.all()}
    assert states == {
        lost.pk: (State.FAILED, 1), silent_but_done.pk: (State.DONE, 1),
        safe.pk: (State.DONE, 2), thrice.pk: (State.FAILED, ATTEMPTS),
        alive.pk: (State.RUNNING, 1), forgotten.pk: (State.DONE, 1),
    }  # fmt: skip
    lost.refresh_from_db()
    assert "Hãy chạy lại" in lost.outcome
    assert AuditEvent.objects.filter(verb="reap_job").count() == 4
    assert reap_jobs(actor=MACHINE) == 0


def test_results_expire_and_old_jobs_leave_the_list(office: Office) -> None:
    job = ask(office)
    assert expire_results(actor=MACHINE) == 0
    Job.objects.filter(pk=job.pk).update(result_until=timezone.now() - LONG_AGO)
    assert expire_results(actor=MACHINE) == 1
    assert not JobFile.objects.exists()
    Job.objects.filter(pk=job.pk).update(finished_at=timezone.now() - timedelta(days=91))
    assert expire_results(actor=MACHINE) == 1
    assert not Job.objects.exists()
    assert AuditEvent.objects.filter(verb="expire_jobs").count() == 2


def test_each_state_has_its_times_by_the_database_s_own_rule(office: Office) -> None:
    for columns in ({"heartbeat": None}, {"state": State.DONE}, {"state": State.FAILED},
                    {"done": 3, "total": 2}, {"state": "lost"}):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            running(office, **columns)


def test_a_duty_is_begun_once_in_its_period_and_a_fault_is_kept(
    db: None, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[str] = []
    every("count", minutes=10)(lambda: done.append("count"))
    every("stumble", minutes=10)(lambda: 1 // 0)
    now = timezone.now()
    try:
        assert {"count", "stumble", "reap_jobs", "expire_results"} <= set(run_due(now))
        assert run_due(now) == []
        assert "count" in run_due(now + timedelta(minutes=11))
    finally:
        del DUTIES["count"], DUTIES["stumble"]
    assert done == ["count", "count"]
    assert "ZeroDivisionError" in Duty.objects.get(name="stumble").fault


def test_a_worker_takes_up_what_waits_and_says_that_it_is_there(
    office: Office, settings: Any
) -> None:
    settings.TASKS = IN_WORKERS
    assert not someone_works()
    job = ask(office)
    working = Working(interval=0, until_empty=True)
    working._be_present()
    assert someone_works()
    assert Worker.objects.get().name == working.name
    assert any_ready()
    run_job(str(job.uid), job.attempt)
    job.refresh_from_db()
    assert job.state == State.DONE
    assert forget(timezone.now() + LONG_AGO) == 0, "what was never taken up is kept"


def test_a_worker_ends_with_the_server_it_stands_beside(db: None, settings: Any) -> None:
    settings.TASKS = IN_WORKERS
    working = Working(interval=0, beside=os.getpid())  # nobody is one's own parent
    working._listen = lambda: None
    working.work()
    assert not Worker.objects.exists()


def test_a_deputy_s_job_runs_by_the_rights_of_the_absent_while_that_lasts(office: Office) -> None:
    today = timezone.localdate()
    deputy, absent = office.user(Role.AUDITOR), office.officer
    stand_in = StandIn.objects.create(
        absent=absent, deputy=deputy, valid_from=today, valid_to=today + timedelta(days=2)
    )
    deputy.act_under(stand_in)
    asked = {"kind": "rename", "organisation": office.energy}
    job = start_job(actor=deputy, arguments={"to": "Phòng Điện"}, **asked)
    assert (job.state, job.on_behalf) == (State.DONE, absent)
    assert job.belongs_to(deputy)
    assert not job.belongs_to(office.user(Role.AUDITOR)), "not once one acts for oneself again"
    StandIn.objects.update(revoked_at=timezone.now())
    late = start_job(actor=deputy, arguments={"to": "Phòng Gió"}, **asked)
    assert late.state == State.FAILED
    assert "làm thay đã hết" in late.outcome
    assert name_of(office) == "Phòng Điện"
