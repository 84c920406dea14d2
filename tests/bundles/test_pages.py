"""The pages of bundles: made, carried over, its sender confirmed, taken in, all by hand."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.office import Office
from thidua.foundation.access.models import User
from thidua.foundation.bundles.office_key import fingerprint, public_key
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.jobs.models import Job, JobFile
from thidua.foundation.people.models import Person
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import Rating


@pytest.fixture
def office(db: None, standing_office: Office, tmp_path: Path, settings: Any) -> Office:
    settings.THIDUA = replace(settings.THIDUA, data_dir=tmp_path)
    return deepcopy(standing_office)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def refuse_what_is_no_bundle(client: Client, asked: dict[str, Any]) -> None:
    bad = client.post(
        reverse("desk:bundle-receive"), asked | {"file": SimpleUploadedFile("x.zip", b"hello")}
    )
    assert bad.status_code == 422
    assert "không phải gói dữ liệu" in bad.content.decode()


def test_sent_confirmed_chosen_and_written(office: Office) -> None:
    Rating.objects.create(person=office.an, year=2024, rating="good")
    client = signed_in(office.officer)
    page = client.get(reverse("desk:bundles")).content.decode()
    assert fingerprint(public_key()) in page
    client.post(
        reverse("desk:bundle-send"),
        {"organisation": office.energy.uid, "phrase": "mot cau dai qua"},
    )
    job = Job.objects.get(kind="export_bundle")
    assert job.outcome.startswith("Gói"), job.outcome
    assert "mot cau" not in str(job.arguments), "a phrase waits sealed"
    data = JobFile.objects.get(job=job).opened()
    Rating.objects.update(rating="excellent")
    asked = {"organisation": office.department.uid}
    refuse_what_is_no_bundle(client, asked)
    client.post(
        reverse("desk:bundle-receive"), asked | {"file": SimpleUploadedFile("x.thidua-goi", data)}
    )
    batch = ImportBatch.objects.get()
    choose = reverse("desk:bundle-choose", args=[batch.uid])
    assert "Dấu vân tay bên gửi đọc" in client.get(choose).content.decode()
    typed = {"typed": fingerprint(public_key())}
    client.post(reverse("desk:bundle-sender", args=[batch.uid]), typed)
    page = client.get(choose).content.decode()
    assert "Lấy theo gói" in page
    batch.refresh_from_db()
    row = f"row-{Rating.objects.get().uid}"
    client.post(choose, {row: "take", "edit_version": batch.edit_version})
    batch.refresh_from_db()
    client.post(
        reverse("desk:exchange-import", args=[batch.uid]), {"edit_version": batch.edit_version}
    )
    assert Job.objects.filter(kind="import_rows", state="done").exists()
    assert Rating.objects.get().rating == "good"
    whole = client.get(reverse("desk:exchange-batch", args=[batch.uid]))
    assert whole.status_code == 200
    assert Person.objects.filter(uid=office.an.uid).count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role != Role.DEPARTMENT_OFFICER])
def test_only_the_standing_body_exchanges_bundles(office: Office, role: Role) -> None:
    client = signed_in(office.user(role))
    assert client.get(reverse("desk:bundles")).status_code == 403
    assert client.post(reverse("desk:bundle-send")).status_code == 403
    assert client.post(reverse("desk:bundle-receive")).status_code == 403
