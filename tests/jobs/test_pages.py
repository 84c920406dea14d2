"""The pages of background work: who sees what, how far it is, what may be done."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.office import Office
from thidua.foundation.access.models import User
from thidua.foundation.jobs.actions.start_job import start_job
from thidua.foundation.jobs.models import Job, Worker
from thidua.foundation.jobs.words import State
from thidua.foundation.policy.roles import Role

IN_WORKERS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def ask(office: Office, **arguments: Any) -> Job:
    return start_job(
        actor=office.officer, kind="rename", organisation=office.energy,
        arguments={"to": "Phòng Bí Mật"} | arguments, label="bi-mat.xlsx",
    )  # fmt: skip


def address(job: Job, view: str = "job") -> str:
    return reverse(f"desk:{view}", args=[job.uid])


def test_the_owner_reads_and_fetches_the_administrator_sees_that_it_is(office: Office) -> None:
    job = ask(office)
    owner = signed_in(office.officer)
    page = owner.get(address(job)).content.decode()
    assert "Đã đổi tên." in page
    assert "Tải ten.txt" in page
    file = owner.get(address(job, "job-result"))
    assert (file.content.decode(), file["Content-Type"]) == ("Phòng Bí Mật", "text/plain")
    administrator = signed_in(office.user(Role.ADMINISTRATOR))
    seen = administrator.get(address(job)).content.decode()
    listed = administrator.get(reverse("desk:jobs")).content.decode()
    for text in (seen, listed):
        assert "Đổi tên" in text
        assert "Đã đổi tên." not in text
        assert "ten.txt" not in text
        assert "bi-mat" not in text
    for own in (page, owner.get(reverse("desk:jobs")).content.decode()):
        assert "bi-mat.xlsx" in own
    assert administrator.get(address(job, "job-result")).status_code == 404
    for stranger in (office.user(Role.AUDITOR), office.neighbour_officer):
        client = signed_in(stranger)
        for view in ("job", "job-progress", "job-result"):
            assert client.get(address(job, view)).status_code == 404
        assert client.post(address(job, "job-cancel")).status_code == 404


def test_a_right_that_is_lost_takes_the_file_along(office: Office) -> None:
    job = ask(office)
    office.officer.grants.update(valid_to=timezone.localdate())
    assert signed_in(office.officer).get(address(job, "job-result")).status_code == 404


def test_polling_ends_with_the_job_and_the_head_says_so(office: Office, settings: Any) -> None:
    settings.TASKS = IN_WORKERS
    job, client = ask(office), signed_in(office.officer)
    waiting = client.get(address(job)).content.decode()
    assert 'hx-trigger="every 1s"' in waiting
    assert '<noscript><meta http-equiv="refresh"' in waiting
    assert "1 việc đang chạy" in waiting
    assert "Chưa có máy chạy nền nào" in waiting
    Worker.objects.create(name="one", seen_at=timezone.now())
    Job.objects.filter(pk=job.pk).update(
        state=State.RUNNING, started_at=timezone.now(), heartbeat=timezone.now(),
        done=1500, total=50000, note="Đối chiếu",
    )  # fmt: skip
    running = client.get(address(job, "job-progress")).content.decode()
    assert 'max="50000" value="1500"' in running
    assert "1.500 trên 50.000" in running
    assert "Chưa có máy chạy nền nào" not in running
    client.post(address(job, "job-cancel"))
    job.refresh_from_db()
    assert job.cancel_asked
    Job.objects.filter(pk=job.pk).update(
        state=State.CANCELLED, finished_at=timezone.now(), outcome="Đã dừng theo yêu cầu."
    )
    assert "1 việc vừa kết thúc" in client.get(reverse("desk:home")).content.decode()
    ended = client.get(address(job, "job-progress")).content.decode()
    assert "hx-trigger" not in ended
    assert "Đã dừng theo yêu cầu." in ended
    sign = client.get(reverse("desk:jobs-sign")).content.decode()
    assert "việc" not in sign, "what was opened is no news any more"


def test_a_failed_job_is_run_again_from_its_page(office: Office) -> None:
    job, client = ask(office, fail="refused"), signed_in(office.officer)
    page = client.get(address(job)).content.decode()
    assert "Chưa đổi được tên." in page
    assert "Chạy lại" in page
    assert client.post(address(job, "job-retry")).status_code == 302
    job.refresh_from_db()
    assert job.attempt == 2


def test_the_list_is_filtered_sorted_and_taken_away(office: Office) -> None:
    ask(office)
    ask(office, fail="refused")
    client = signed_in(office.officer)
    for query, count in (("", 2), ("?state=failed", 1), ("?whose=mine&sort=-state", 2),
                         ("?whose=others", 0), ("?kind=rename", 0)):  # fmt: skip
        page = client.get(reverse("desk:jobs") + query)
        found = page.context["page"].paginator.count
        assert found == (2 if query == "?kind=rename" else count), query
    text = client.get(reverse("desk:jobs-file", args=["csv"])).content.decode("utf-8-sig")
    assert text.splitlines()[0].startswith(
        "Loại việc,Nội dung,Tình trạng,Tiến độ,Phạm vi,Người yêu cầu"
    )
    assert len(text.splitlines()) == 3
    assert client.get(reverse("desk:jobs-file", args=["pdf"])).status_code == 404


def test_the_list_asks_the_same_number_of_questions_whatever_it_holds(
    office: Office, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(office.officer)
    ask(office)
    client.get(reverse("desk:jobs"))
    with django_assert_max_num_queries(40) as one:
        client.get(reverse("desk:jobs"))
    for _ in range(5):
        ask(office)
    with django_assert_max_num_queries(len(one)):
        client.get(reverse("desk:jobs"))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_register_too_long_to_wait_for_is_made_in_the_background(
    office: Office, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr("thidua.surfaces.desk.views.registers.LIMIT", 1)
    client = signed_in(office.officer)
    short = client.get(reverse("desk:register-file", args=["to-chuc", form]))
    assert short.status_code == 302
    job = Job.objects.get(kind="export_register")
    assert short.url == address(job)
    assert job.state == State.DONE, job.outcome
    made = client.get(address(job, "job-result")).content
    monkeypatch.undo()
    whole = client.get(reverse("desk:register-file", args=["to-chuc", form])).content
    if form == "csv":
        assert made == whole
        assert "Phòng Quản lý năng lượng" in made.decode("utf-8-sig")
    assert len(made) == len(whole)


def test_files_about_many_people_are_made_in_the_background(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("thidua.foundation.exchange.sizes.CROWD", 0)
    client = signed_in(office.officer)
    place = f"?organisation={office.department.uid}"
    for asked in (
        reverse("desk:exchange-registry") + place, reverse("desk:exchange-verdicts") + place,
        reverse("desk:sweep-file", args=["csv"]), reverse("desk:sweep-list"),
    ):  # fmt: skip
        job_page = client.get(asked, follow=True)
        job = job_page.context["job"]
        assert job.state == State.DONE, (asked, job.outcome)
        assert client.get(address(job, "job-result")).status_code == 200
