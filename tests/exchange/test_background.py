"""Large files: read, previewed, imported and undone as jobs, in bulk, heard as they go."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from benchmarks.workbooks import department_workbook
from tests.exchange.conftest import PEOPLE_HEAD, RATINGS_HEAD, book
from tests.office import MACHINE, Office
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.exchange.actions import import_batch as importing
from thidua.foundation.exchange.models import ImportBatch, ImportLine
from thidua.foundation.exchange.refusals import PreviewChanged
from thidua.foundation.exchange.words import Outcome, State
from thidua.foundation.jobs.actions.start_job import Given, start_job
from thidua.foundation.jobs.models import Job, JobFile
from thidua.foundation.jobs.run import Run
from thidua.foundation.jobs.runner import run_job
from thidua.foundation.jobs.words import State as JobState
from thidua.foundation.people.models import Person
from thidua.foundation.records.sealed_files import SEALED
from thidua.foundation.registry.actions.record_rating import record_rating
from thidua.foundation.registry.models import AwardHeld, Initiative, Rating

TOLD = (Outcome.ERROR, Outcome.WAITING, Outcome.WARNING)


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that go to the database; one prepared for many rows counts once."""
    asked: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield asked


def run(office: Office, kind: str, batch: ImportBatch | None = None, **arguments: Any) -> Job:
    given = arguments.pop("given", None)
    if batch is not None:
        batch.refresh_from_db()
        arguments |= {"batch": str(batch.uid), "version": batch.edit_version}
    job = start_job(
        actor=office.officer, kind=kind, organisation=office.department, arguments=arguments,
        given=given,
    )  # fmt: skip
    assert job.state == JobState.DONE, job.outcome
    return job


def test_a_department_and_its_15_years_come_in_at_one_sitting(office: Office) -> None:
    """As ``benchmarks.imports`` brings in departments of 400 and of 1,600 people."""
    made = department_workbook(40, 15, faults=25)
    before = Person.objects.count(), AuditEvent.objects.count()
    read = run(office, "preview_import", file_name="so.xlsx", given=Given("so.xlsx", made.data))
    batch = ImportBatch.objects.get(uid=read.about)
    told = {(one.sheet, one.row): one for one in batch.lines.filter(outcome__in=TOLD)}
    assert set(made.spoiled) <= set(told), "every mistake is found at its row"
    for place in made.spoiled:
        content = told[place].content
        assert all(content["what"]) and all(content["cure"]), place  # noqa: PT018 one fault a row
    with counted() as asked:
        wrote = run(office, "import_rows", batch)
    assert len(asked) < 100, len(asked)
    batch.refresh_from_db()
    counts = batch.counts["outcomes"]
    assert batch.counts["written"] == counts["new"] > 1_000
    assert Rating.objects.count() + AwardHeld.objects.count() > 900
    assert wrote.outcome.startswith("Đã ghi 1.")
    assert AuditEvent.objects.filter(verb="import_batch").count() == 1
    with counted() as asked:
        run(office, "undo_import", batch, reason="Nộp nhầm")
    assert len(asked) < 250, len(asked)  # one a column that points to what goes, none a row
    assert not Rating.objects.exists()
    assert not Initiative.objects.exists()
    assert Person.objects.count() == before[0]
    events = ("start_job", "preview_import", "import_batch", "undo_import")
    assert AuditEvent.objects.count() - before[1] == len(events) + 2


