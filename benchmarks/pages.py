"""The office's pages on a warm server: the matrix of a department, and of ten thousand people.

Runs in a database of its own in a temporary folder, through Django's test client (the whole stack
but the socket). Prints one line a page: median of the warm requests, in milliseconds.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import uuid
from statistics import median
from typing import Any

PAGES = (
    "/ra-soat/?size=300",
    "/ra-soat/",
    "/ra-soat/?page=4",
    "/ra-soat/?q=nguyen+thi&verdict=near",
    "/ra-soat/?year=2026",
    "/ra-soat/?kind=collective",
)
OFFICER = "can_bo.hanoi"
PEOPLE = 10_000
WARM = 5


def main() -> None:
    """Measure the demonstration's department, then the same office with ten thousand people."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "THIDUA_DATA_DIR": folder, "THIDUA_DEMONSTRATION": "yes",
            "DJANGO_SETTINGS_MODULE": "thidua.config.settings.office",
        }  # fmt: skip
        _open_office()
        _measure("260 people")
        _multiply(PEOPLE)
        _measure("10,000 people")


def _open_office() -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    call_command("demo", verbosity=0, stdout=sys.stderr)


def _measure(label: str) -> None:
    from django.test import Client

    from thidua.foundation.access.models import User

    client = Client()
    client.force_login(User.objects.get(username=OFFICER))
    for page in PAGES:
        first, *warm = [_timed(client, page) for _ in range(WARM + 1)]
        print(
            f"{label:<14} {page:<38} first {first:8.0f} ms   warm {median(warm):7.0f} ms",
            flush=True,
        )


def _timed(client: Any, page: str) -> float:
    started = time.perf_counter()
    response = client.get(page)
    assert response.status_code == 200, (page, response.status_code)
    return (time.perf_counter() - started) * 1000


def _multiply(total: int) -> None:
    """Copy the department's staff, with their whole histories, until there are ``total``."""
    from thidua.foundation.audit.actions.record import record
    from thidua.foundation.people.models import Person, Posting
    from thidua.foundation.policy.reach import Machine
    from thidua.foundation.registry import models as registry

    department = _department()
    staff = list(Person.objects.filter(organisation__in=department, left__isnull=True))
    rounds = total // len(staff)
    histories = (Posting, registry.Rating, registry.AwardHeld, registry.Coverage)
    for number in range(rounds):
        twins = [_twin(person, staff_number=f"{number:03d}-{person.pk}") for person in staff]
        Person.objects.bulk_create(twins)
        twin_of = {old.pk: new.pk for old, new in zip(staff, twins, strict=True)}
        for model in histories:
            rows = model.objects.filter(person_id__in=twin_of)  # type: ignore[attr-defined]
            model.objects.bulk_create(  # type: ignore[attr-defined]
                (_twin(row, person_id=twin_of[row.person_id]) for row in rows), batch_size=500
            )
    record(actor=Machine(), verb="load_demonstration", target=staff[0])


def _department() -> Any:
    from thidua.foundation.access.models import User
    from thidua.foundation.organisations.models import Organisation

    officer = User.objects.get(username=OFFICER)
    root = officer.grants.first().organisation  # type: ignore[union-attr]
    found, frontier = {root.pk}, {root.pk}
    while frontier:
        children = Organisation.objects.filter(parent_id__in=frontier).values_list("pk", flat=True)
        frontier = set(children) - found
        found |= frontier
    return found


def _twin(row: Any, **changes: object) -> Any:
    columns = row._meta.concrete_fields  # noqa: SLF001 - the documented way to list columns
    values = {column.attname: getattr(row, column.attname) for column in columns}
    values.pop("id")
    if "uid" in values:
        values["uid"] = uuid.uuid4()
    return type(row)(**(values | changes))


if __name__ == "__main__":
    main()