def test_an_upload_waits_sealed(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until a worker takes it up, and in what it hands back."""
    starting = "thidua.foundation.jobs.actions.start_job.enqueue"
    monkeypatch.setattr(starting, lambda _job: None)
    data = book(Nhân_sự=[["Họ và tên", "Số CCCD"], ["Trần Văn Bình", "001085012345"]])
    job = start_job(actor=office.officer, kind="preview_import", organisation=office.department,
                    arguments={"file_name": "a.xlsx"}, given=Given("a.xlsx", data))  # fmt: skip
    waiting = JobFile.objects.get(job=job)
    assert bytes(waiting.content).startswith(SEALED)
    assert data not in bytes(waiting.content)
    assert waiting.opened() == data
    assert run_job(str(job.uid), job.attempt) == JobState.DONE
    batch = ImportBatch.objects.get()
    assert bytes(batch.file.content).startswith(SEALED)
    asked = {"batch": str(batch.uid)}
    marked = start_job(actor=office.officer, kind="mark_workbook", arguments=asked,
                       organisation=office.department)  # fmt: skip
    assert run_job(str(marked.uid), marked.attempt) == JobState.DONE
    assert bytes(JobFile.objects.get(job=marked).content).startswith(SEALED)


def test_progress_is_seen_while_a_change_keeps_the_database(
    client: Client, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("thidua.foundation.jobs.actions.start_job.enqueue", lambda _job: None)
    job = start_job(actor=office.officer, kind="import_rows", organisation=office.department)
    now = timezone.now()
    Job.objects.update(state=JobState.RUNNING, started_at=now, heartbeat=now)
    client.force_login(office.officer)
    run = Run(job, at_once=False)
    for done in (30, 90):
        with run.change():
            run.tell(done, 120, "Ghi vào sổ")
            run.beat()
            page = client.get(reverse("desk:job-progress", args=[job.uid])).content.decode()
            assert f'value="{done}"' in page
            assert "Ghi vào sổ" in page


@pytest.fixture
def small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thidua.foundation.exchange.sizes.AT_ONCE", 2)


class Pages:
    """The officer's browser: whatever a page hands over is followed to its job."""

    def __init__(self, client: Client, office: Office) -> None:
        self.client, self.office = client, office
        self.batch = ImportBatch()
        client.force_login(office.officer)

    def send(self, data: bytes) -> Job:
        file = SimpleUploadedFile("a.xlsx", data)
        sent = {"organisation": str(self.office.department.uid), "file": file}
        job = self.follow(self.client.post(reverse("desk:exchange-upload"), sent))
        self.batch = ImportBatch.objects.get(uid=job.about)
        return job

    def post(self, name: str, **values: Any) -> Job:
        self.batch.refresh_from_db()
        address = reverse(f"desk:{name}", args=[self.batch.uid])
        return self.follow(
            self.client.post(address, {"edit_version": self.batch.edit_version} | values)
        )

    def follow(self, answer: Any) -> Job:
        job = Job.objects.order_by("-pk")[0]
        assert answer.url == reverse("desk:job", args=[job.uid])
        assert job.state == JobState.DONE, job.outcome
        page = self.client.get(answer.url).content.decode()
        assert reverse("desk:exchange-batch", args=[job.about]) in page
        return job


def two_of_one_name() -> bytes:
    return book(
        Nhân_sự=[PEOPLE_HEAD, ["01", "Hà Thu", "01/05/1985", "Phòng Quản lý năng lượng", None],
                 ["02", "Hà Thu", "02/05/1986", "Phòng Quản lý thương mại", None]],
        Xếp_loại_cá_nhân=[RATINGS_HEAD, ["Trần Văn Bình", 2024, "HTTNV"],
                          ["Trần Văn Bình", 2023, "Rất tốt"], ["Hà Thu", 2024, "HTTNV"]],
    )  # fmt: skip


def test_the_pages_hand_a_large_file_over_and_show_how_far_it_is(
    client: Client, office: Office, small_is_large: None
) -> None:
    pages = Pages(client, office)
    pages.send(two_of_one_name())
    marked = pages.follow(client.get(reverse("desk:exchange-marked", args=[pages.batch.uid])))
    file = client.get(reverse("desk:job-result", args=[marked.uid]))
    assert openpyxl.load_workbook(io.BytesIO(file.content)).sheetnames[0] == "Lỗi"
    who = ImportLine.objects.get(batch=pages.batch, outcome=Outcome.WAITING)
    chosen = pages.post("exchange-waiting", **{f"choice-{who.content['waiting']}": "cb:01"})
    assert chosen.kind == "decide_import"
    pages.post("exchange-import")
    assert Rating.objects.filter(person__full_name="Hà Thu").count() == 1
    pages.batch.refresh_from_db()
    assert pages.batch.state == State.IMPORTED
    pages.post("exchange-undo", reason="Nộp nhầm")
    assert not Rating.objects.exists()
    pages.batch.refresh_from_db()
    assert pages.batch.state == State.UNDONE


def test_what_somebody_writes_while_a_file_is_compared_stops_the_import(
    office: Office, preview: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = preview(Xếp_loại_cá_nhân=[RATINGS_HEAD, ["Trần Văn Bình", 2024, "HTTNV"]])
    plan, once = importing.planned, []

    def planned(*arguments: Any) -> Any:
        made = plan(*arguments)
        if not once:
            once.append(1)
            record_rating(actor=MACHINE, person=office.binh, year=2024, rating="excellent")
        return made

    monkeypatch.setattr(importing, "planned", planned)
    with pytest.raises(PreviewChanged):
        importing.import_batch(actor=office.officer, batch=batch, version=batch.edit_version)
    assert [one.rating for one in Rating.objects.all()] == ["excellent"]
    batch.refresh_from_db()
    assert batch.state == State.PREVIEWED
    assert batch.counts["outcomes"] == {"changed": 1}
    importing.import_batch(actor=office.officer, batch=batch, version=batch.edit_version)
    assert [one.rating for one in Rating.objects.all()] == ["good"]
